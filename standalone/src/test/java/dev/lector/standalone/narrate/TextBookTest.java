package dev.lector.standalone.narrate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which lines of plain text begin chapters, and what of it is said. */
class TextBookTest {
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
        "II.",
      })
  void aLineThatNamesAChapterBeginsOne(String heading) {
    assertThat(TextBook.sections("Before.\n\n" + heading + "\n\nAfter."))
        .containsExactly(
            new Section("", List.of("Before.")), new Section(heading, List.of("After.")));
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
    assertThat(TextBook.sections("Before.\n\n" + sentence + "\n\nAfter."))
        .containsExactly(new Section("", List.of("Before.", sentence, "After.")));
  }

  @Test
  void aBookWithoutHeadingsIsOneChapterOfItsParagraphs() {
    assertThat(TextBook.sections("One line\nand its other half.\n\n\n  Another\tone.  \n"))
        .containsExactly(new Section("", List.of("One line and its other half.", "Another one.")));
  }

  @Test
  void windowsAndOldMacLineEndsAreLineEnds() {
    String book = "CHAPTER I\n\nOne\nline.\n \nTwo.\n\nCHAPTER II\n\nThree.\n";
    List<Section> sections =
        List.of(
            new Section("CHAPTER I", List.of("One line.", "Two.")),
            new Section("CHAPTER II", List.of("Three.")));
    assertThat(TextBook.sections(book)).isEqualTo(sections);
    assertThat(TextBook.sections(book.replace("\n", "\r\n"))).isEqualTo(sections);
    assertThat(TextBook.sections(book.replace("\n", "\r"))).isEqualTo(sections);
  }

  @Test
  void aTitleBelowTheNumberBelongsToTheHeading() {
    assertThat(TextBook.sections("CHAPTER I\nDown the Rabbit-Hole\n\nAlice was tired."))
        .containsExactly(
            new Section("CHAPTER I Down the Rabbit-Hole", List.of("Alice was tired.")));
  }

  @Test
  void aChapterMayBeginWithoutAnEmptyLine() {
    assertThat(
            TextBook.sections(
                "CHAPTER I\nIt was night.\nIt rained.\nCHAPTER II\nIt was day.\nAs told in\nchapter 3\nit shone."))
        .containsExactly(
            new Section("CHAPTER I", List.of("It was night. It rained.")),
            new Section("CHAPTER II", List.of("It was day. As told in chapter 3 it shone.")));
  }

  @Test
  void aHeadingWithNothingUnderItIsSaidWithTheNext() {
    assertThat(
            TextBook.sections(
                "PART ONE\n\nCHAPTER I\n\nText.\n\nPART TWO.\n\n* * *\n\nCHAPTER I\n\nMore."))
        .containsExactly(
            new Section("PART ONE. CHAPTER I", List.of("Text.")),
            new Section("PART TWO. CHAPTER I", List.of("More.")));
  }

  @Test
  void aHeadingThatEndsTheBookIsSaidAtTheEndOfItsLastChapter() {
    assertThat(TextBook.sections("CHAPTER I\n\nText.\n\nCHAPTER II\n"))
        .containsExactly(new Section("CHAPTER I", List.of("Text.", "CHAPTER II")));
    assertThat(TextBook.sections("CHAPTER I")).containsExactly(new Section("CHAPTER I", List.of()));
  }

  @Test
  void linesOfStarsAndDashesAreNotSaid() {
    assertThat(TextBook.sections("One.\n\n* * *\n\nTwo.\n\n----\n\nThree."))
        .containsExactly(new Section("", List.of("One.", "Two.", "Three.")));
    assertThat(TextBook.sections("* * *")).isEmpty();
    assertThat(TextBook.sections("")).isEmpty();
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
    assertThat(TextBook.sections("A Book\n\n" + contents + "\n\n\n" + book))
        .containsExactly(
            new Section("", List.of("A Book")),
            new Section("CHAPTER I. The Sea", List.of("Waves.")),
            new Section("CHAPTER II. The Land", List.of("Hills.")),
            new Section("CHAPTER III. The Air", List.of("Wind.")));
  }

  @Test
  void chaptersThatCountFromOneAgainInEveryPartStayChapters() {
    String book =
        "PART ONE\n\nCHAPTER I\n\nAble.\n\nCHAPTER II\n\nBold.\n\nPART TWO\n\nCHAPTER I\n\nCalm.\n\nCHAPTER II\n\nDark.";
    List<Section> sections =
        List.of(
            new Section("PART ONE. CHAPTER I", List.of("Able.")),
            new Section("CHAPTER II", List.of("Bold.")),
            new Section("PART TWO. CHAPTER I", List.of("Calm.")),
            new Section("CHAPTER II", List.of("Dark.")));
    assertThat(TextBook.sections(book)).isEqualTo(sections);
    assertThat(
            TextBook.sections(
                "CONTENTS\n\nPART ONE\nCHAPTER I\nCHAPTER II\nPART TWO\nCHAPTER I\nCHAPTER II\n\n"
                    + book))
        .isEqualTo(sections);
  }

  @Test
  void textUnderAHeadingContentsThatIsNoListIsSaid() {
    assertThat(TextBook.sections("Contents\n\nThe box was full of letters.\n\nNobody knew why."))
        .containsExactly(
            new Section("", List.of("The box was full of letters.", "Nobody knew why.")));
  }

  @Test
  void whatProjectGutenbergPutsAroundItIsCutOff() {
    assertThat(
            TextBook.sections(
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
        .containsExactly(
            new Section("CHAPTER I", List.of("It was very late. The snake_case_name stayed.")));
  }

  @Test
  void gapsAndParagraphsMayBeOfAnyLength() {
    String gap = "\n".repeat(50_000);
    String lines = "One more line\n".repeat(50_000);
    assertThat(TextBook.sections("One." + gap + "Two.\n\n" + lines))
        .singleElement()
        .satisfies(section -> assertThat(section.paragraphs()).hasSize(3));
    assertThat(TextBook.sections("*** START OF THIS BOOK ***\nProduced by X\n" + lines))
        .isNotEmpty();
  }
}
