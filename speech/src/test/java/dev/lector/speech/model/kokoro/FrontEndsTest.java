package dev.lector.speech.model.kokoro;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lector.speech.pronunciation.Pronunciation;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
