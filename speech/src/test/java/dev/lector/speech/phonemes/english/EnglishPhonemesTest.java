package dev.lector.speech.phonemes.english;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lector.speech.phonemes.CmuWords;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnglishPhonemesTest {
  private static final EnglishPhonemes ENGLISH = EnglishPhonemes.load();

  /** Kokoro's symbols as far as English has them, and the space. */
  private static final String VOCABULARY =
      ";:,.!?—…“”() AIOQSTWYᵊabdfhijklmnpstuvwzɑɐɒæɔðʤəɛɜɡɪŋɹɾʃʧʊʌʒʔˈˌːθᵻ";

  private static double share(boolean british, boolean whereRight) throws IOException {
    return Agreement.rows("misaki-sentences.tsv").stream()
        .filter(row -> !whereRight || row[3].isEmpty())
        .mapToDouble(
            row -> Agreement.tokenMatch(ENGLISH.phonemes(row[0], british), row[british ? 2 : 1]))
        .average()
        .orElseThrow();
  }

  /** Measured without espeak-ng: 0.9886 and 0.9879; 0.9842 and 0.9837 of all rows. */
  @ParameterizedTest
  @CsvSource({
    "false, true, 0.988",
    "true, true, 0.987",
    "false, false, 0.983",
    "true, false, 0.983"
  })
  void agreesWithMisaki(boolean british, boolean whereRight, double least) throws IOException {
    assertThat(share(british, whereRight)).isGreaterThan(least);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "The apple and the pear. | ði ˈæpᵊl ænd ðə pˈɛɹ. | ði ˈapᵊl and ðə pˈɛː.",
        "I used to use it. | ˌI jˈust tə jˈuz ɪt. | ˌI jˈuːst tə jˈuːz ɪt.",
        "We went to an inn. | wˌi wˈɛnt tə ɐn ˈɪn. | wˌiː wˈɛnt tə ɐn ˈɪn.",
        "Who am I to ask? | hˌu ɐm ˌI tʊ ˈæsk? | hˌuː ɐm ˌI tʊ ˈɑːsk?",
        "City water waited. | sˈɪTi wˈɔTəɹ wˈATᵻd. | sˈɪti wˈɔːtə wˈAtɪd.",
      })
  void weakFormsFollowWhatComesNext(String text, String american, String british) {
    assertThat(ENGLISH.phonemes(text, false)).isEqualTo(american);
    assertThat(ENGLISH.phonemes(text, true)).isEqualTo(british);
  }

  @ParameterizedTest
  @CsvSource({
    "Exports rose., ˈɛkspˌɔɹts ɹˈOz.",
    "We learned em., wˌi lˈɜɹnd əm.",
    "Tis true., tˈɪz tɹˈu.",
    "mebbe gainst all, mˈɛbi ɡˈɛnst ˈɔl",
    "She exports cars., ʃˌi ɪkspˈɔɹts kˈɑɹz.",
    "the nominated man, ðə nˈɑmənˌATᵻd mˈæn",
    "exported goods, ɪkspˈɔɹTᵻd ɡˈʊdz",
    "an illegal act, ɐn ɪlˈiɡᵊl ˈækt",
  })
  void saysFormsOfWords(String text, String american) {
    assertThat(ENGLISH.phonemes(text, false)).isEqualTo(american);
  }

  @ParameterizedTest
  @CsvSource({
    "Fulham, fˈʊləm., fˈʊləm.",
    "Norwich, nˈɔɹɪʤ., nˈɒɹɪʤ.",
    "Warwick's, wˈɔɹɪks., wˈɒɹɪks.",
    "libor, lˈIbɔɹ., lˈIbɔː.",
    "Nginx, ˈɛnʤənˌɛks., ˈɛnʤɪnˌɛks.",
    "adducts, ˈædˌʌkts., ˈadʌkts.",
    "abbrevs, əbɹˈɛvz., əbɹˈɛvz.",
    "gibibytes, ɡˈɪbibˌIts., ɡˈɪbibIts.",
    "ultrathin, ˈʌltɹəθˌɪn., ˈʌltɹəθˌɪn.",
    "Birmingham, bˈɜɹmɪŋhˌæm., bˈɜːmɪŋəm.",
    "Ham, hˈæm., hˈam.",
    "sae, sˈA., sˈA.",
    "McGinn's, məɡˈɪnz., məɡˈɪnz.",
    "Niamh, nˈiv., nˈiːv.",
    "Eoin's, ˈOɪnz., ˈQɪnz.",
    "Grainne, ɡɹˈɔnjə., ɡɹˈɔːnjə.",
    "Tadhg, tˈIɡ., tˈIɡ.",
    "Roisin, ɹOʃˈin., ɹQʃˈiːn.",
    "O'Brien's, ObɹˈIənz., QbɹˈIənz.",
    "O'Reilly, OɹˈIli., QɹˈIli.",
    "config, kˈɑnfɪɡ., kˈɒnfɪɡ.",
    "Sault, sˈu., sˈuː.",
    "Djokovic, ʤˈOkəvɪʧ., ʤˈQkəvɪʧ.",
    "libssl, lˈɪbˌɛsˌɛsˈɛl., lˈɪbˌɛsˌɛsˈɛl.",
  })
  void saysNamesAndWordsOfTrades(String word, String american, String british) {
    assertThat(ENGLISH.phonemes(word + ".", false)).isEqualTo(american);
    assertThat(ENGLISH.phonemes(word + ".", true)).isEqualTo(british);
  }

  @ParameterizedTest
  @CsvSource({
    "Jokić, jˈOkɪʧ., jˈɒkɪʧ.",
    "Petković's, pˈɛtkOvɪʧᵻz., pˈɛtkɒvɪʧɪz.",
    "Markovic, mˈɑɹkOvɪʧ., mˈɑːkɒvɪʧ.",
    "Hašek, hˈɑʃɛk., hˈaʃɛk.",
    "Kvitová, kvˈitOvə., kvˈiːtɒvə.",
    "Wałęsa, vɑwˈɛnsə., vawˈɛnsə.",
    "Łukasz, wˈukɑʃ., wˈuːkaʃ.",
    "Gündoğan, ɡˈundOɑn., ɡˈuːndɒan.",
    "Søren, sˈɜɹɛn., sˈɜːɹɛn.",
    "Håland, hˈɔlɑnd., hˈɔːland.",
    "Erdős, ˈɛɹdɜɹʃ., ˈɛːdɜːʃ.",
    "Ionuț, jˈOnuts., jˈɒnuts.",
    "Krč, kˈɜɹʧ., kˈɜːʧ.",
    "Núñez, nˈunjɛz., nˈuːnjɛz.",
    "Muñoz, munjˈOz., munjˈɒz.",
    "jalapeño, hɑlɑpˈAnjO., halapˈAnjQ.",
    "Praça, pɹˈɑsə., pɹˈasə.",
    "Conceição's, kOnsAsˈWz., kɒnsAsˈWz.",
    "Magalhães, mɑɡɑljˈIns., maɡaljˈIns.",
    "Köhler, kˈɜɹləɹ., kˈɜːlə.",
    "Königsberg, kˈɜɹniɡsbɜɹɡ., kˈɜːniɡsbɜːɡ.",
    "coöperate, kOˈɑpəɹˌAt., kQˈɒpəɹAt.",
    "Gdańsk, ɡədˈænsk., ɡədˈansk.",
  })
  void saysNamesByTheLanguageThatTheirLettersTell(String word, String american, String british) {
    assertThat(ENGLISH.phonemes(word + ".", false)).isEqualTo(american);
    assertThat(ENGLISH.phonemes(word + ".", true)).isEqualTo(british);
  }

  @ParameterizedTest
  @CsvSource({
    "Curaçao, kjˈʊɹəsˌW., kjˈʊəɹəsˌW.",
    "Doré, dˈɔɹA., dˈɔːɹA.",
    "resumé, ɹəzˈumA., ɹɪzjˈuːmA.",
    "café, kæfˈA., kˈafA.",
    "garçon, ɡˈɑɹsən., ɡˈɑːsᵊn.",
    "façade, fəsˈɑd., fəsˈɑːd.",
    "hypoglycaemia, hˌIpOɡlˌIsˈimiə., hˌIpQɡlIsˈiːmɪə.",
    "glycaemic, ɡlˌIsˈimɪk., ɡlIsˈiːmɪk.",
    "Michael, mˈIkᵊl., mˈIkᵊl.",
  })
  void saysWhatSignsAndBritishSpellingsTell(String word, String american, String british) {
    EnglishPhonemes english = EnglishPhonemes.load(new CmuWords(), (other, accent) -> "");
    assertThat(english.phonemes(word + ".", false)).isEqualTo(american);
    assertThat(english.phonemes(word + ".", true)).isEqualTo(british);
  }

  @ParameterizedTest
  @CsvSource({
    "Ranunculaceae, ɹənˌʌŋkᵊlˈAsii., ɹənˌʌŋkʌlˈAsiiː.",
    "Fabaceae, fˌæbˈAsii., fˌabˈAsiiː.",
    "Felidae, fˈilɪdi., fˈiːlɪdiː.",
    "Felinae, fˌɛlˈIni., fˌɛlˈIniː.",
    "coerulea, səɹˈuliə., sɪɹˈuːlɪə.",
    "smithiae, smˈɪtIi., smˈɪtIiː.",
    "reggae, ɹˈɛɡA., ɹˈɛɡA.",
    "maestro, mˈIstɹO., mˈIstɹQ.",
  })
  void saysLatinNamesByTheirEndings(String word, String american, String british) {
    assertThat(ENGLISH.phonemes(word + ".", false)).isEqualTo(american);
    assertThat(ENGLISH.phonemes(word + ".", true)).isEqualTo(british);
  }

  @ParameterizedTest
  @CsvSource({
    "Dombey, dˈɑmbi., dˈɒmbi.",
    "Yeats's, jˈAtsᵻz., jˈAtsɪz.",
    "Taoiseach, tˈiʃək., tˈiːʃək.",
    "Mahony, mˈæəni., mˈɑːni.",
    "Wodehouse, wˈʊdhˌWs., wˈʊdhWs.",
    "Gympie, ɡˈɪmpi., ɡˈɪmpi.",
  })
  void saysNamesOfNewsAndNovels(String word, String american, String british) {
    assertThat(ENGLISH.phonemes(word + ".", false)).isEqualTo(american);
    assertThat(ENGLISH.phonemes(word + ".", true)).isEqualTo(british);
  }

  @ParameterizedTest
  @CsvSource({
    "O'Donovan, Odˈɑnəvən., Qdˈɒnəvən.",
    "O’Driscoll, Odɹˈɪskᵊl., Qdɹˈɪskᵊl.",
    "O'Dowd's, OdˈWdz., QdˈWdz.",
    "O'DOWD, OdˈWd., QdˈWd.",
    "O'Hanlon, Ohˈænlən., Qhˈanlən.",
    "O'CONNOR, Okˈɑnəɹ., Qkˈɒnə.",
    "O'Clock, əklˈɑk., əklˈɒk.",
    "o'er, ˈOəɹ., ˈQə.",
  })
  void saysIrishNamesBehindTheirO(String word, String american, String british) {
    EnglishPhonemes english = EnglishPhonemes.load(new CmuWords(), (other, accent) -> "");
    assertThat(english.phonemes(word + ".", false)).isEqualTo(american);
    assertThat(english.phonemes(word + ".", true)).isEqualTo(british);
  }

  @ParameterizedTest
  @CsvSource({
    "fillets, fɪlˈAz., fˈɪlɪts.",
    "ballets, bælˈAz., bˈalAz.",
    "debuts, dAbjˈuz., dˈAbjuːz.",
    "thermos, θˈɜɹməs., θˈɜːməs.",
    "Kansas, kˈænzəs., kˈanzəs.",
  })
  void pluralsHaveTheSoundThatTheirSingularAsksFor(String word, String american, String british) {
    assertThat(ENGLISH.phonemes(word + ".", false)).isEqualTo(american);
    assertThat(ENGLISH.phonemes(word + ".", true)).isEqualTo(british);
  }

  @Test
  void aNameInCapitalsIsTheName() {
    assertThat(ENGLISH.phonemes("MARIA SANG", false)).startsWith("məɹˈiə");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void spellsNoWordThatHasACorrection(boolean british) {
    Lexicon lexicon = Lexicon.load(british);

    assertThat(Corrections.load(british).keySet())
        .allSatisfy(
            word ->
                assertThat(lexicon.gold(word))
                    .extracting(Lexicon.Entry::standard)
                    .isNotEqualTo(""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "The BBC and the U.N. agree. | ðə bˌibˌisˈi ænd ðə jˌuˈɛn əɡɹˈi.",
        "He said \"no\" (twice). | hˌi sˈɛd “nˈO” (twˈIs).",
        "Well - maybe… | wˈɛl — mˈAbi…",
        "a four-leaf clover | ɐ fˌɔɹlˈif klˈOvəɹ",
        "In 1887 we had 1,500 of the 3rd kind. | ɪn ˌAtˈin ˈATi sˈɛvən wi hæd wˈʌn θˈWzᵊnd fˈIv"
            + " hˈʌndɹəd ʌv ðə θˈɜɹd kˈInd.",
      })
  void lettersMarksCompoundsAndNumbers(String text, String american) {
    assertThat(ENGLISH.phonemes(text, false)).isEqualTo(american);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "at nine thirty A M on Monday | 3 | ˈA",
        "The U S A won. | 3 | ˈA",
        "The C I A, the F A A. | 3 | ˈA,",
        "A W S agrees. | 0 | ˈA",
        "Vitamin A is good. | 1 | ˈA",
        "A U S network said so. | 0 | ɐ",
        "He left. A U N report came. | 2 | ɐ",
        "A B B C crew came. | 0 | ɐ",
        "A U S is odd. | 0 | ˈA",
        "A B C reporter came. | 0 | ˈA",
        "A B twelve failed. | 0 | ˈA",
        "A B fifty two flew over. | 0 | ɐ",
        "A V eight engine roared. | 0 | ɐ",
        "A V eight is on. | 0 | ˈA",
        "A Smith won the race. | 0 | ˈA",
        "A Taylor guitar hung there. | 0 | ɐ",
        "I went with A Taylor. | 3 | ˈA",
        "A levels are hard. | 0 | ˈA",
        "A level playing field. | 0 | ɐ",
        "A forty is closed. | 0 | ˈA",
        "A forty minute delay. | 0 | ɐ",
        "Plan A failed. | 1 | ˈA",
        "It got an A. | 3 | ˈA.",
        "A man came. | 0 | ɐ",
        "\"A man came.\" | 0 | “ɐ",
        "He said, A man came. | 2 | ɐ",
        "Once Upon A Time | 2 | ɐ",
        "THIS IS A TEST | 2 | ɐ",
        "It is a test. | 2 | ɐ",
        "Jonathan A Toof spoke. | 1 | ˈA",
        "We met Thomas A Edison. | 3 | ˈA",
        "Missus A Smith came. | 1 | ˈA",
        "A Model A Ford. | 2 | ˈA",
        "Infected by Group A Strep. | 3 | ˈA",
        "Item a is here. | 1 | ˈA",
        "step a and step b | 1 | ˈA",
        "a. Open it. | 0 | ˈA.",
        "In part a result. | 2 | ɐ",
        "We met Jonathan. A Dog ran. | 3 | ɐ",
        "Will A Robot win? | 1 | ɐ",
        "He read A Tale of Two Cities. | 2 | ɐ",
      })
  void theLetterIsToldFromTheArticle(String text, int word, String said) {
    assertThat(ENGLISH.phonemes(text, false).split(" ", -1)[word]).isEqualTo(said);
    assertThat(ENGLISH.phonemes(text, true).split(" ", -1)[word]).isEqualTo(said);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Tell me. It broke. | tˈɛl mˌi. ˌɪt bɹˈOk.",
        "Do it. Go on. We won. | dˈu ɪt. ɡˌO ˌɔn. wˌi wˈʌn.",
        "He said no. Then he left. | hˌi sˈɛd nˈO. ðˈɛn hi lˈɛft.",
        "Vitamin A. It helps. | vˈITəmən ˈA. ˌɪt hˈɛlps.",
        "He ate a fig. Then he slept. | hˌi ˈAt ɐ fˈɪɡ. ðˈɛn hi slˈɛpt.",
        "The U.N. agrees, as No. 5 says. | ðə jˌuˈɛn əɡɹˈiz, æz nˈO fˈIv sˈɛz.",
      })
  void aStopBehindAShortWordIsKept(String text, String american) {
    assertThat(ENGLISH.phonemes(text, false)).isEqualTo(american);
  }

  @ParameterizedTest
  @CsvSource({
    "McGurk, məɡ",
    "McNab, məkn",
    "McPartlin's, məkp",
    "McDonald, məkdˈɑnəld",
    "MC Hammer, ˌɛmsˈi",
    "MacOS, mˌækˌOˈɛs"
  })
  void namesBehindMcAreSaidAsNames(String name, String begins) {
    assertThat(ENGLISH.phonemes(name, false)).startsWith(begins);
  }

  @ParameterizedTest
  @CsvSource({
    "pummelling, pˈʌmᵊlɪŋ",
    "pummelled, pˈʌmᵊld",
    "transported, tɹænspˈɔɹTᵻd",
    "two-timing, tˈutˌImɪŋ"
  })
  void formsThatTheListsHaveWrongAreSaidWithTheirEndings(String word, String phonemes) {
    assertThat(ENGLISH.phonemes(word, false)).isEqualTo(phonemes);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "takin | tˈAkɪn",
        "makin | mˈAkɪn",
        "drivin | dɹˈIvɪn",
        "comin | kˈʌmɪn",
        "cabin | kˈæbən",
        "raisin | ɹˈAzᵊn",
        "satin | sˈætᵊn",
      })
  void aLostGLeavesTheVowelAlone(String word, String american) {
    assertThat(ENGLISH.phonemes(word, false)).isEqualTo(american);
  }

  @Test
  void saysWordsThatNoLexiconHas() {
    assertThat(ENGLISH.phonemes("snorfles", false)).isEqualTo("snˈɔɹfᵊlz");
    assertThat(ENGLISH.phonemes("hrmpf", false)).isNotEmpty();
    EnglishPhonemes asked =
        EnglishPhonemes.load((word, british) -> "", (word, british) -> british ? "ɡˈɒl" : "ɡˈɑl");
    assertThat(asked.phonemes("Grolnak", true)).isEqualTo("ɡˈɒl");
    assertThat(asked.phonemes("Grolnak", false)).isEqualTo("ɡˈɑl");
  }

  @Test
  void knowsWhichPhonemesSayAWord() {
    String text = "“Don't,” she said, in mid-March 1999.";
    EnglishReading reading = ENGLISH.read(text, false);
    List<String> said =
        reading.words().stream()
            .map(
                word ->
                    text.substring(word.start(), word.end())
                        + "="
                        + reading.phonemes().substring(word.from(), word.to()))
            .toList();
    assertThat(said)
        .containsExactly(
            "Don't=dˈOnt",
            "she=ʃi",
            "said=sˈɛd",
            "in=ɪn",
            "mid-=mˌɪd",
            "March=mˈɑɹʧ",
            "1999=nˌIntˈin nˈIndi nˈIn");
  }

  @Test
  void writesNothingThatKokoroHasNoSymbolFor() {
    Random random = new Random(11);
    String letters =
        "aeiouwrtnslghkxqyz'’ABEIXQ.-,;:!?()\"“”/&%@+=$€£°#*_0123456789 éßñœ日本\n\t\u0301";
    for (int i = 0; i < 1000; i++) {
      String text =
          random
              .ints(random.nextInt(60), 0, letters.length())
              .collect(
                  StringBuilder::new,
                  (all, at) -> all.append(letters.charAt(at)),
                  StringBuilder::append)
              .toString();
      EnglishReading reading = ENGLISH.read(text, i % 2 == 0);
      assertThat(reading.phonemes().chars().allMatch(c -> VOCABULARY.indexOf(c) >= 0))
          .as("%s: %s", text, reading.phonemes())
          .isTrue();
      assertThat(reading.phonemes()).doesNotContain("  ").isEqualTo(reading.phonemes().strip());
      reading.words().forEach(word -> assertThat(word.from()).isLessThan(word.to()));
    }
  }

  @Test
  void manyThreadsReadAlike() throws IOException {
    List<String> texts =
        Agreement.rows("misaki-sentences.tsv").stream().map(row -> row[0]).toList();
    List<String> alone = texts.stream().map(text -> ENGLISH.phonemes(text, false)).toList();
    IntStream.range(0, 8 * texts.size())
        .parallel()
        .forEach(
            i ->
                assertThat(ENGLISH.phonemes(texts.get(i % texts.size()), false))
                    .isEqualTo(alone.get(i % texts.size())));
  }
}
