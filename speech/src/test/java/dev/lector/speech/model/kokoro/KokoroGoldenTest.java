package dev.lector.speech.model.kokoro;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lector.speech.audio.Segment;
import dev.lector.speech.audio.WordTime;
import dev.lector.speech.batch.Priority;
import dev.lector.speech.model.ModelCatalog;
import dev.lector.speech.voice.UnknownVoiceException;
import dev.lector.speech.voice.VoiceChoice;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The real model, on the ONNX Runtime that ships, against PyTorch's own: durations are equal, the
 * sound is as near as the noise in it lets it be.
 */
class KokoroGoldenTest {
  private static final String MODEL = "kokoro-82m";

  /** Two draws of the noise would be some 0.13 apart, sounds a frame out of step 0.77. */
  private static final double NEAR = 0.25;

  private static final Path RESOURCES = Path.of("../voices/kokoro/src/main/resources");

  private static ModelCatalog catalog;
  private static KokoroEngine engine;

  @BeforeAll
  static void load() throws Exception {
    // A class path that had the model would speak with it in other tests, too.
    catalog = KokoroModels.open(RESOURCES.resolve("dev/lector/voices"), MODEL, 2);
    engine = (KokoroEngine) catalog.get("");
  }

  @AfterAll
  static void close() {
    catalog.close();
  }

  static Stream<Golden> recorded() {
    return Golden.all().stream().filter(golden -> !golden.wav().isEmpty());
  }

  @ParameterizedTest
  @MethodSource("recorded")
  void durationsAreThoseOfPyTorchAndTheSoundIsNear(Golden golden) throws Exception {
    KokoroSound sound = engine.run(inputs(golden)).getFirst();

    assertThat(sound.frames()).containsExactly(golden.frames());
    float[] expected = golden.audio();
    assertThat(sound.samples()).hasSize(expected.length);
    assertThat(LogSpectrum.distance(rounded(sound.samples()), expected)).isLessThanOrEqualTo(NEAR);
  }

  @Test
  void durationsAreTheSameInCompany() throws Exception {
    List<Golden> two = recorded().skip(2).limit(2).toList();

    List<KokoroSound> sounds =
        engine.run(two.stream().flatMap(golden -> inputs(golden).stream()).toList());

    for (int i = 0; i < two.size(); i++) {
      assertThat(sounds.get(i).frames()).containsExactly(two.get(i).frames());
      assertThat(LogSpectrum.distance(rounded(sounds.get(i).samples()), two.get(i).audio()))
          .isLessThanOrEqualTo(NEAR);
    }
  }

  @Test
  void inAJarItIsTheSameModel() throws Exception {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    URL[] jar = {RESOURCES.toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(jar, before)) {
      thread.setContextClassLoader(loader);
      try (ModelCatalog found = KokoroModels.open(null, "kokoro", 2)) {
        assertThat(found.defaultModel()).isEqualTo(MODEL);
        assertThat(found.get("").revision()).isEqualTo(engine.revision());
        assertThat(found.get("").voices()).isEqualTo(engine.voices());
      }
    } finally {
      thread.setContextClassLoader(before);
    }
    assertThat(engine.voices().voices()).hasSize(18);
    assertThat(engine.voices().first().name()).isEqualTo("af_heart");
  }

  @Test
  void itsOptimisedGraphHasTheSameDurations(@TempDir Path graphs) throws Exception {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    URL[] jar = {RESOURCES.toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(jar, before)) {
      thread.setContextClassLoader(loader);
      KokoroModels.open(null, MODEL, 2, graphs).close();
      try (Stream<Path> files = Files.list(graphs)) {
        assertThat(files).hasSize(1);
      }
      try (ModelCatalog cached = KokoroModels.open(null, MODEL, 2, graphs)) {
        KokoroEngine again = (KokoroEngine) cached.get("");
        for (Golden golden : recorded().toList()) {
          KokoroSound sound = again.run(inputs(golden)).getFirst();
          assertThat(sound.frames()).containsExactly(golden.frames());
          assertThat(LogSpectrum.distance(rounded(sound.samples()), golden.audio()))
              .isLessThanOrEqualTo(NEAR);
        }
      }
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  @Test
  void wordsAreTimedByTheDurations() throws Exception {
    Golden golden = recorded().skip(3).findFirst().orElseThrow();
    Segment segment = utterance(golden).submit(Priority.INTERACTIVE, 0).await();

    List<WordTime> times = segment.times();
    String words = golden.text();
    assertThat(times)
        .extracting(time -> words.substring(time.start(), time.end()))
        .startsWith("There", "were", "three", "letters")
        .endsWith("addressed", "to", "somebody", "else");
    // What is heard is three frames ahead of the durations.
    assertThat(times.getFirst().from()).isEqualTo(600 * (golden.frames()[0] - 3));
    assertThat(times.getLast().to())
        .isEqualTo(
            segment.samples().length - 600 * (golden.frames()[golden.frames().length - 1] + 3));
    for (int i = 1; i < times.size(); i++) {
      assertThat(times.get(i).from())
          .isBetween(times.get(i - 1).to() - 1, times.get(i - 1).to() + 1);
    }
  }

  private static List<KokoroInput> inputs(Golden golden) {
    return utterance(golden).inputs();
  }

  private static KokoroUtterance utterance(Golden golden) {
    try {
      return engine.utterance(
          golden.text(),
          golden.phonemes(),
          new VoiceChoice(engine.voice(golden.voice()), golden.speed()));
    } catch (UnknownVoiceException e) {
      throw new AssertionError(e);
    }
  }

  /** As a WAV file of 16 bits has them. */
  private static float[] rounded(float[] samples) {
    float[] rounded = new float[samples.length];
    for (int i = 0; i < samples.length; i++) {
      rounded[i] = Math.round(samples[i] * 32_767) / 32_767f;
    }
    return rounded;
  }
}
