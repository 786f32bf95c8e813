package dev.lector.speech.model.kokoro;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lector.speech.audio.Segment;
import dev.lector.speech.audio.WordTime;
import dev.lector.speech.batch.Priority;
import dev.lector.speech.model.ModelCatalog;
import dev.lector.speech.voice.UnknownVoiceException;
import dev.lector.speech.voice.VoiceChoice;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
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

  private static ModelCatalog catalog;
  private static KokoroEngine engine;

  @BeforeAll
  static void load() throws Exception {
    Assumptions.assumeTrue(
        KokoroGoldenTest.class.getResource("/dev/lector/voices/" + MODEL + "/" + MODEL + ".onnx")
            != null,
        "the module voices/kokoro is not in the class path");
    catalog = KokoroModels.open(null, MODEL, 2);
    engine = (KokoroEngine) catalog.get("");
  }

  @AfterAll
  static void close() {
    if (catalog != null) {
      catalog.close();
    }
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
    List<Golden> three = recorded().skip(2).limit(3).toList();

    List<KokoroSound> sounds =
        engine.run(three.stream().flatMap(golden -> inputs(golden).stream()).toList());

    for (int i = 0; i < three.size(); i++) {
      assertThat(sounds.get(i).frames()).containsExactly(three.get(i).frames());
      assertThat(LogSpectrum.distance(rounded(sounds.get(i).samples()), three.get(i).audio()))
          .isLessThanOrEqualTo(NEAR);
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
    assertThat(times.getFirst().from()).isEqualTo(600 * golden.frames()[0]);
    assertThat(times.getLast().to())
        .isEqualTo(segment.samples().length - 600 * golden.frames()[golden.frames().length - 1]);
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
