package dev.lector.books;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lector.books.ledger.Reason;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where an EPUB's chapters begin, and that their titles are said once. */
class EpubChaptersTest {
  @TempDir Path directory;

  private final Epub epub = new Epub();

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "Chapter 1;<h2>1</h2>;Chapter 1",
        "Chapter 2;<h2>CHAPTER TWO</h2>;CHAPTER TWO",
        "Chapter 3: The End;<h2>III</h2><h3>The End</h3>;Chapter 3: The End",
        "Chapter 1: The Sea;<h2>Chapter 1</h2><h3>The Sea</h3>;Chapter 1|The Sea",
        "Chapter 4: After;<p>4</p><p>AFTER</p>;Chapter 4: After",
        "5. The Cafe;<h1>Five: The Caf\u00e9</h1>;Five: The Caf\u00e9",
        "The Land;<h1>CHAPTER II. The Land</h1>;CHAPTER II. The Land",
        "The Air;'';The Air",
        "Chapter 21;<h1>Chapter Twenty-One</h1>;Chapter Twenty-One",
        "Book the First;<h1>Book I</h1>;Book I",
        "The First;<h1>Alone</h1>;The First|Alone",
        "One;<hgroup><h2>I</h2><p>Of Men</p></hgroup>;I|Of Men",
        "chapter_01.xhtml;<h1>Alone</h1>;Alone",
      })
  void aTitleIsSaidOnce(String toc, String body, String said) throws Exception {
    epub.page("a.xhtml", body + "<p>Text of it.</p>").toc("a.xhtml", toc);
    assertThat(String.join("|", read().paragraphs())).isEqualTo(said + "|Text of it.");
  }

  @Test
  void chaptersInOneDocumentAreToldApartByTheirFragments() throws Exception {
    epub.page(
            "a.xhtml",
            "<h1>A Book</h1><p>Before.</p><div><h2 id='ch1'>One</h2><p>A.</p></div>"
                + "<h2>Two</h2><p id='ch2'>B.</p><table id='ch3'><tr><td>1</td></tr></table><p>C.</p>")
        .toc("a.xhtml", "A Book")
        .toc("a.xhtml#ch1", "One")
        .toc("a.xhtml#ch2", "Two")
        .toc("a.xhtml#ch3", "Three");
    assertThat(read().chapters())
        .containsExactly(
            List.of("A Book", "Before."),
            List.of("One", "A."),
            List.of("Two", "B."),
            List.of("Three", "C."));
  }

  @Test
  void labelsThatLeadNowhereOnlyGroupTheChaptersBelowThem() throws Exception {
    epub.page(
            "a.xhtml",
            "<h2 id='a'>Tales</h2><p>Of old.</p><h3 id='b'>The Clover</h3><p>A.</p><h3 id='c'>The Prince</h3><p>B.</p>")
        .toc(
            "<li><a href='a.xhtml#a'>Tales</a><ol><li><span>An Author</span><ol>"
                + "<li><a href='a.xhtml#b'>The Clover</a></li><li><a href='a.xhtml#c'>The Prince</a></li></ol></li></ol></li>");
    assertThat(read().titles()).containsExactly("Tales", "The Clover", "The Prince");
  }

  @Test
  void anchorsThatAreNotThereAreFoundByTheirTitlesOrStandForTheTop() throws Exception {
    epub.page("a.xhtml", "<h2>One</h2><p>A.</p>")
        .page("b.xhtml", "<h2>Two</h2><p>B.</p><h2>Three</h2><p>C.</p>")
        .toc("a.xhtml#no", "One")
        .toc("b.xhtml#no", "Two")
        .toc("b.xhtml#nowhere", "Three")
        .toc("b.xhtml#nothing", "Nothing");
    Reading reading = read();
    assertThat(reading.titles()).containsExactly("One", "Two", "Three");
    assertThat(reading.book().notices()).singleElement().asString().contains("\"Nothing\"");
  }

  @Test
  void aDocumentOutsideTheTableOfContentsGoesOnWithTheChapterUnlessItHasAHeading()
      throws Exception {
    epub.page("a.xhtml", "<h1>One</h1><p>A.</p>")
        .page("b.xhtml", "<p>Still one.</p>")
        .page("c.xhtml", "<h1>Two</h1><p>B.</p>")
        .toc("a.xhtml", "One");
    assertThat(read().chapters())
        .containsExactly(List.of("One", "A.", "Still one."), List.of("Two", "B."));
  }

  @Test
  void withoutATableOfContentsDocumentsAndHeadingsBeginChapters() throws Exception {
    epub.page("a.xhtml", "<p>A.</p>")
        .page(
            "b.xhtml",
            "<h1>Two</h1><h2>First</h2><p>B.</p><h2>Second</h2><p>C.</p><h3>In</h3><p>D.</p>");
    assertThat(read().chapters())
        .containsExactly(
            List.of("A."), List.of("Two", "First", "B."), List.of("Second", "C.", "In", "D."));
  }

  @Test
  void partsAreSaidWithTheirFirstChapterHoweverDeepTheyAre() throws Exception {
    epub.page("p.xhtml", "<h1>Part One</h1>")
        .page("q.xhtml", "<h2>Book One</h2>")
        .page("a.xhtml", "<h3>Chapter 1</h3><p>A.</p><h3 id='c2'>Chapter 2</h3><p>B.</p>")
        .toc(
            "<li><a href='p.xhtml'>Part One</a><ol><li><a href='q.xhtml'>Book One</a><ol>"
                + "<li><a href='a.xhtml'>Chapter 1</a></li><li><a href='a.xhtml#c2'>Chapter 2</a></li></ol></li></ol></li>");
    Reading reading = read();
    assertThat(reading.titles()).containsExactly("Part One. Book One. Chapter 1", "Chapter 2");
    assertThat(reading.chapters().getFirst())
        .containsExactly("Part One", "Book One", "Chapter 1", "A.");
  }

  @Test
  void aPartsHeadingBeforeAChaptersAnchorBelongsToTheChapter() throws Exception {
    epub.page(
            "a.xhtml",
            "<h2 id='c1'>One</h2><p>A.</p><h1>PART TWO</h1><h2 id='c2'>Two</h2><p>B.</p>")
        .toc("a.xhtml#c1", "One")
        .toc("a.xhtml#c2", "Two");
    assertThat(read().chapters())
        .containsExactly(List.of("One", "A."), List.of("PART TWO", "Two", "B."));
  }

  @Test
  void theDocumentWithTheTableOfContentsMayBeTheBook() throws Exception {
    epub.page(
            "nav.xhtml",
            "<nav epub:type='toc'><ol><li><a href='#c1'>One</a></li><li><a href='#c2'>Two</a></li></ol></nav>"
                + "<h1 id='c1'>One</h1><p>A.</p><h1 id='c2'>Two</h1><p>B.</p>")
        .item("n", "nav.xhtml", "application/xhtml+xml", "properties='nav'");
    Reading reading = read();
    assertThat(reading.chapters()).containsExactly(List.of("One", "A."), List.of("Two", "B."));
    assertThat(reading.leftOut()).containsExactly(java.util.Map.entry(Reason.CONTENTS, 6L));
  }

  @Test
  void theTableOfContentsOfEpub2IsRead() throws Exception {
    epub.page("a b.xhtml", "<p>A.</p><p id='x'>B.</p>")
        .item("ncx", "toc.ncx", "application/x-dtbncx+xml", "")
        .file(
            "toc.ncx",
            "<ncx xmlns='http://www.daisy.org/z3986/2005/ncx/'><navMap><navPoint><navLabel><text>One</text></navLabel>"
                + "<content src='a%20b.xhtml'/><navPoint><navLabel><text>Two</text></navLabel><content src='a%20b.xhtml#x'/></navPoint>"
                + "</navPoint></navMap></ncx>");
    assertThat(read().chapters()).containsExactly(List.of("One", "A."), List.of("Two", "B."));
  }

  @Test
  void frontMatterIsAChapterOfItsOwn() throws Exception {
    epub.page(
            "t.xhtml",
            "<body epub:type='frontmatter'><section epub:type='titlepage'><h1>A Book</h1><p>By me.</p></section></body>")
        .page("c.xhtml", "<p>All rights.</p>")
        .page(
            "p.xhtml",
            "<body epub:type='frontmatter'><section epub:type='preface'><h2>Preface</h2><p>P.</p></section></body>")
        .page("i.xhtml", "<p>Imprint of it.</p>")
        .page("a.xhtml", "<h2>One</h2><p>A.</p>")
        .guide("<reference type='copyright-page' href='c.xhtml'/>")
        .toc("t.xhtml", "Title Page")
        .toc("p.xhtml", "Preface")
        .toc("i.xhtml", "Imprint")
        .toc("a.xhtml", "One");
    var chapters = read().book().chapters();
    assertThat(chapters.stream().map(chapter -> chapter.title() + " " + chapter.frontMatter()))
        .containsExactly("Title Page true", " true", "Preface false", "Imprint true", "One false");
    assertThat(chapters.getFirst().paragraphs().getFirst().text()).isEqualTo("A Book");
  }

  @Test
  void aHeadingThatEndsTheBookIsSaidAtTheEndOfItsLastChapter() throws Exception {
    epub.page("a.xhtml", "<h1>One</h1><p>A.</p>").page("b.xhtml", "<h1>The End</h1>");
    assertThat(read().chapters()).containsExactly(List.of("One", "A.", "The End"));
  }

  private Reading read() throws Exception {
    return Reading.of(epub.write(directory.resolve("book.epub")));
  }
}
