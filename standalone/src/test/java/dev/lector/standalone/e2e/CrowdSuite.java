package dev.lector.standalone.e2e;

import static dev.lector.standalone.e2e.Gateway.audio;
import static dev.lector.standalone.e2e.Gateway.body;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lector.speech.audio.WavHeader;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Many requests at once: nothing lost, nothing mixed up, told by the samples of the audio. They are
 * the same alone and in the crowd, whatever ran through the model together.
 */
abstract class CrowdSuite {
  private static final int REQUESTS = 200;
  private static final int DISTINCT = 40;
  private static final long SEED = 42;
  private static final List<String> VOICES = List.of("rms", "slt", "awb");

  private final Cluster cluster;

  CrowdSuite(Cluster cluster) {
    this.cluster = cluster;
  }

  @Test
  void everybodyInACrowdGetsWhatTheyWouldHaveGotAlone(@TempDir Path directory) throws Exception {
    Map<String, String> voice = StillVoice.in(directory.resolve("models"));
    List<String> wishes = IntStream.range(0, DISTINCT).mapToObj(CrowdSuite::wish).toList();
    Map<String, short[]> alone = alone(wishes, voice, directory.resolve("alone"));
    assertThat(alone.values().stream().map(Arrays::hashCode))
        .as("the wishes differ")
        .doesNotHaveDuplicates();

    Random random = new Random(SEED);
    List<String> crowd =
        IntStream.range(0, REQUESTS).mapToObj(_ -> wishes.get(random.nextInt(DISTINCT))).toList();
    try (Rig rig = new Rig(cluster.bootstrap(), "mock://crowd-suite", directory.resolve("crowd"))) {
      rig.worker(with(voice, "lector.worker.name", "one"));
      rig.worker(with(voice, "lector.worker.name", "two"));
      Gateway gateway = rig.gateway(Map.of());
      List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
      for (String wish : crowd) {
        answers.add(gateway.postLater(wish));
      }
      for (int i = 0; i < REQUESTS; i++) {
        String wish = crowd.get(i);
        assertThat(samples(gateway, answers.get(i).get()))
            .as(wish)
            .isEqualTo(Objects.requireNonNull(alone.get(wish)));
      }
    }
  }

  /** One at a time, each before the next: request to samples. */
  private Map<String, short[]> alone(List<String> wishes, Map<String, String> voice, Path audio)
      throws Exception {
    Map<String, short[]> samples = new HashMap<>();
    try (Rig rig = new Rig(cluster.bootstrap(), "mock://crowd-suite", audio)) {
      rig.worker(with(voice, "lector.worker.lanes", "1"));
      Gateway gateway = rig.gateway(Map.of());
      for (String wish : wishes) {
        samples.put(wish, samples(gateway, gateway.postLater(wish).get()));
      }
    }
    return samples;
  }

  private static short[] samples(Gateway gateway, HttpResponse<String> answer) throws Exception {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    byte[] wav = gateway.fetch("GET", audio(answer)).body();
    short[] samples = new short[(wav.length - WavHeader.BYTES) / Short.BYTES];
    ByteBuffer.wrap(wav, WavHeader.BYTES, samples.length * Short.BYTES)
        .order(ByteOrder.LITTLE_ENDIAN)
        .asShortBuffer()
        .get(samples);
    return samples;
  }

  private static String wish(int number) {
    return body(
        Map.of(
            "text",
            "Passenger number " + number + " to gate " + (number * 7 % 23) + ", please.",
            "voice",
            VOICES.get(number % VOICES.size()),
            "speed",
            number % 2 == 0 ? 1.0 : 1.5));
  }

  private static Map<String, String> with(Map<String, String> settings, String key, String value) {
    Map<String, String> all = new HashMap<>(settings);
    all.put(key, value);
    return all;
  }
}
