package dev.lector.tts.phonemes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LexiconPhonemizerTest {
  private static final Phonemizer LEXICON = LexiconPhonemizer.load();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Hello, world.        | həlˈoʊ, wˈɜːld.
          Can you hear me now? | kæn juː hˈɪɹ miː nˈaʊ?
          Good morning.        | ɡˈʊd mˈɔːɹnɪŋ.
          """)
  void writesWhatTheVoiceWasTrainedOn(String text, String phonemes) {
    assertThat(LEXICON.phonemize(text)).isEqualTo(phonemes);
  }
}
