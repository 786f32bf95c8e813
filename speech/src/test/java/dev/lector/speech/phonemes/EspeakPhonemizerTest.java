package dev.lector.speech.phonemes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs where libespeak-ng is installed. */
class EspeakPhonemizerTest extends PhonemizerContract {
  private static Phonemizer espeak;

  @BeforeAll
  static void load() {
    try {
      espeak = EspeakPhonemizer.open(null);
    } catch (EspeakUnavailableException e) {
      abort("Skipped, espeak-ng cannot be used: " + e.getMessage());
    }
  }

  @Override
  Phonemizer phonemizer() {
    return espeak;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Hello, world.        | həlˈoʊ, wˈɜːld.
          Can you hear me now? | kæn juː hˈɪɹ mˌiː nˈaʊ?
          Good morning.        | ɡˈʊd mˈɔːɹnɪŋ.
          """)
  void writesThePhonemesOfTheGoldenOutputs(String text, String phonemes) {
    assertThat(espeak.phonemize(text)).isEqualTo(phonemes);
  }

  @Test
  void isNamedWithTheVersionOfTheLibrary() {
    assertThat(espeak.name()).matches("espeak-ng \\d+\\.\\d+.*");
  }

  @Test
  void opensAgainWithoutHarmToTheFirst() throws EspeakUnavailableException {
    String before = espeak.phonemize("Once more.");
    try (Phonemizer second = EspeakPhonemizer.open(null)) {
      assertThat(second.phonemize("Once more.")).isEqualTo(before);
    }
    assertThat(espeak.phonemize("Once more.")).isEqualTo(before);
  }

  @Test
  void tellsAnAbsentLibraryFromABrokenOne(@TempDir Path dir) throws IOException {
    Path absent = dir.resolve("libespeak-ng.so.1");
    assertThat(refusal(absent).installed()).isFalse();
    Path broken = Files.writeString(absent, "no library");
    assertThat(refusal(broken))
        .hasMessageContaining("cannot be loaded")
        .matches(EspeakUnavailableException::installed);
  }

  @Test
  void refusesALibraryThatIsNotEspeak() throws IOException {
    Path libraries = Path.of(System.getProperty("java.home"));
    String name = System.mapLibraryName("zip");
    try (var files = Files.walk(libraries)) {
      Path other = files.filter(file -> file.endsWith(name)).findFirst().orElseThrow();
      assertThat(refusal(other)).hasMessageContaining("not espeak-ng");
    }
  }

  private static EspeakUnavailableException refusal(Path library) {
    return catchThrowableOfType(
        EspeakUnavailableException.class, () -> EspeakPhonemizer.open(library));
  }
}
