package dev.lector.speech.phonemes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.lector.speech.phonemes.english.EnglishPhonemes;
import dev.lector.speech.text.TextFrontEnd;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs where libespeak-ng is installed. */
class EnglishVoicePhonemizerTest {
  private static Phonemizer american;
  private static Phonemizer both;
  private static Phonemizer british;
  private static Phonemizer bothBritish;

  @BeforeAll
  static void load() {
    try {
      EnglishPhonemes lexicon = EnglishPhonemes.load();
      american = Phonemizers.espeak("en-us");
      british = Phonemizers.espeak("en-gb-x-rp");
      both = Phonemizers.withSenses(american, lexicon, false);
      bothBritish = Phonemizers.withSenses(british, lexicon, true);
    } catch (EspeakUnavailableException e) {
      abort("Skipped, espeak-ng cannot be used: " + e.getMessage());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          He had read the book.         | hiː hæd ɹˈɛd ðə bˈʊk.               | hiː hæd ɹˈɛd ðə bˈʊk.
          A pipe made of lead, I think. | ɐ pˈaɪp mˌeɪd ʌv lˈɛd, aɪ θˈɪŋk.    | ɐ pˈaɪp mˌeɪd ɒv lˈɛd, aɪ θˈɪŋk.
          Thomas A Bell was takin it.   | tˈɑːməs ˈeɪ bˈɛl wʌz tˈeɪkɪn ɪt.   | tˈɒməs ˈeɪ bˈɛl wɒz tˈeɪkɪn ɪt.
          He read A Tale.               | hiː ɹˈɛd ɐ tˈeɪl.                   | hiː ɹˈɛd ɐ tˈeɪl.
          The Polish border.            | ðə pˈoʊlɪʃ bˈoːɹdɚ.                 | ðə pˈəʊlɪʃ bˈɔːdɐ.
          """)
  void theSenseDecidesHowAWordIsSaid(String text, String american, String british) {
    assertThat(both.phonemize(text)).isEqualTo(american);
    assertThat(bothBritish.phonemize(text)).isEqualTo(british);
  }

  /** 77 of 80 rows, 56 by espeak-ng alone. */
  @Test
  void heteronymsAreRightMoreOftenThanByEspeakAlone() throws IOException {
    List<String[]> rows = rows("heteronym-sentences.tsv");
    long alone = rows.stream().filter(row -> isRight(row, american)).count();
    long now = rows.stream().filter(row -> isRight(row, both)).count();
    assertThat((double) now / rows.size()).isGreaterThanOrEqualTo(0.95);
    assertThat((double) alone / rows.size()).isLessThan(0.75);
  }

  private static boolean isRight(String[] row, Phonemizer phonemizer) {
    String ipa = phonemizer.phonemize(row[0]);
    String wanted = EspeakSymbols.english(row[3], false);
    List<String> parts = List.of(ipa.split(" ", -1));
    return WordAlignment.of(row[0], ipa).stream()
        .filter(word -> row[0].substring(word.start(), word.end()).equalsIgnoreCase(row[1]))
        .map(word -> parts.subList((int) word.from(), (int) Math.ceil(word.to())))
        .anyMatch(
            said -> HeardAlike.test(String.join("", said).replaceAll("[.,;:!?]", ""), wanted));
  }

  /** One of 2,602 words of ordinary sentences is said otherwise, in both accents. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void whatIsNoHeteronymStaysAsTheVoiceHasLearntIt(boolean inBritish) throws Exception {
    TextFrontEnd reader = new TextFrontEnd();
    int words = 0;
    int changed = 0;
    for (String[] row : rows("misaki-sentences.tsv")) {
      for (var sentence : reader.read(row[0]).sentences()) {
        String[] alone =
            (inBritish ? british : american).phonemize(sentence.words()).split(" ", -1);
        String[] now = (inBritish ? bothBritish : both).phonemize(sentence.words()).split(" ", -1);
        assertThat(now).hasSameSizeAs(alone);
        words += alone.length;
        for (int i = 0; i < alone.length; i++) {
          changed += alone[i].equals(now[i]) ? 0 : 1;
        }
      }
    }
    assertThat(words).isGreaterThan(2_000);
    assertThat(changed).isLessThan(words / 500);
  }

  @Test
  void theGoldenSentencesOfTheStarterVoiceStayWhatTheyAre() {
    assertThat(both.phonemize("Hello, world.")).isEqualTo("həlˈoʊ, wˈɜːld.");
    assertThat(both.phonemize("Can you hear me now?")).isEqualTo("kæn juː hˈɪɹ mˌiː nˈaʊ?");
    assertThat(both.phonemize("Good morning.")).isEqualTo("ɡˈʊd mˈɔːɹnɪŋ.");
    assertThat(both.name()).startsWith("espeak-ng").isNotEqualTo(american.name());
  }

  private static List<String[]> rows(String table) throws IOException {
    try (var in =
        Objects.requireNonNull(
            EnglishVoicePhonemizerTest.class.getResourceAsStream("english/" + table))) {
      return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
          .lines()
          .skip(1)
          .map(line -> line.split("\t", -1))
          .toList();
    }
  }
}
