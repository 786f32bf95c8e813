package dev.lector.bench.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QualityTest {
  @TempDir Path work;

  /** The standard's own check: a full-scale sine of 997 Hz in one channel has -3.01 LUFS. */
  @ParameterizedTest
  @ValueSource(ints = {16_000, 22_050, 24_000, 48_000})
  void aSineIsAsLoudAsTheStandardSays(int rate) {
    float[] samples = new float[5 * rate];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (float) Math.sin(2 * Math.PI * 997 * i / rate);
    }
    assertThat(Loudness.of(samples, rate)).isCloseTo(-3.01, within(0.1));
  }

  @Test
  void pausesDoNotMakeASpeakerQuieter() {
    float[] samples = new float[10 * 24_000];
    for (int i = 0; i < samples.length / 2; i++) {
      samples[i] = (float) (0.1 * Math.sin(2 * Math.PI * 997 * i / 24_000));
    }
    assertThat(Loudness.of(samples, 24_000)).isCloseTo(-23.01, within(0.3));
    assertThat(Loudness.of(new float[24_000], 24_000)).isEqualTo(Double.NEGATIVE_INFINITY);
  }

  @Test
  void wordsAreComparedAsTheyAreSpoken() {
    WordErrors errors = new WordErrors();
    assertThat(
            errors.count(
                "en", "In 1998 it cost $5.", "in nineteen ninety-eight, it cost five dollars"))
        .isEqualTo(new WordErrors.Count(0, 8));
    assertThat(errors.count("en", "One two three.", "One too three four.").wrong()).isEqualTo(2);
    assertThat(errors.count("en", "One two three.", "").wrong()).isEqualTo(3);
  }

  @Test
  void wordsOfOtherLanguagesAreReadInThose() {
    WordErrors errors = new WordErrors();
    assertThat(errors.count("es", "Cuesta 25 €.", "cuesta veinticinco euros"))
        .isEqualTo(new WordErrors.Count(0, 3));
    assertThat(errors.count("hi", "चिट्ठी को मोड़ा", "चिट्ठी मोड़ा"))
        .isEqualTo(new WordErrors.Count(1, 3));
  }

  @Test
  void aToolPrintsALineForEachFile() throws Exception {
    Path script = work.resolve("hear.sh");
    Files.writeString(
        script, "for f in \"$@\"; do echo $LECTOR_BENCH_LANGUAGE $(basename $f); done\n");
    Tools tools = new Tools(Map.of(Tools.RECOGNISER, "sh " + script), work);
    List<String> command = tools.recogniser().orElseThrow();
    assertThat(tools.ask(command, "fr", List.of(Path.of("/a/one.wav"), Path.of("/a/two.wav"))))
        .containsExactly("fr one.wav", "fr two.wav");
    Files.writeString(script, "echo once\n");
    assertThatThrownBy(() -> tools.ask(command, "fr", List.of(Path.of("a"), Path.of("b"))))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("1 lines for 2 files");
    assertThat(new Tools(Map.of(Tools.PYTHON, "no-such-python"), work).recogniser()).isEmpty();
  }

  @Test
  void someSentencesAreOfEveryKind() throws Exception {
    assertThat(QualityBenchmark.texts("en", 0)).hasSizeGreaterThan(12);
    assertThat(QualityBenchmark.texts("en", 2))
        .extracting(QualityBenchmark.Text::hard)
        .containsExactly(false, false, true, true);
    assertThat(QualityBenchmark.texts("tlh", 0)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"es", "fr", "hi", "it", "pt"})
  void sentencesOfTheLanguagesThatKokoroSpeaksAreThere(String language) throws Exception {
    assertThat(QualityBenchmark.texts(language, 0))
        .hasSizeGreaterThanOrEqualTo(10)
        .extracting(QualityBenchmark.Text::hard)
        .contains(true, false);
  }
}
