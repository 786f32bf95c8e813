package dev.lector.speech.phonemes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LexiconPhonemizerTest extends PhonemizerContract {
  private static final Phonemizer LEXICON = LexiconPhonemizer.load();

  @Override
  Phonemizer phonemizer() {
    return LEXICON;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          Hello, world.                        | həlˈoʊ, wˈɜːld.
          Can you hear me now?                 | kæn juː hˈɪɹ miː nˈaʊ?
          Good morning.                        | ɡˈʊd mˈɔːɹnɪŋ.
          You can.                             | juː kˈæn.
          The apple and the pear.              | ði ˈæpəl ænd ðə pˈɛɹ.
          A dog, an owl.                       | ə dˈɔːɡ, ən ˈaʊl.
          We don't think they'll go.           | wiː dˈoʊnt θˈɪŋk ðeɪl ɡˈoʊ.
          The dogs' bowls, the boss's boxes.   | ðə dˈɑːɡz bˈoʊlz, ðə bˈɑːsɪz bˈɑːksəz.
          'quoted words'                       | kwˈoʊɾəd wˈɜːdz
          naïve café                           | nɑːˈiːv kæfˈeɪ
          well-known                           | wˈɛl nˈoʊn
          7 77                                 | sˈɛvən sˈɛvən sˈɛvən
          """)
  void writesSentences(String text, String phonemes) {
    assertThat(LEXICON.phonemize(text)).isEqualTo(phonemes);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          I will record the record.     | aɪ wɪl ɹəkˈɔːɹd ðə ɹˈɛkɚd.
          They live in a live house.    | ðeɪ lˈɪv ɪn ə lˈaɪv hˈaʊs.
          Close the door, it is close.  | klˈoʊz ðə dˈɔːɹ, ɪt ɪz klˈoʊs.
          Please read what I have read. | plˈiːz ɹˈiːd wˈʌt aɪ hæv ɹˈɛd.
          We use it for no use.         | wiː jˈuːz ɪt fɔːɹ nˈoʊ jˈuːs.
          """)
  void tellsHomographsByTheirNeighbours(String text, String phonemes) {
    assertThat(LEXICON.phonemize(text)).isEqualTo(phonemes);
  }

  @ParameterizedTest
  @CsvSource({
    "water, wˈɔːɾɚ",
    "generator, dʒˈɛnɚɹˌeɪɾɚ",
    "photography, fətˈɑːɡɹəfi",
    "photographic, fˌoʊɾəɡɹˈæfɪk",
    "engineer, ˌɛndʒənˈɪɹ",
    "understand, ˌʌndɚstˈænd",
    "potato, pətˈeɪɾoʊ",
  })
  void placesStressAndFlaps(String word, String phonemes) {
    assertThat(LEXICON.phonemize(word)).isEqualTo(phonemes);
  }

  @ParameterizedTest
  @CsvSource({
    "smartwatch, smˈɑːɹtwˌɑːtʃ",
    "earphone, ˈɪɹfˌoʊn",
    "hoodies, hˈʊdiz",
    "steeples, stˈiːpəlz",
    "synthesiser, sˈɪnθəsˌaɪzɚ",
    "neighbourly, nˈeɪbɚli",
    "html, ˌeɪtʃtˌiːˌɛmˈɛl",
    "bzzt, bˌiːzˌiːzˌiːtˈiː",
    "misunderstanding, mˌɪsəndɚstˈændɪŋ",
  })
  void buildsWordsThatTheDictionaryLacks(String word, String phonemes) {
    assertThat(LEXICON.phonemize(word)).isEqualTo(phonemes);
  }

  @ParameterizedTest
  @CsvSource({
    "Fulham, fˈʊləm",
    "Norwich, nˈɔːɹɪdʒ",
    "Kubernetes, kˌuːbɚnˈɛɾiz",
    "adducts, ˈædˌʌkts",
    "libor, lˈaɪbɔːɹ",
    "guhnoo, ɡənˈuː",
    "Tis, tˈɪz",
    "mebbe, mˈɛbi",
  })
  void saysNamesWordsOfTradesAndElidedForms(String word, String phonemes) {
    assertThat(LEXICON.phonemize(word)).isEqualTo(phonemes);
  }

  /** Measured: 1.4 % of symbols differ, and 97.8 % of the words are stressed on the same vowel. */
  @Test
  void agreesWithEspeakOnCommonWords() throws IOException {
    int symbols = 0;
    int different = 0;
    int sameStress = 0;
    List<String[]> words = lines("espeak-words.tsv");
    for (String[] word : words) {
      String expected = Agreement.normalize(word[1]);
      String actual = LEXICON.phonemize(word[0]);
      symbols += expected.length();
      different += Agreement.distance(expected, Agreement.normalize(actual));
      sameStress += Agreement.stressedVowel(word[1]) == Agreement.stressedVowel(actual) ? 1 : 0;
    }
    assertThat(words).hasSizeGreaterThan(500);
    assertThat((double) different / symbols).as("share of symbols that differ").isLessThan(0.02);
    assertThat((double) sameStress / words.size()).as("same stress").isGreaterThan(0.97);
  }

  @Test
  void hasAnIpaFormForEveryWordOfItsSupplement() throws IOException {
    VoiceSymbols symbols = new VoiceSymbols();
    List<String[]> words = lines("supplement.txt");
    assertThat(words).hasSizeGreaterThan(100);
    for (String[] word : words) {
      assertThat(LEXICON.phonemize(word[0].replaceFirst("/.", "")))
          .as(word[0])
          .isNotEmpty()
          .doesNotContain("null")
          .matches(symbols::cover, "known to the voice");
    }
  }

  private static List<String[]> lines(String resource) throws IOException {
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                LexiconPhonemizerTest.class.getResourceAsStream(resource),
                StandardCharsets.UTF_8))) {
      return in.lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> line.split("\t", -1))
          .toList();
    }
  }
}
