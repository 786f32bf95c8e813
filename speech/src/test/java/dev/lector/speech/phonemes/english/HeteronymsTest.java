package dev.lector.speech.phonemes.english;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeteronymsTest {
  private static final EnglishPhonemes ENGLISH = EnglishPhonemes.load();
  private static final String VOWELS = "AIOQWYiuæɑɒɔəɛɜɪʊʌᵻᵊ";

  /** 79 of 80, where misaki has 66 right. */
  @Test
  void readsWhatIsMeant() throws IOException {
    List<String[]> rows = Agreement.rows("heteronym-sentences.tsv");
    long right = rows.stream().filter(row -> said(row[0], row[1], false).equals(row[3])).count();
    assertThat((double) right / rows.size()).isGreaterThanOrEqualTo(0.98);
  }

  /**
   * All of 300 sentences of our own, each word in its readings, none of them in training; 283 by
   * the weights alone, before there were rules.
   */
  @Test
  void readsBothSensesOfEachWord() throws IOException {
    assertThat(share("heteronyms-balanced.tsv")).isGreaterThanOrEqualTo(0.99);
  }

  /**
   * Sentences written after the rules: of the first 80, 72 by the weights alone and 75 with the
   * rules as they were then; of 107, 134, 141 and 156 more, 104, 126, 132 and 147 with the rules as
   * they were then.
   */
  @Test
  void readsSensesInSentencesThatNoRuleWasMadeFor() throws IOException {
    assertThat(share("heteronyms-unseen.tsv")).isGreaterThanOrEqualTo(0.98);
  }

  /** One sentence, and one that looks like it and means another word, for each rule. */
  @Test
  void readsByThePartOfSpeechAndTheNeighbours() throws IOException {
    assertThat(Agreement.rows("heteronyms-by-grammar.tsv"))
        .allSatisfy(
            row ->
                assertThat(said(row[2], row[0], false))
                    .as(row[2])
                    .matches(phonemes -> sounds(phonemes, row[1]), "with the sound " + row[1]));
  }

  private static double share(String table) throws IOException {
    List<String[]> rows = Agreement.rows(table);
    long right = rows.stream().filter(row -> sounds(said(row[2], row[0], false), row[1])).count();
    return (double) right / rows.size();
  }

  /**
   * Whether phonemes have a sound: 1 and 2 are the stress on the first vowel or a later one, !x
   * that x is not in them.
   */
  private static boolean sounds(String phonemes, String sound) {
    if (sound.equals("1") || sound.equals("2")) {
      int stress = phonemes.indexOf('ˈ');
      boolean first =
          phonemes.substring(0, Math.max(0, stress)).chars().noneMatch(c -> VOWELS.indexOf(c) >= 0);
      return stress >= 0 && first == sound.equals("1");
    }
    return sound.startsWith("!")
        ? !phonemes.contains(sound.substring(1))
        : phonemes.contains(sound);
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

  @ParameterizedTest
  @CsvSource({
    "'The account number and sort code.', number, nˈʌmbəɹ",
    "'The order number, then the model.', number, nˈʌmbəɹ",
    "'I feel the number is right.', number, nˈʌmbəɹ",
    "'Her toes felt number than before.', number, nˈʌməɹ",
    "'Wind it around the bow shaped cleat.', bow, bˈO",
    "'He''ll make his bow, and he''ll go.', bow, bˈW",
    "'He took his bow and arrows.', bow, bˈO",
    "'A tear hung on the spider''s lawn.', tear, tˈɪɹ",
    "'A tear in the cloth.', tear, tˈɛɹ",
    "'I saw thee close thine eyes.', close, klˈOz",
    "'And wind thy hair with rue.', wind, wˈInd",
    "'O live, my love.', live, lˈɪv",
    "'Don''t start a row over it.', row, ɹˈW",
    "'They are embroiled in a row over taxes.', row, ɹˈW",
    "'Three wins in a row over rivals.', row, ɹˈO",
    "'They sat in a row about noon.', row, ɹˈO",
    "'He was a bass in the choir once.', bass, bˈAs",
    "'He caught a bass in the lake.', bass, bˈæs",
    "'Cellos and basses state the theme.', basses, bˈAsᵻz",
    "'I''d sooner desert to it.', desert, dəzˈɜɹt",
    "'You near dove onto her.', dove, dˈOv",
    "'The dove in the tree.', dove, dˈʌv",
    "'In M C; wind into balls.', wind, wˈInd",
    "'The wind into the bay.', wind, wˈɪnd",
    "'Wind from the north.', wind, wˈɪnd",
    "'Call job dot close first.', close, klˈOz",
    "'Then file dot read is called.', read, ɹˈid",
    "'Do not use abrasives or permit minute particles.', permit, pəɹmˈɪt",
    "'Do not take a record or permit from them.', permit, pˈɜɹmɪt",
    "'You need a license or permit today.', permit, pˈɜɹmɪt",
    "'The cattle lie close, their breath like smoke.', close, klˈOs",
    "'Keep close; the path is steep.', close, klˈOs",
    "'They drew close!', close, klˈOs",
    "'At Tuesday''s close, stocks fell.', close, klˈOz",
    "'Before the close, shares fell.', close, klˈOz",
    "'The London close, at four.', close, klˈOz",
    "'Friday''s close game.', close, klˈOs",
    "'The shops close, and open.', close, klˈOz",
    "'As slow as any tear I know.', tear, tˈɪɹ",
    "'The only tear I ever saw.', tear, tˈɪɹ",
    "'Each tear he wept fell on the page.', tear, tˈɪɹ",
    "'The last tear rolled away.', tear, tˈɪɹ",
    "'Any tear in the cloth.', tear, tˈɛɹ",
    "'Check for any tear or wear.', tear, tˈɛɹ",
    "'The last tear was mended.', tear, tˈɛɹ",
    "'We each tear a page.', tear, tˈɛɹ",
    "'Welcome to live coverage.', live, lˈIv",
    "'On Sunday, at noon, live on Sky.', live, lˈIv",
    "'It went out live on TV.', live, lˈIv",
    "'The band played live from London.', live, lˈIv",
    "'They live on Skye.', live, lˈɪv",
    "'I want to live alone.', live, lˈɪv",
    "'I live from day to day.', live, lˈɪv",
    "'Their winning home record.', record, ɹˈɛkəɹd",
    "'It has a one hundred percent winning home record and moved it on.', record, ɹˈɛkəɹd",
    "'They record home games.', record, ɹəkˈɔɹd",
    "'She drew her bow and let fly.', bow, bˈO",
    "'The actor took a bow.', bow, bˈW",
    "'Doors went close open close open.', close, klˈOz",
    "'Stay close, open or not.', close, klˈOs",
    "'He bowed to her.', bowed, bˈWd",
    "'They bowed out.', bowed, bˈWd",
    "'On bowed legs.', bowed, bˈOd",
    "'Return to heat, increase heat to medium.', increase, ɪnkɹˈis",
    "'An increase in heat.', increase, ˈɪnkɹˌis",
    "'Heat increase, heat loss.', increase, ˈɪnkɹˌis",
    "'Object to it.', object, əbʤˈɛkt",
    "'He flew to Nice on Friday.', nice, nˈis",
    "'The city of Nice, France.', nice, nˈis",
    "'In Nice, it rained.', nice, nˈis",
    "'She was in nice clothes.', nice, nˈIs",
    "'Nice work.', nice, nˈIs",
    "'Please re elect him.', re, ɹˌi",
    "'Do re mi.', re, ɹˈA",
    "'Number ten Downing Street.', number, nˈʌmbəɹ",
    "'Number the pages.', number, nˈʌmbəɹ",
    "'Her fingers grew number.', number, nˈʌməɹ",
    "'Mobile phones are banned.', mobile, mˈObᵊl",
    "'He lives in Mobile, Alabama.', mobile, mObˈil",
    "'A mobile home.', mobile, mˈObᵊl",
    "'Press the reset button.', reset, ɹˈisˌɛt",
    "'Reset the clock.', reset, ɹisˈɛt",
    "'You must reset it.', reset, ɹisˈɛt",
    "'Lima beans are good.', lima, lˈImə",
    "'He flew to Lima.', lima, lˈimə",
    "'Resume baking.', resume, ɹəzˈum",
    "'Press resume to continue.', resume, ɹəzˈum",
    "'Send me your resume.', resume, ɹˈɛzəmˌA",
    "'Close five windows.', close, klˈOz",
    "'Refuse collection is on Monday.', refuse, ɹˈɛfjˌus",
    "'Refuse to go.', refuse, ɹəfjˈuz",
    "'Uses: cleaning.', uses, jˈusᵻz",
    "'That''s actually one of the key projects this quarter.', projects, pɹˈɑʤˌɛkts",
    "'He projects a loss.', projects, pɹəʤˈɛkts",
    "'Congress may, by law, appropriate money.', appropriate, əpɹˈOpɹiˌAt",
    "'It is, by law, appropriate to do so.', appropriate, əpɹˈOpɹiət",
    "'The agent may, on notice, contract with others.', contract, kəntɹˈækt",
    "'Re connect the cable.', re, ɹˌi",
    "'President Biden read a prepared statement.', read, ɹˈɛd",
    "'The judge read the verdict aloud on Friday.', read, ɹˈɛd",
    "'A neighbour read about it in the paper.', read, ɹˈɛd",
    "'They let the boy read the letter.', read, ɹˈid",
    "'Did Smith read the letter?', read, ɹˈid",
    "'Most people read the news.', read, ɹˈid",
    "'She wants to read a book.', read, ɹˈid",
    "'I voted for number four.', number, nˈʌmbəɹ",
    "'Look for number five on the door.', number, nˈʌmbəɹ",
    "'A four paper is common.', a, ˈA",
    "'The Kentucky Derby is run in May.', derby, dˈɜɹbi",
    "'A four door car stood there.', a, ɐ",
    "'Where the slow waters wind, I left my home.', wind, wˈInd",
    "See how the paths wind., wind, wˈInd",
    "'We walked the streets, wind and rain.', wind, wˈɪnd",
    "It was a cold wind., wind, wˈɪnd",
    "A lead gray sky hung low., lead, lˈɛd",
    "They lead the way., lead, lˈid",
    "We asked for number four., number, nˈʌmbəɹ",
    "Her fingers grew number., number, nˈʌməɹ",
  })
  void choosesByTheWordsAround(String text, String word, String american) {
    assertThat(said(text, word, false)).isEqualTo(american);
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
