package dev.lector.standalone.e2e;

import static dev.lector.standalone.e2e.Gateway.audio;
import static dev.lector.standalone.e2e.Gateway.body;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many requests at once: nothing lost, nothing mixed up, told by the bytes of the audio. */
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
    Map<String, String> alone = alone(wishes, voice, directory.resolve("alone"));
    assertThat(alone.values()).as("the wishes differ").doesNotHaveDuplicates();

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
        assertThat(digest(gateway, answers.get(i).get()))
            .as(crowd.get(i))
            .isEqualTo(alone.get(crowd.get(i)));
      }
    }
  }

  /** One at a time, each before the next: request to digest of the audio. */
  private Map<String, String> alone(List<String> wishes, Map<String, String> voice, Path audio)
      throws Exception {
    Map<String, String> digests = new HashMap<>();
    try (Rig rig = new Rig(cluster.bootstrap(), "mock://crowd-suite", audio)) {
      rig.worker(with(voice, "lector.worker.lanes", "1"));
      Gateway gateway = rig.gateway(Map.of());
      for (String wish : wishes) {
        digests.put(wish, digest(gateway, gateway.postLater(wish).get()));
      }
    }
    return digests;
  }

  private static String digest(Gateway gateway, HttpResponse<String> answer) throws Exception {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    byte[] bytes = gateway.fetch("GET", audio(answer)).body();
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
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
