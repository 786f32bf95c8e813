package dev.lector.speech.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lector.speech.pronunciation.Pronunciation;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadingLexiconTest {
  private static final TextFrontEnd FRONT_END = new TextFrontEnd();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "kubectl => cube control | Run kubectl now. KUBECTL! | Run cube control now. cube control!",
        "IRA => Irish Republican Army | The IRA, and Ira. | The Irish Republican Army, and Ira.",
        "St. Mary => Saint Mary's | At St. Mary, 5 km off. | At Saint Mary's, five kilometers off.",
        "C++ => see plus plus | C++, not C. | see plus plus, not C.",
        ".NET => net | Use .NET 8. | Use net eight.",
        "cat => dog | A cat, a cat's tail, cats and concat. | A dog, a dog's tail, cats and"
            + " concat.",
        "v5 => version 5 | See v5. | See version five.",
        "New York => Big Apple | New York City, New Yorker. | Big Apple City, New Yorker.",
      })
  void saysOtherWords(String line, String text, String said) throws Exception {
    assertThat(words(text, ReadingLexicon.parse("words.txt", line))).isEqualTo(said);
  }

  @Test
  void pronouncesWordsWhereverTheyStand() throws Exception {
    ReadingLexicon lexicon = ReadingLexicon.parse("w", "nginx = ˈɛndʒɪnɛks\nSQL = /ˈsikwəl/");
    String text = "Hello. Nginx runs SQL. I like nginx's config, 3 nginx, and SQL!";

    List<Sentence> sentences =
        FRONT_END
            .read(Script.plain(text), new ReadingOptions(lexicon, Normalization.FULL))
            .sentences();

    assertThat(sentences.stream().map(Sentence::words).collect(Collectors.joining(" ")))
        .isEqualTo("Hello. Nginx runs SQL. I like nginx's config, three nginx, and SQL!");
    assertThat(
            sentences.stream()
                .flatMap(
                    sentence ->
                        sentence.pronunciations().stream()
                            .map(
                                own ->
                                    sentence.words().substring(own.start(), own.end())
                                        + " "
                                        + own.ipa())))
        .containsExactly(
            "Nginx ˈɛndʒɪnɛks",
            "SQL sˈikwəl",
            "nginx's ˈɛndʒɪnɛksɪz",
            "nginx ˈɛndʒɪnɛks",
            "SQL sˈikwəl");
    Sentence last = sentences.getLast();
    Pronunciation own = last.pronunciations().getLast();
    SourceRange place = last.source(own.start(), own.end());
    assertThat(text.substring(place.start(), place.end())).isEqualTo("SQL");
  }

  @Test
  void endsSentencesBeforeAPronouncedWord() throws Exception {
    ReadingLexicon lexicon = ReadingLexicon.parse("w", "nginx = ˈɛndʒɪnɛks");
    assertThat(words("That is the whole of it. nginx runs on all of them.", lexicon))
        .isEqualTo("That is the whole of it. nginx runs on all of them.");
    assertThat(
            FRONT_END
                .read(
                    Script.plain("That is the whole of it. nginx runs on all of them."),
                    new ReadingOptions(lexicon, Normalization.FULL))
                .sentences())
        .hasSize(2);
  }

  @Test
  void readsW3CsFormat() throws Exception {
    String pls =
        """
        <?xml version="1.0"?>
        <lexicon version="1.0" xmlns="http://www.w3.org/2005/01/pronunciation-lexicon"
            alphabet="ipa" xml:lang="en-US">
          <lexeme><grapheme>theatre</grapheme><grapheme>theater</grapheme>
            <phoneme>ˈθiətɚ</phoneme><phoneme prefer="true">ˈθiːətɚ</phoneme></lexeme>
          <lexeme><grapheme>W3C</grapheme><alias>World Wide Web Consortium</alias></lexeme>
        </lexicon>
        """;
    ReadingLexicon lexicon = ReadingLexicon.parse("words.pls", pls);

    assertThat(lexicon.size()).isEqualTo(3);
    assertThat(words("The W3C theater.", lexicon))
        .isEqualTo("The World Wide Web Consortium theater.");
    assertThat(
            FRONT_END
                .read(Script.plain("A theater."), new ReadingOptions(lexicon, Normalization.FULL))
                .sentences()
                .getFirst()
                .pronunciations())
        .containsExactly(new Pronunciation(2, 9, "θˈiːətɚ"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nginx | words.txt, line 1: Write \"word = ipa\" or \"word => text\", not \"nginx\".",
        "a = b#a | words.txt, line 1: \"#\" is no character of IPA.",
        "3 = θɹiː | words.txt, line 1: A pronunciation needs a word with letters",
        "cat => | words.txt, line 1: What is read instead needs 1 to 500 characters.",
        "cat = ˈ | words.txt, line 1: There is no sound in it.",
      })
  void saysWhereALineIsWrong(String line, String message) {
    assertThatThrownBy(() -> ReadingLexicon.parse("words.txt", line))
        .isInstanceOf(ReadingLexiconException.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void refusesWhatIsThereTwiceTooLongOrTooMuch() {
    assertThatThrownBy(() -> ReadingLexicon.parse("w", "# words\ncat => dog\n\ncat => cow"))
        .hasMessage("w, line 4: \"cat\" is there already; keep one of the two.");
    assertThatThrownBy(() -> ReadingLexicon.parse("w", "x".repeat(61) + " => y"))
        .hasMessageContaining("1 to 60 characters");
    String alike =
        IntStream.range(0, 33).mapToObj(i -> "a " + i + " => b\n").collect(Collectors.joining());
    assertThatThrownBy(() -> ReadingLexicon.parse("w", alike)).hasMessageContaining("line 33");
    String many =
        IntStream.range(0, 10_001).mapToObj(i -> "w" + i + " => b\n").collect(Collectors.joining());
    assertThatThrownBy(() -> ReadingLexicon.parse("w", many))
        .hasMessageContaining("at most 10000 entries");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<lexicon> | line 1: Expected <lexicon xmlns=",
        "<lexicon xmlns=\"http://www.w3.org/2005/01/pronunciation-lexicon\""
            + " alphabet=\"x-sampa\"><lexeme><grapheme>a</grapheme><phoneme>a</phoneme></lexeme></lexicon>"
            + " | line 1: The alphabet must be ipa, not \"x-sampa\".",
        "<lexicon xmlns=\"http://www.w3.org/2005/01/pronunciation-lexicon\""
            + " alphabet=\"ipa\"><lexeme></lexeme></lexicon> | line 1: A lexeme needs a grapheme",
        "<lexicon xmlns=\"http://www.w3.org/2005/01/pronunciation-lexicon\"><lexeme> | line 1: The"
            + " XML is not well formed.",
      })
  void saysWhatIsWrongInW3CsFormat(String pls, String message) {
    assertThatThrownBy(() -> ReadingLexicon.parse("words.pls", pls))
        .isInstanceOf(ReadingLexiconException.class)
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "FULL | Dr. <b>Li</b> paid $5 on 3/4. | Doctor Li paid five dollars on March fourth.",
        "LIGHT | Dr. <b>Li</b> paid 25 & 1.5%. | Dr. Li paid twenty five and one point five"
            + " percent.",
        "OFF | Dr. Li paid 25 of *it*. | Dr. Li paid two five of it.",
      })
  void rewritesAsMuchAsIsWanted(Normalization normalization, String text, String said)
      throws Exception {
    assertThat(
            FRONT_END
                .read(Script.plain(text), new ReadingOptions(ReadingLexicon.EMPTY, normalization))
                .sentences()
                .stream()
                .map(Sentence::words)
                .collect(Collectors.joining(" ")))
        .isEqualTo(said);
  }

  @Test
  void aTextOfPronouncedWordsStaysWithinTheLongestSentence() throws Exception {
    ReadingLexicon lexicon = ReadingLexicon.parse("w", "antidisestablishment = ˈænti");
    String text = "antidisestablishment ".repeat(1_000);
    List<Sentence> sentences =
        FRONT_END
            .read(Script.plain(text), new ReadingOptions(lexicon, Normalization.FULL))
            .sentences();

    assertThat(sentences)
        .allSatisfy(sentence -> assertThat(sentence.words().length()).isLessThanOrEqualTo(200));
    assertThat(sentences.stream().mapToInt(sentence -> sentence.pronunciations().size()).sum())
        .isEqualTo(1_000);
  }

  private static String words(String text, ReadingLexicon lexicon) throws InvalidTextException {
    return FRONT_END
        .read(Script.plain(text), new ReadingOptions(lexicon, Normalization.FULL))
        .sentences()
        .stream()
        .map(Sentence::words)
        .collect(Collectors.joining(" "));
  }
}
