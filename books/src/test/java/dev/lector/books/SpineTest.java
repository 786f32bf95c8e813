package dev.lector.books;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lector.books.document.BookException;
import dev.lector.books.ledger.Reason;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an EPUB names and is no XHTML is read, counted, told or refused. */
class SpineTest {
  @TempDir Path directory;

  private final Epub epub = new Epub().page("a.xhtml", "<p>Text.</p>");

  @Test
  void theTextOfAnSvgPageIsCounted() throws Exception {
    epub.file("b.svg", "<svg xmlns='http://www.w3.org/2000/svg'><text>Once upon</text></svg>")
        .spine("b.svg", "image/svg+xml", "");
    Reading reading = read();
    assertThat(reading.leftOut()).containsEntry(Reason.PICTURE, 8L);
    assertThat(reading.book().notices()).singleElement().asString().contains("b.svg", "8 char");
  }

  @Test
  void aPageThatIsXhtmlUnderAnotherTypeIsRead() throws Exception {
    epub.file("b.page", Epub.xhtml("<p>More.</p>")).spine("b.page", "application/octet-stream", "");
    assertThat(read().paragraphs()).containsExactly("Text.", "More.");
  }

  @Test
  void aTextThatCannotBeReadIsRefused() throws Exception {
    epub.file("b.txt", "More.").spine("b.txt", "text/plain", "");
    assertThatThrownBy(this::read)
        .isInstanceOf(BookException.class)
        .hasMessageContaining("b.txt")
        .hasMessageContaining("text/plain");
  }

  @Test
  void anEntryOfTheContentsWhoseDocumentIsNotReadIsTold() throws Exception {
    epub.file("b.xhtml", Epub.xhtml("<p>More.</p>"))
        .toc("a.xhtml", "One")
        .toc("b.xhtml", "Two")
        .toc("b.xhtml#x", "Three");
    assertThat(read().book().notices())
        .singleElement()
        .asString()
        .contains("\"Two\"", "b.xhtml", "reading order");
  }

  @Test
  void twoFilesOfOneIdAreRefused() throws Exception {
    epub.item("i0", "b.xhtml", "application/xhtml+xml", "");
    assertThatThrownBy(this::read).isInstanceOf(BookException.class).hasMessageContaining("\"i0\"");
  }

  @Test
  void anAnchorBehindTheLastWordsOfAParagraphBeginsTheNext() throws Exception {
    Path file =
        new Epub()
            .page(
                "a.xhtml",
                "<h2 id='c1'>Chapter 1</h2><p>First.</p><p>Last words.<a id='c2'></a></p>"
                    + "<h2>Chapter 2</h2><p>More.</p>")
            .toc("a.xhtml#c1", "Chapter 1")
            .toc("a.xhtml#c2", "Chapter 2")
            .write(directory.resolve("a.epub"));
    assertThat(Reading.of(file).chapters())
        .containsExactly(
            List.of("Chapter 1", "First.", "Last words."), List.of("Chapter 2", "More."));
  }

  private Reading read() throws Exception {
    return Reading.of(epub.write(directory.resolve("a.epub")));
  }
}
