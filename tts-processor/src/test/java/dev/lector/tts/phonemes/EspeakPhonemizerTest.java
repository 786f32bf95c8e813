package dev.lector.tts.phonemes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EspeakPhonemizerTest {
  private static Phonemizer espeak;

  @BeforeAll
  static void load() {
    try {
      espeak = EspeakPhonemizer.open(null);
    } catch (EspeakUnavailableException e) {
      abort("Skipped, espeak-ng cannot be used: " + e.getMessage());
    }
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
  void writesWhatTheVoiceWasTrainedOn(String text, String phonemes) {
    assertThat(espeak.phonemize(text)).isEqualTo(phonemes);
  }

  @Test
  void isNamedWithTheVersionOfTheLibrary() {
    assertThat(espeak.name()).matches("espeak-ng \\d+\\.\\d+.*");
  }
}
