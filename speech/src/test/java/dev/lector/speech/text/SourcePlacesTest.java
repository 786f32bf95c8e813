package dev.lector.speech.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is spoken knows where it was written. */
final class SourcePlacesTest {
  private static final TextFrontEnd FRONT_END = new TextFrontEnd();
  private static final Pattern WORD = Pattern.compile("[A-Za-z']+");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Tom left early.                  | Tom=Tom left=left early=early
          He paid $5 million in 1999.      | He=He paid=paid five=$5 million=million dollars=million in=in \
          nineteen=1999 ninety=1999 nine=1999
          The FBI asked NASA.              | The=The F=FBI B=FBI I=FBI asked=asked NASA=NASA
          Dr. Smith lives on Elm St. now.  | Doctor=Dr. Smith=Smith lives=lives on=on Elm=Elm Street=St. now=now
          Chapter IV was <b>good</b>.      | Chapter=Chapter four=IV was=was good=good
          Read [the big book](http://a.io).| Read=Read the=the big=big book=book
          Łódź and ﬁne &amp; co            | Lodz=Łódź and=and fine=ﬁne and=&amp; co=co
          Take .5kg of rice now.           | Take=Take point=.5kg five=.5kg kilograms=.5kg of=of rice=rice now=now
          Two 747s cost $20/mo now.        | Two=Two seven=747s forty=747s sevens=747s cost=cost twenty=$20 dollars=$20 \
          per=/mo month=/mo now=now
          Use ¹⁴C or 2³¹ here.             | Use=Use carbon=¹⁴C fourteen=¹⁴C or=or two=2 to=³¹ the=³¹ thirty=³¹ \
          first=³¹ here=here
          Open Mon-Fri, 3–5 May there.     | Open=Open Monday=Mon-Fri to=Mon-Fri Friday=Mon-Fri the=3–5 third=3–5 to=3–5 \
          the=3–5 fifth=3–5 of=3–5 May=May there=there
          IT WAS late in NYC.              | It=IT was=WAS late=late in=in N=NYC Y=NYC C=NYC
          Run src/a.java && stop.          | Run=Run src=src slash=/ a=a dot=. java=java and=&& stop=stop
          It is â€œcafÃ©â€ at 5Â°C now.   | It=It is=is cafe=cafÃ© at=at five=5Â°C degrees=5Â°C Celsius=5Â°C now=now
          He ran 5 km on March 3rd today.  | He=He ran=ran five=5 km kilometers=5 km on=on March=March third=3rd today=today
          """)
  void aSpokenWordIsFoundWhereItWasWritten(String written, String expected)
      throws InvalidTextException {
    String found =
        words(written).stream()
            .map(word -> word.spoken() + "=" + word.written(written))
            .collect(Collectors.joining(" "));
    assertThat(normal(found)).isEqualTo(normal(expected));
  }

  // NASA is spoken in small letters.
  private static String normal(String text) {
    return text.replaceAll("(?i)nasa=", "NASA=");
  }

  @Test
  void aSentenceIsFoundWithItsQuotesAndWithoutTheSpaceAround() throws InvalidTextException {
    String text =
        """
        # The Long Night

        "Stop at the border!" he cried (twice).  Nobody did as he had said…

        - 3 apples were left in the bag
        1. Nobody wanted any of them
        """;
    assertThat(FRONT_END.read(text).sentences())
        .extracting(s -> text.substring(s.source().start(), s.source().end()))
        .containsExactly(
            "The Long Night",
            "\"Stop at the border!\" he cried (twice).",
            "Nobody did as he had said…",
            "3 apples were left in the bag",
            "1. Nobody wanted any of them");
  }

  @Test
  void thePiecesOfALongSentenceAndJoinedTinyOnesKeepTheirPlaces() throws InvalidTextException {
    String text =
        "No. Not so. "
            + "It was a bright and very cold day in April, and all the clocks were striking thirteen, while "
                .repeat(4)
            + "he left.";
    List<Sentence> sentences = FRONT_END.read(text).sentences();
    assertThat(sentences).hasSize(3);
    assertThat(text.substring(0, sentences.getFirst().source().end())).isEqualTo("No. Not so.");
    for (int i = 1; i < sentences.size(); i++) {
      String written =
          text.substring(sentences.get(i).source().start(), sentences.get(i).source().end());
      assertThat(letters(sentences.get(i).words())).isEqualTo(letters(written));
    }
    assertThat(sentences.getLast().source().end()).isEqualTo(text.length());
  }

  @Test
  void noPieceOfALongSentenceBeginsOrEndsInWhiteSpace() throws InvalidTextException {
    for (String between : List.of(" — ", ",   ", " -- ", ";\n", ", ")) {
      String text = ("They walked on through the rain" + between).repeat(30) + "and were home.";
      List<Sentence> sentences = FRONT_END.read(text).sentences();
      assertThat(sentences).hasSizeGreaterThan(2);
      assertThat(sentences)
          .extracting(s -> text.substring(s.source().start(), s.source().end()))
          .allSatisfy(piece -> assertThat(piece).isEqualTo(piece.strip()).isNotEmpty());
    }
  }

  @Test
  void aNumberThatIsSaidInSeveralPiecesBelongsToTheFirstOfThem() throws InvalidTextException {
    String number = "7".repeat(200);
    List<Sentence> sentences = FRONT_END.read("Dial " + number + " today.").sentences();
    assertThat(sentences).hasSizeGreaterThan(2);
    int end = 0;
    for (Sentence sentence : sentences) {
      assertThat(sentence.source().start()).isGreaterThanOrEqualTo(end);
      end = sentence.source().end();
    }
    assertThat(sentences.getFirst().source()).isEqualTo(new SourceRange(0, 5 + number.length()));
    assertThat(sentences.getLast().source().end())
        .isEqualTo(5 + number.length() + " today.".length());
  }

  @Test
  void aBreakLengthensThePauseOfTheSentenceBeforeIt() throws InvalidTextException {
    String text = "The first sentence is here. The second sentence is here.";
    Script script =
        new Script(
            text,
            List.of(),
            List.of(new Script.Break(27, 2000), new Script.Break(text.length(), 700)),
            List.of());
    assertThat(FRONT_END.read(script).sentences())
        .extracting(Sentence::pauseAfterMs)
        .containsExactly(2000, 700);
    assertThat(FRONT_END.read(text).sentences())
        .extracting(Sentence::pauseAfterMs)
        .containsExactly(350, 0);
  }

  @Test
  void placesAreInTheSourceAndInItsOrderForAnyText() {
    String[] pieces = {
      "1",
      "23",
      "4,567",
      ".",
      ",",
      "/",
      "-",
      "—",
      "$",
      "€",
      "%",
      "°C",
      "km",
      " ",
      " ",
      " ",
      " ",
      "th",
      ":",
      "'",
      "\"",
      "March ",
      "2026",
      "III",
      "Mr.",
      "St.",
      "U.S.",
      "e.g.",
      "@",
      "www.",
      "http://",
      ".com",
      "(",
      ")",
      "*",
      "_",
      "[",
      "](",
      "<b>",
      "&amp;",
      "\n",
      "\n\n",
      "# ",
      "- ",
      "…",
      "...",
      "?",
      "!",
      "p.m.",
      "NASA",
      "½",
      "²",
      "+",
      "|",
      "é",
      "Жук",
      "字",
      "😀",
      "ﬁ",
      "e\u0301",
      "\u00ad",
      "hello",
      "the",
      "WORLD",
      "\uD800",
      "$x^2$",
      "\\frac{1}{2}",
      "⁻⁶",
      "⁺",
      "0x1F",
      "<=",
      "/km²",
      "/mo",
      "Mon-Fri",
      "3–5 May",
      "3Q22",
      "John 3:16",
      "CA 90210",
      "call 911",
      "Ca²⁺",
      "¹⁴C",
      "10 000",
      "1,5",
      "747s",
      "12\" x 9\"",
      "\n00:00:01,500 --> 00:00:04,000\n",
      "<!--",
      "-->",
      "<script>",
      "</script>",
      "<td>",
      "<sup>2</sup>",
      "[1]",
      "==",
      "`s",
      "Eq. (5)",
      "5 Elm St.",
      "&&",
      "!=",
      "#FF00AA",
      "src/a.java",
      "Jr",
      "IT WAS ",
      "\t",
      "-\n"
    };
    Random random = new Random(14);
    int spoken = 0;
    for (int i = 0; i < 3000; i++) {
      StringBuilder text = new StringBuilder();
      for (int k = random.nextInt(40); k >= 0; k--) {
        text.append(pieces[random.nextInt(pieces.length)]);
      }
      spoken += check(text.toString()) ? 1 : 0;
    }
    assertThat(spoken).isGreaterThan(2000);
  }

  private static boolean check(String text) {
    List<Sentence> sentences;
    try {
      sentences = FRONT_END.read(text).sentences();
    } catch (InvalidTextException refused) {
      return false;
    }
    SourceRange before = new SourceRange(0, 0);
    for (Sentence sentence : sentences) {
      SourceRange source = sentence.source();
      // Of what takes several pieces to say, the first has the place.
      boolean goesOn = source.start() == before.end();
      boolean empty = source.end() <= source.start();
      if (source.start() < before.start() || source.end() > text.length() || (empty && !goesOn)) {
        fail("\"%s\" of \"%s\" is at %s after %s", sentence.words(), text, source, before);
      }
      int from = goesOn ? before.start() : source.start();
      for (Word word : words(sentence)) {
        if (word.start < from || word.end > source.end() || word.end <= word.start) {
          fail("\"%s\" of \"%s\" is at %s", word, text, source);
        }
      }
      before = source;
    }
    return true;
  }

  private record Word(String spoken, int start, int end) {
    String written(String text) {
      return text.substring(start, end);
    }
  }

  private static List<Word> words(String text) throws InvalidTextException {
    List<Word> words = new ArrayList<>();
    FRONT_END.read(text).sentences().forEach(sentence -> words.addAll(words(sentence)));
    return words;
  }

  private static List<Word> words(Sentence sentence) {
    List<Word> words = new ArrayList<>();
    for (MatchResult found : WORD.matcher(sentence.words()).results().toList()) {
      SourceRange source = sentence.source(found.start(), found.end());
      words.add(new Word(found.group(), source.start(), source.end()));
    }
    return words;
  }

  private static String letters(String text) {
    return text.replaceAll("[^A-Za-z]", "");
  }
}
