package dev.lector.books;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lector.books.ledger.Reason;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each book of Project Gutenberg loses its licence, and none its text. */
class LicenceTest {
  @TempDir Path directory;

  private static String text(String book) {
    return """
        This eBook is for the use of anyone.

        *** START OF THE PROJECT GUTENBERG EBOOK %1$s ***

        CHAPTER I

        %1$s is told here.

        *** END OF THE PROJECT GUTENBERG EBOOK %1$s ***

        Section 1. General Terms of Use.

        """
        .formatted(book);
  }

  private static String html(String book) {
    return "<body><p>"
        + text(book).strip().replace("\n\n", "</p><p>").replace("<p>CHAPTER I</p>", "<h2>I</h2>")
        + "</p></body>";
  }

  @Test
  void textsOfSeveralBooksInOneFileAreAllRead() throws Exception {
    Path file = directory.resolve("a.txt");
    Files.writeString(file, text("EMMA") + text("KIM") + text("SHE"));
    Reading reading = Reading.of(file);
    assertThat(reading.paragraphs())
        .containsExactly(
            "CHAPTER I",
            "EMMA is told here.",
            "CHAPTER I",
            "KIM is told here.",
            "CHAPTER I",
            "SHE is told here.");
    assertThat(reading.leftOut()).containsOnlyKeys(Reason.LICENCE);
  }

  @Test
  void booksInOneEpubAreAllRead() throws Exception {
    Path file =
        new Epub()
            .page("a.xhtml", html("EMMA"))
            .page("b.xhtml", html("KIM"))
            .write(directory.resolve("a.epub"));
    assertThat(Reading.of(file).paragraphs())
        .containsExactly("I", "EMMA is told here.", "I", "KIM is told here.");
  }

  @Test
  void aFileWithoutALicenceIsReadBehindOneThatHasOne() throws Exception {
    Path book = Files.createDirectory(directory.resolve("book"));
    Files.writeString(book.resolve("1.html"), html("EMMA"));
    Files.writeString(book.resolve("2.html"), "<body><h2>II</h2><p>Mine.</p></body>");
    Files.writeString(book.resolve("3.txt"), text("KIM"));
    assertThat(Reading.of(book).paragraphs())
        .containsExactly(
            "I", "EMMA is told here.", "II", "Mine.", "CHAPTER I", "KIM is told here.");
  }

  @Test
  void moreThanALicenceBehindTheEndIsTold() throws Exception {
    Path file = directory.resolve("a.txt");
    Files.writeString(file, text("EMMA") + "Another book, without a mark.\n\n".repeat(3_000));
    assertThat(Reading.of(file).book().notices())
        .singleElement()
        .asString()
        .contains("licence", "75,066");
    Files.writeString(file, text("EMMA"));
    assertThat(Reading.of(file).book().notices()).isEmpty();
  }
}
