package dev.lector.speech.phonemes.english;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeteronymsTest {
  private static final EnglishPhonemes ENGLISH = EnglishPhonemes.load();

  /** 79 of 80, where misaki has 66 right. */
  @Test
  void readsWhatIsMeant() throws IOException {
    List<String[]> rows = Agreement.rows("heteronym-sentences.tsv");
    long right = rows.stream().filter(row -> said(row[0], row[1], false).equals(row[3])).count();
    assertThat((double) right / rows.size()).isGreaterThanOrEqualTo(0.98);
  }

  @ParameterizedTest
  @CsvSource({
    "'Please read the label.', read, ɹˈiːd",
    "'I had read it before.', read, ɹˈɛd",
    "'A pipe made of lead.', lead, lˈɛd",
    "'Polish your shoes.', polish, pˈɒlɪʃ",
    "'The Polish border.', polish, pˈQlɪʃ",
  })
  void choosesInTheBritishAccentToo(String text, String word, String british) {
    assertThat(said(text, word, true)).isEqualTo(british);
  }

  private static String said(String text, String word, boolean british) {
    EnglishReading reading = ENGLISH.read(text, british);
    return reading.words().stream()
        .filter(place -> text.substring(place.start(), place.end()).equalsIgnoreCase(word))
        .map(place -> reading.phonemes().substring(place.from(), place.to()).replace('T', 'ɾ'))
        .findFirst()
        .orElse("");
  }
}
