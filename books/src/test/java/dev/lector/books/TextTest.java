package dev.lector.books;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lector.books.bounds.BookBounds;
import dev.lector.books.chapters.ChapterBuilder;
import dev.lector.books.chapters.FlowDocument;
import dev.lector.books.document.Book;
import dev.lector.books.document.Metadata;
import dev.lector.books.document.Place;
import dev.lector.books.ledger.Characters;
import dev.lector.books.ledger.Reason;
import dev.lector.books.text.TextReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which lines of plain text begin chapters, and what of it is said. */
class TextTest {
  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CHAPTER I",
        "CHAPTER IV.",
        "Chapter 12",
        "Chapter 3: The Storm",
        "CHAPTER XXIX. In which nothing happens.",
        "CHAPTER I Down the Rabbit-Hole",
        "Chapter One",
        "Chapter Twenty-Three",
        "PART TWO",
        "Book the First—Recalled to Life",
        "ACT III",
        "Letter 4",
        "STAVE ONE: MARLEY'S GHOST",
        "Prologue",
        "EPILOGUE.",
        "Preface: To the Reader",
        "XIV",
        "II. THE RIVER",
        "ONE",
        "Forty-Two",
        "THE FIRST ACT",
        "Interlude",
        "Chapter 1/3",
        "Kapitel 1",
        "Chapitre premier",
        "Dritter Teil",
        "PARTE PRIMA",
        "II.",
      })
  void aLineThatNamesAChapterBeginsOne(String heading) {
    assertThat(sections("Before.\n\n" + heading + "\n\nAfter."))
        .containsExactly(List.of("Before."), List.of(heading, "After."));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Part of the reason was the weather.",
        "Part I played in it, part I forgot.",
        "Chapter and verse, he knew it all.",
        "Book two seats, please.",
        "Act now!",
        "Act civil.",
        "Letter writing is an art.",
        "Section 8 of the law says so.",
        "Scene one was a disaster for everybody.",
        "Introduction of the new law took years.",
        "MIX",
        "CIVIL",
        "Chapter 3 is the one that I have always liked best, since it has the whale and the storm and the dog in it.",
      })
  void aSentenceThatBeginsLikeAHeadingIsNone(String sentence) {
    assertThat(sections("Before.\n\n" + sentence + "\n\nAfter."))
        .containsExactly(List.of("Before.", sentence, "After."));
  }

  @Test
  void aBookWithoutHeadingsIsOneChapterOfItsParagraphs() {
    assertThat(sections("One line\nand its other half.\n\n\n  Another\tone.  \n"))
        .containsExactly(List.of("One line and its other half.", "Another one."));
  }

  @Test
  void windowsAndOldMacLineEndsAreLineEnds() {
    String book = "CHAPTER I\n\nOne\nline.\n \nTwo.\n\nCHAPTER II\n\nThree.\n";
    List<List<String>> sections =
        List.of(List.of("CHAPTER I", "One line.", "Two."), List.of("CHAPTER II", "Three."));
    assertThat(sections(book)).isEqualTo(sections);
    assertThat(sections(book.replace("\n", "\r\n"))).isEqualTo(sections);
    assertThat(sections(book.replace("\n", "\r"))).isEqualTo(sections);
  }

  @Test
  void aTitleBelowTheNumberBelongsToTheHeading() {
    assertThat(sections("CHAPTER I\nDown the Rabbit-Hole\n\nAlice was tired."))
        .containsExactly(List.of("CHAPTER I", "Down the Rabbit-Hole", "Alice was tired."));
  }

  @Test
  void aChapterMayBeginWithoutAnEmptyLine() {
    assertThat(
            sections(
                "CHAPTER I\nIt was night.\nIt rained.\nCHAPTER II\nIt was day.\nAs told in\nchapter 3\nit shone."))
        .containsExactly(
            List.of("CHAPTER I", "It was night. It rained."),
            List.of("CHAPTER II", "It was day. As told in chapter 3 it shone."));
  }

  @Test
  void aHeadingWithNothingUnderItIsSaidWithTheNext() {
    assertThat(
            sections("PART ONE\n\nCHAPTER I\n\nText.\n\nPART TWO.\n\n* * *\n\nCHAPTER I\n\nMore."))
        .containsExactly(
            List.of("PART ONE", "CHAPTER I", "Text."), List.of("PART TWO.", "CHAPTER I", "More."));
  }

  @Test
  void aHeadingThatEndsTheBookIsSaidAtTheEndOfItsLastChapter() {
    assertThat(sections("CHAPTER I\n\nText.\n\nCHAPTER II\n"))
        .containsExactly(List.of("CHAPTER I", "Text.", "CHAPTER II"));
    assertThat(sections("CHAPTER I")).containsExactly(List.of("CHAPTER I"));
  }

  @Test
  void linesOfStarsAndDashesAreNotSaid() {
    assertThat(sections("One.\n\n* * *\n\nTwo.\n\n----\n\nThree."))
        .containsExactly(List.of("One.", "Two.", "Three."));
    assertThat(sections("* * *")).isEmpty();
    assertThat(sections("")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // One line each, one block, with page numbers, and each in a block of its own.
        "CONTENTS\n\nCHAPTER I. The Sea\nCHAPTER II. The Land\nCHAPTER III. The Air",
        "Contents\n\n I. The Sea . . . . . 3\n II. The Land . . . . 17\n III. The Air . . . . 170",
        "TABLE OF CONTENTS\nI.  The Sea\nII.  The Land\nIII.  The Air",
        "CONTENTS\n\nCHAPTER I. The Sea\n\nCHAPTER II. The Land\n\nCHAPTER III. The Air",
        "CHAPTER I. The Sea\n\nCHAPTER II. The Land\n\nCHAPTER III. The Air",
        "CHAPTER I. The Sea\nCHAPTER II. The Land\nCHAPTER III. The Air",
      })
  void aTableOfContentsIsNotSaid(String contents) {
    String book =
        "CHAPTER I. The Sea\n\nWaves.\n\nCHAPTER II. The Land\n\nHills.\n\nCHAPTER III. The Air\n\nWind.";
    assertThat(sections("A Book\n\n" + contents + "\n\n\n" + book))
        .containsExactly(
            List.of("A Book"),
            List.of("CHAPTER I. The Sea", "Waves."),
            List.of("CHAPTER II. The Land", "Hills."),
            List.of("CHAPTER III. The Air", "Wind."));
  }

  @Test
  void chaptersThatCountFromOneAgainInEveryPartStayChapters() {
    String book =
        "PART ONE\n\nCHAPTER I\n\nAble.\n\nCHAPTER II\n\nBold.\n\nPART TWO\n\nCHAPTER I\n\nCalm.\n\nCHAPTER II\n\nDark.";
    List<List<String>> sections =
        List.of(
            List.of("PART ONE", "CHAPTER I", "Able."),
            List.of("CHAPTER II", "Bold."),
            List.of("PART TWO", "CHAPTER I", "Calm."),
            List.of("CHAPTER II", "Dark."));
    assertThat(sections(book)).isEqualTo(sections);
    assertThat(
            sections(
                "CONTENTS\n\nPART ONE\nCHAPTER I\nCHAPTER II\nPART TWO\nCHAPTER I\nCHAPTER II\n\n"
                    + book))
        .isEqualTo(sections);
  }

  @Test
  void aListOfContentsMayHaveHeadsOverItsColumns() {
    assertThat(
            sections(
                """
                CONTENTS

                CHAPTER                 PAGE

                   I. HER BIRTHDAY        11

                  II. THE BALL            25

                CHAPTER I.

                HER BIRTHDAY

                It was late.
                """))
        .containsExactly(List.of("CHAPTER I.", "HER BIRTHDAY", "It was late."));
  }

  @Test
  void textUnderAHeadingContentsThatIsNoListIsSaid() {
    assertThat(sections("Contents\n\nThe box was full of letters.\n\nNobody knew why."))
        .containsExactly(List.of("The box was full of letters.", "Nobody knew why."));
  }

  @Test
  void whatProjectGutenbergPutsAroundItIsCutOff() {
    assertThat(
            sections(
                """
                The Project Gutenberg eBook of A Book

                This ebook is for the use of anyone anywhere.

                *** START OF THE PROJECT GUTENBERG EBOOK A BOOK WITH A
                LONG TITLE ***

                Produced by Somebody and
                somebody else.

                CHAPTER I

                It was _very_ late.[12] The snake_case_name stayed.

                [Illustration: A lamp]

                End of the Project Gutenberg EBook of A Book

                *** END OF THE PROJECT GUTENBERG EBOOK A BOOK ***

                CHAPTER II

                The licence.
                """))
        .containsExactly(List.of("CHAPTER I", "It was very late. The snake_case_name stayed."));
  }

  @Test
  void gapsAndParagraphsMayBeOfAnyLength() {
    String gap = "\n".repeat(50_000);
    String lines = "One more line\n".repeat(50_000);
    assertThat(sections("One." + gap + "Two.\n\n" + lines))
        .singleElement()
        .satisfies(section -> assertThat(section).hasSize(3));
    assertThat(sections("*** START OF THIS BOOK ***\nProduced by X\n" + lines)).isNotEmpty();
  }

  @Test
  void signsAroundAHeadingAreNotSaid() {
    assertThat(sections("One day.\n\n* III *\n\nWaves.\n\n## The Sea\n\nWind."))
        .containsExactly(
            List.of("One day."), List.of("III", "Waves."), List.of("The Sea", "Wind."));
  }

  @Test
  void numbersThatCountFromOneAreChaptersAndOthersArePages() {
    assertThat(sections("1\n\nWaves.\n\n2.\n\nHills.\n\n3\n\nWind.")).hasSize(3);
    assertThat(sections("A.\n\n23\n\nB.\n\n24\n\nAye.\n\n- 25 -\n\nNo."))
        .containsExactly(List.of("A.", "B.", "Aye.", "No."));
  }

  @Test
  void headingsMayStandAmongLinesWithoutAnyEmptyOnes() {
    assertThat(
            sections(
                "Chapter 1: The Storm\nIt rained all night.\nHe slept.\nChapter 2: The Calm\nMorning came.\nChapter 3\nThe end came."))
        .containsExactly(
            List.of("Chapter 1: The Storm", "It rained all night. He slept."),
            List.of("Chapter 2: The Calm", "Morning came."),
            List.of("Chapter 3", "The end came."));
  }

  @Test
  void indentedLinesBeginParagraphsAndIndentedBlocksAreVerse() {
    assertThat(
            sections(
                "   It was night\nand it rained.\n   He slept\nbadly.\n\n    O wild wind\n    Thou breath\n"))
        .containsExactly(
            List.of(
                "It was night and it rained.", "He slept badly.", "O wild wind", "Thou breath"));
  }

  @Test
  void whatIsForTheEyeIsCountedByItsKind() {
    Reading reading =
        reading(
            """
            He saw[1] the ship{12} at dawn[A] and _cried_ out [Pg 23] loudly.[Footnote 1: A small
            ship.] Then =bold= and ~wavy~.

            [Footnote A: The second note,
            over two lines.]

            [1] A third note under a rule.

            [Illustration: A ship]

            _He said: "I will not_ [_Exit._]

            [Transcriber's Note: fixed typos.]
            """);
    assertThat(reading.paragraphs())
        .containsExactly(
            "He saw the ship at dawn and cried out loudly. Then bold and wavy.",
            "He said: \"I will not [Exit.]");
    assertThat(reading.leftOut())
        .containsOnlyKeys(
            Reason.NOTE_MARK,
            Reason.NOTE,
            Reason.PAGE_NUMBER,
            Reason.PICTURE,
            Reason.TRANSCRIBERS_NOTE,
            Reason.MARKUP)
        .containsEntry(Reason.PAGE_NUMBER, 10L)
        .containsEntry(Reason.NOTE_MARK, 6L);
  }

  @Test
  void everyCharacterKnowsItsPlace() {
    Book book = reading("A _b_\r\n  c[1].").book();
    assertThat(book.chapters().getFirst().paragraphs().getFirst().places())
        .containsExactly(
            new Place(0, 1, "book.txt", "", 0, 1),
            new Place(2, 3, "book.txt", "", 3, 4),
            new Place(4, 5, "book.txt", "", 8, 9),
            new Place(5, 6, "book.txt", "", 12, 13));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UTF-8",
        "UTF-16",
        "UTF-16LE",
        "UTF-16BE",
        "UTF-32LE",
        "UTF-32BE",
        "ISO-8859-1",
        "windows-1252"
      })
  void textIsReadInWhateverEncodingItIs(String encoding) throws Exception {
    String text = "CHAPTER I\n\nCaf\u00e9 na\u00efve and fa\u00e7ade.\n";
    Path file = directory.resolve("book.txt");
    Files.write(file, text.getBytes(Charset.forName(encoding)));
    assertThat(Reading.of(file).paragraphs())
        .containsExactly("CHAPTER I", "Caf\u00e9 na\u00efve and fa\u00e7ade.");
    Files.write(file, ("\ufeff" + text).getBytes(StandardCharsets.UTF_8));
    assertThat(Reading.of(file).paragraphs().getFirst()).isEqualTo("CHAPTER I");
  }

  @Test
  void whatProjectGutenbergSaysOfABookIsItsMetadata() {
    Book book =
        reading(
                "The Project Gutenberg eBook of X\n\nTitle: The Book\nAuthor: Jane Doe\nLanguage: German\n\n*** START OF THE PROJECT GUTENBERG EBOOK X ***\n\nText.")
            .book();
    assertThat(book.metadata().title()).isEqualTo("The Book");
    assertThat(book.metadata().authors()).containsExactly("Jane Doe");
    assertThat(book.metadata().language()).isEqualTo("de");
  }

  private Reading reading(String text) {
    try {
      return Reading.of(Files.writeString(directory.resolve("book.txt"), text));
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private List<List<String>> sections(String text) {
    var items = TextReader.read("book.txt", text, new BookBounds());
    var document = new FlowDocument("book.txt", FlowDocument.Kind.TEXT, items);
    var chapters = ChapterBuilder.build(List.of(document), List.of(), new ArrayList<>());
    Book book = new Book(Metadata.titled("B"), chapters, List.of());
    assertThat(book.ledger().characters()).isEqualTo(Characters.count(text));
    return Reading.of(book).chapters();
  }
}
