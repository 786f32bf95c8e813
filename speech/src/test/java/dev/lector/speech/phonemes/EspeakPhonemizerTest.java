package dev.lector.speech.phonemes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.text.Normalizer.Form;
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

  /** As Piper's own package writes them, which is what its voices were trained on. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          es    | Qué tal? Tengo veintiún años, señor. | kˈe tˈal? tˈɛŋɡo βeɪntjˈun ˈaɲos, seɲˈoɾ.
          fr    | Bonjour, l'été est là: il fait beau! | bɔ̃ʒˈuʁ, letˈe ɛ lˈa: il fˈɛ bˈo!
          de    | Guten Tag, mein Herr; wie geht es?   | ɡˈuːtən tˈɑːk, maɪn hˈɛɾ; viː ɡˈeːt ɛs?
          ru    | Привет, мир!                         | prʲivʲˈet, mʲˈir!
          vi    | Xin chào các bạn.                    | sˈin tʃˈaː2w kˌaːɜc bˈaː6n.
          en-gb | Hello there, my friend.              | həlˈəʊ ðˈeə, maɪ fɹˈɛnd.
          en-gb-x-rp | Hello there, my friend.         | həlˈəʊ ðˈeə, maɪ fɹˈɛnd.
          """)
  void eachVoiceWritesItsOwnLanguage(String voice, String text, String phonemes)
      throws EspeakUnavailableException {
    try (Phonemizer phonemizer = EspeakPhonemizer.open(null, voice)) {
      assertThat(phonemizer.phonemize(text)).isEqualTo(Normalizer.normalize(phonemes, Form.NFD));
      assertThat(phonemizer.phonemize("مرحبا [[x]] <b>日本</b>")).isNotNull();
    }
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
