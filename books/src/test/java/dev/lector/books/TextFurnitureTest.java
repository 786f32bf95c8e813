package dev.lector.books;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lector.books.ledger.Reason;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands in a book as page numbers and note marks do, and is text. */
class TextFurnitureTest {
  @TempDir Path directory;

  @Test
  void chaptersMayBeNumberedAnewInEachPart() throws Exception {
    String part = "1\n\nIt rains.\n\n2\n\nIt snows.\n\n3\n\nIt ends.\n\n";
    Reading reading = text("PART ONE\n\n" + part + "PART TWO\n\n" + part);
    assertThat(reading.leftOut()).isEmpty();
    assertThat(reading.titles()).hasSize(6);
  }

  @Test
  void aNumberThatSomebodySaysIsNoChapter() throws Exception {
    Reading reading =
        text(
            "1\n\nIt rains.\n\n2\n\nIt snows.\n\n3\n\nHe asked.\n\n42\n\nHe laughed.\n\n4\n\nEnd."
                + "\n\n5\n\nNo.");
    assertThat(reading.paragraphs()).contains("42", "He laughed.");
    assertThat(reading.titles()).containsExactly("1", "2", "3", "4", "5");
  }

  @Test
  void numbersThatCutSentencesArePagesEvenWhenTheyCountFromOne() throws Exception {
    StringBuilder pages = new StringBuilder();
    for (int i = 1; i < 6; i++) {
      pages.append("The waves came in and went out again, and nobody was there who\n\n");
      pages.append(i).append("\n\nsaw them.\n\n");
    }
    assertThat(text(pages.toString()).leftOut()).containsOnlyKeys(Reason.PAGE_NUMBER);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "He argue[d] that it suggest[s] more.",
        "She lost he[r] own.",
        "Take a [pill] and send the [pic] now."
      })
  void anEditorsBracketsAreText(String line) throws Exception {
    assertThat(text(line).paragraphs()).containsExactly(line);
  }

  @Test
  void lettersInBracketsAreMarksWhereThereAreNotes() throws Exception {
    assertThat(text("It rains[A] and he argue[d].\n\n[A] As ever.\n\nMore.").paragraphs())
        .containsExactly("It rains and he argue[d].", "More.");
  }

  @ParameterizedTest
  @CsvSource({"[Pg 12]", "[p. xii]", "[Page iv]", "[pg12]", "[pp. 3]"})
  void pagesInBracketsGo(String page) throws Exception {
    assertThat(text("It rains " + page + "and snows.").paragraphs())
        .containsExactly("It rains and snows.");
  }

  @Test
  void aChronologyAndNumberedVersesAreReadAndATableOfFiguresIsNot() throws Exception {
    String years =
        "<table><tr><td>1492</td><td>Columbus sails to the west</td></tr>"
            + "<tr><td>1498</td><td>Vasco da Gama comes to India</td></tr></table>";
    String figures =
        "<table><tr><td>Oats</td><td>12</td></tr><tr><td>Rye</td><td>9</td></tr></table>";
    Path file = new Epub().page("a.xhtml", years + figures).write(directory.resolve("a.epub"));
    Reading reading = Reading.of(file);
    assertThat(reading.paragraphs()).contains("Columbus sails to the west").doesNotContain("Oats");
  }

  private Reading text(String text) throws Exception {
    return Reading.of(Files.writeString(directory.resolve("a.txt"), text));
  }
}
