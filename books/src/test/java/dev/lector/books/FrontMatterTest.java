package dev.lector.books;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lector.books.document.Chapter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which of an EPUB's chapters are front matter, when one document holds several. */
class FrontMatterTest {
  private static final String BOOK =
      "<div id='t'><p>The Sea, by A. Writer</p></div><h2 id='c1'>Chapter 1</h2><p>A.</p>"
          + "<h2 id='c2'>Chapter 2</h2><p>B.</p>";

  @TempDir Path directory;

  private final Epub epub = new Epub();

  @Test
  void aTitlePageIsFrontMatterAndNotTheChaptersInItsDocument() throws Exception {
    epub.page("book.xhtml", BOOK)
        .toc("book.xhtml#t", "Title Page")
        .toc("book.xhtml#c1", "Chapter 1")
        .toc("book.xhtml#c2", "Chapter 2");
    assertThat(front()).containsExactly("Title Page");
  }

  @Test
  void soIsATitlePageThatIsNamedByItsDocument() throws Exception {
    epub.page("book.xhtml", BOOK)
        .toc("book.xhtml", "Title Page")
        .toc("book.xhtml#c1", "Chapter 1")
        .toc("book.xhtml#c2", "Chapter 2");
    assertThat(front()).containsExactly("Title Page");
  }

  @Test
  void anAdvertisementAtTheEndOfADocumentIsFrontMatterAlone() throws Exception {
    epub.page("book.xhtml", BOOK)
        .toc("book.xhtml#c1", "Chapter 1")
        .toc("book.xhtml#c2", "Also by A. Writer");
    assertThat(front()).containsExactly("Also by A. Writer");
  }

  @Test
  void aGuidesReferenceIntoADocumentSaysNothingOfTheRestOfIt() throws Exception {
    epub.page("book.xhtml", BOOK)
        .guide("<reference type='copyright-page' href='book.xhtml#t'/>")
        .toc("book.xhtml#c1", "Chapter 1")
        .toc("book.xhtml#c2", "Chapter 2");
    assertThat(front()).isEmpty();
  }

  @Test
  void aGuidesReferenceIntoADocumentThatIsAPageSaysWhatThePageIs() throws Exception {
    epub.page("a.xhtml", "<p id='filepos12'>Printed in Leeds.</p>")
        .page("book.xhtml", BOOK)
        .guide("<reference type='copyright-page' href='a.xhtml#filepos12'/>")
        .toc("book.xhtml#c1", "Chapter 1")
        .toc("book.xhtml#c2", "Chapter 2");
    assertThat(Reading.of(epub.write(directory.resolve("a.epub"))).book().chapters())
        .filteredOn(Chapter::frontMatter)
        .singleElement()
        .satisfies(c -> assertThat(c.paragraphs()).hasSize(1));
  }

  private List<String> front() throws Exception {
    return Reading.of(epub.write(directory.resolve("a.epub"))).book().chapters().stream()
        .filter(Chapter::frontMatter)
        .map(Chapter::title)
        .toList();
  }
}
