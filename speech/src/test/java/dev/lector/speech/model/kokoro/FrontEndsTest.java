package dev.lector.speech.model.kokoro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.lector.speech.pronunciation.Pronunciation;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrontEndsTest {
  /** What the model was given for the golden sentences is what misaki writes. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void englishIsWrittenAsTheModelHasLearntIt(boolean espeak) {
    FrontEnds frontEnds = FrontEnds.create(espeak);
    int words = 0;
    int equal = 0;
    for (Golden golden : Golden.all()) {
      boolean british = golden.voice().startsWith("b");
      if (!british && !golden.voice().startsWith("a")) {
        continue;
      }
      List<String> expected = List.of(golden.phonemes().split(" ", -1));
      SpokenLanguage accent = british ? SpokenLanguage.BRITISH : SpokenLanguage.AMERICAN;
      List<String> written = List.of(frontEnds.phonemes(golden.text(), accent).split(" ", -1));
      words += expected.size();
      for (int i = 0; i < Math.min(expected.size(), written.size()); i++) {
        if (expected.get(i).equals(written.get(i))) {
          equal++;
        }
      }
    }
    assertThat(words).isGreaterThan(200);
    assertThat(equal).isGreaterThanOrEqualTo(words * 97 / 100);
  }

  /** Punctuation, brackets, quotes and all: what misaki's own front end writes. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          SPANISH    | El niño (mi hijo) dijo: «no quiero»; ¡qué pena! | el nˈiɲo (mi ˈixo) dˈixo: “nˈo kjˈeɾo”; ¡kˈe pˈena!
          SPANISH    | Cuesta tres euros con cincuenta céntimos, señor Guzmán. | kwˈesta tɾˈes ˈeʊɾos kon θinkwˈɛnta θˈentimos, seɲˈoɾ ɣuθmˈan.
          FRENCH     | Le premier mai, il pleuvait à Paris; était-ce vrai? | lə pʁəmjˈe mˈɛ, il pløvˈɛt a paʁˈi; etˈɛs vʁˈɛ?
          HINDI      | यह पहला वाक्य है, और लंबा है. | jˌəh pˈʌhəlˌaː ʋˈaːkːjə hɛː, ɔːɾ lˈʌmbaː hɛː.
          ITALIAN    | Il dottor Rossi ha detto: che bella giornata! | il dotːˈɔr rˈoSɪ a dˈetːo: ke bˈɛlla ʤornˈata!
          PORTUGUESE | O menino foi à escola com a sua mãe, não é? | ʊ mˌenˈinʊ foɪ ˌaː ˌeskˈɔlæ koŋ a sˌuæ mˈɐ̃y, nˌɐ̃ʊ̃ ɛ?
          """)
  void otherLanguagesAreWrittenAsTheModelHasLearntThem(
      SpokenLanguage language, String text, String phonemes) {
    FrontEnds frontEnds = FrontEnds.create(true);
    assumeThat(frontEnds.writes(language)).as("espeak-ng is installed").isTrue();
    assertThat(frontEnds.phonemes(text, language)).isEqualTo(phonemes);
  }

  @Test
  void putsPronunciationsInPlaceOfWords() {
    FrontEnds frontEnds = FrontEnds.create(false);
    String words = "We run nginx, on New York servers.";
    List<Pronunciation> own =
        List.of(
            new Pronunciation(7, 12, "ˈɛndʒɪn ˈeɪks"), new Pronunciation(17, 25, "njˈuː jˈɔːɹk"));

    assertThat(frontEnds.phonemes(words, own, SpokenLanguage.AMERICAN))
        .isEqualTo(
            frontEnds
                .phonemes("We run ship, on cat servers.", SpokenLanguage.AMERICAN)
                .replace("ʃˈɪp", "ˈɛnʤɪn ˈAks")
                .replace("kˈæt", "njˈu jˈɔɹk"));
    assertThat(frontEnds.own("ɡˈəʊt", SpokenLanguage.BRITISH)).isEqualTo("ɡˈQt");
    assertThat(frontEnds.own("ɡˈoʊt", SpokenLanguage.AMERICAN)).isEqualTo("ɡˈOt");
  }
}
