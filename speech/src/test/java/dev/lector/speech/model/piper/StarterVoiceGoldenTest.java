package dev.lector.speech.model.piper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lector.speech.audio.WavHeader;
import dev.lector.speech.batch.BatchLimits;
import dev.lector.speech.model.Device;
import dev.lector.speech.model.ModelCatalog;
import dev.lector.speech.phonemes.Phonemizers;
import dev.lector.speech.voice.Voice;
import dev.lector.speech.voice.VoiceChoice;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The starter voice against what another runtime made of it, at noise scale 0, where it always says
 * the same.
 */
class StarterVoiceGoldenTest {
  private static final VoiceChoice ANYBODY = new VoiceChoice(Voice.named("any", 0), 1.0);

  private static ModelCatalog catalog;
  private static PiperEngine model;

  @BeforeAll
  static void load() throws Exception {
    catalog =
        ModelCatalog.open(
            null,
            Map.of(),
            "en_US-starter-low",
            Device.CPU,
            1,
            1,
            BatchLimits.AUTOMATIC,
            Phonemizers.Mode.LEXICON,
            null);
    model = (PiperEngine) catalog.get("");
  }

  @AfterAll
  static void close() {
    catalog.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"hello", "question", "slow"})
  void phonemesBecomeTheSameIds(String name) throws Exception {
    JsonNode golden = golden(name);

    assertThat(model.utterance("", golden.get("phonemes").asText(), ANYBODY).tokens())
        .containsExactly(longs(golden.get("phoneme_ids")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"hello", "question", "slow"})
  void theAudioIsThatOfTheReference(String name) throws Exception {
    JsonNode golden = golden(name);
    JsonNode scales = golden.get("scales");

    float[] audio =
        model
            .run(
                longs(golden.get("phoneme_ids")),
                new float[] {
                  scales.get(0).floatValue(), scales.get(1).floatValue(), scales.get(2).floatValue()
                },
                golden.get("sid").asLong())
            .samples();

    assertThat(model.sampleRate()).isEqualTo(golden.get("sample_rate").asInt());
    assertThat(audio).hasSize(golden.get("output_length").asInt());
    double tolerance = golden.get("suggested_tolerance").get("rms_relative").asDouble();
    double rms = golden.get("rms").asDouble();
    assertThat(rms(audio, 0, audio.length)).isCloseTo(rms, within(tolerance * rms));
    JsonNode frames = golden.get("rms_per_100ms");
    for (int i = 0; i < frames.size(); i++) {
      double expected = frames.get(i).asDouble();
      assertThat(rms(audio, i * 1600, Math.min(audio.length, (i + 1) * 1600)))
          .isCloseTo(expected, within(tolerance * expected + 0.0005));
    }
    int shift = golden.get("suggested_tolerance").get("index_samples").asInt();
    float threshold = golden.get("silence_threshold").floatValue();
    assertThat(firstAbove(audio, threshold))
        .isCloseTo(golden.get("first_non_silent").asInt(), within(shift));
    assertThat(lastAbove(audio, threshold))
        .isCloseTo(golden.get("last_non_silent").asInt(), within(shift));
  }

  @ParameterizedTest
  @ValueSource(strings = {"hello", "question", "slow"})
  void everySampleIsThatOfTheReference(String name) throws Exception {
    JsonNode golden = golden(name);
    JsonNode scales = golden.get("scales");
    float[] audio =
        model
            .run(
                longs(golden.get("phoneme_ids")),
                new float[] {0, scales.get(1).floatValue(), 0},
                golden.get("sid").asLong())
            .samples();

    try (InputStream in = resource(golden.get("wav").asText())) {
      WavHeader header = WavHeader.read(in);
      ByteBuffer pcm = ByteBuffer.wrap(in.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
      assertThat(header.dataBytes()).isEqualTo(2L * audio.length);
      for (float sample : audio) {
        assertThat(sample).isCloseTo(pcm.getShort() / 32_767f, within(0.01f));
      }
    }
  }

  private static JsonNode golden(String name) throws Exception {
    try (InputStream in = resource(name + ".json")) {
      return new ObjectMapper().readTree(in);
    }
  }

  private static InputStream resource(String file) {
    InputStream in = StarterVoiceGoldenTest.class.getResourceAsStream("/golden/" + file);
    assertThat(in).as(file).isNotNull();
    return in;
  }

  private static long[] longs(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).mapToLong(JsonNode::asLong).toArray();
  }

  private static double rms(float[] audio, int from, int to) {
    double energy = 0;
    for (int i = from; i < to; i++) {
      energy += (double) audio[i] * audio[i];
    }
    return Math.sqrt(energy / (to - from));
  }

  private static int firstAbove(float[] audio, float threshold) {
    int i = 0;
    while (Math.abs(audio[i]) <= threshold) {
      i++;
    }
    return i;
  }

  private static int lastAbove(float[] audio, float threshold) {
    int i = audio.length - 1;
    while (Math.abs(audio[i]) <= threshold) {
      i--;
    }
    return i;
  }
}
