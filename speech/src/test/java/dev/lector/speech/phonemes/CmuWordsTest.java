package dev.lector.speech.phonemes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lector.speech.phonemes.english.EnglishPhonemes;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CmuWordsTest {
  private static final CmuWords WORDS = new CmuWords();

  @ParameterizedTest
  @CsvSource({
    "Kafka, kˈɑfkə, kˈɑːfkə",
    "Bostwick, bˈɑstwɪk, bˈɒstwɪk",
    "Quayle's, kwˈAlz, kwˈAlz",
    "Berger, bˈɜɹɡəɹ, bˈɜːɡə",
    "Lucarelli, lukɑɹˈɛli, lukɑːɹˈɛli",
    "Moritz, mɔɹˈɪts, mɔːɹˈɪts",
    "Schwarz, ʃwˈɔɹts, ʃwˈɔːts",
    "Delgado, dɛlɡˈɑdO, dɛlɡˈɑːdQ",
    "Kafkas, kˈɑfkəz, kˈɑːfkəz",
    "Haskell, hˈæskᵊl, hˈaskᵊl",
  })
  void saysNamesInBothAccents(String word, String american, String british) {
    assertThat(WORDS.phonemes(word, false)).isEqualTo(american);
    assertThat(WORDS.phonemes(word, true)).isEqualTo(british);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"snorfle", "Grolnak", "ab", "'s", "''", "Zürich", "x1", "", "proj", "taglist"})
  void saysNothingOfWhatTheDictionaryHasNot(String word) {
    assertThat(WORDS.phonemes(word, false)).isEmpty();
    assertThat(WORDS.phonemes(word, true)).isEmpty();
  }

  @Test
  void isAskedBeforeTheRules() {
    EnglishPhonemes english = EnglishPhonemes.load(WORDS, (word, british) -> "zˈʌz");
    assertThat(english.phonemes("Kafka and Grolnak", false)).isEqualTo("kˈɑfkə ænd zˈʌz");
  }

  @Test
  void manyThreadsMayBeTheFirst() {
    CmuWords fresh = new CmuWords();
    IntStream.range(0, 64)
        .parallel()
        .forEach(i -> assertThat(fresh.phonemes("Kafka", false)).isEqualTo("kˈɑfkə"));
  }
}
