package dev.lector.standalone.narrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.documentnode.epub4j.domain.Book;
import io.documentnode.epub4j.domain.Resource;
import io.documentnode.epub4j.epub.EpubWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** EPUB 2, as a library writes it, and EPUB 3, by hand. */
class EpubBookTest {
  @TempDir Path directory;

  private final Book old = new Book();

  @Test
  void titlesComeFromTheTableOfContentsAndTheHeadingIsNotSaidTwice() throws Exception {
    old.getMetadata().addTitle("A Book");
    old.addSection(
        "Chapter 1: The Sea", page("a.xhtml", "<h2>Chapter 1</h2><h3>The Sea</h3><p>Waves.</p>"));
    old.addSection("The Land", page("b.xhtml", "<h1>CHAPTER II. The Land</h1><p>Hills.</p>"));
    old.addSection("The Air", page("c.xhtml", "<p>Wind.</p>"));
    EpubBook book = epub2();
    assertThat(book.title()).isEqualTo("A Book");
    assertThat(book.sections())
        .containsExactly(
            new Section("Chapter 1: The Sea", List.of("Waves.")),
            new Section("CHAPTER II. The Land", List.of("Hills.")),
            new Section("The Air", List.of("Wind.")));
  }

  @Test
  void chaptersInOneDocumentAreToldApartByTheirFragments() throws Exception {
    Resource all =
        page(
            "all.xhtml",
            "<h1>A Book</h1><p>Before.</p><div><h2 id='ch1'>One</h2><p>A.</p></div>"
                + "<div id='ch2'><h2>Two</h2><p>B.</p><table id='ch3'><tr><td>x</td></tr></table><p>C.</p></div>");
    old.addSection("A Book", all);
    old.addSection("One", all, "ch1");
    old.addSection("Two", all, "ch2");
    old.addSection("Three", all, "ch3");
    assertThat(epub2().sections())
        .containsExactly(
            new Section("A Book", List.of("Before.")),
            new Section("One", List.of("A.")),
            new Section("Two", List.of("B.")),
            new Section("Three", List.of("C.")));
  }

  @Test
  void aDocumentOutsideTheTableOfContentsGoesOnWithTheChapterUnlessItHasAHeading()
      throws Exception {
    old.addSection("One", page("a.xhtml", "<h1>One</h1><p>A.</p>"));
    old.getSpine().addResource(old.addResource(page("b.xhtml", "<p>Still one.</p>")));
    old.getSpine().addResource(old.addResource(page("c.xhtml", "<h1>Two</h1><p>B.</p>")));
    assertThat(epub2().sections())
        .containsExactly(
            new Section("One", List.of("A.", "Still one.")), new Section("Two", List.of("B.")));
  }

  @Test
  void withoutATableOfContentsEveryDocumentIsAChapter() throws Exception {
    old.getSpine().addResource(old.addResource(page("a.xhtml", "<p>A.</p>")));
    old.getSpine().addResource(old.addResource(page("b.xhtml", "<h1>Two</h1><p>B.</p>")));
    old.getSpine().addResource(old.addResource(page("c.xhtml", "<p>C.</p>")));
    assertThat(epub2().sections())
        .containsExactly(
            new Section("", List.of("A.")),
            new Section("Two", List.of("B.")),
            new Section("", List.of("C.")));
  }

  @Test
  void aPartsPageIsSaidWithItsFirstChapter() throws Exception {
    var part = old.addSection("Part One", page("p.xhtml", "<h1>Part One</h1>"));
    old.addSection(part, "Chapter 1", page("a.xhtml", "<h2>Chapter 1</h2><p>A.</p>"));
    assertThat(epub2().sections())
        .containsExactly(new Section("Part One. Chapter 1", List.of("A.")));
  }

  @Test
  void notesTablesPicturesAndListsOfLinksAreNotSaid() throws Exception {
    old.addSection(
        "One",
        page(
            "a.xhtml",
            "<h1>One</h1>"
                + "<p>Contents</p><ul><li><a href='a.xhtml#x'>The Sea</a> 12</li><li><a href='b.xhtml'>The Land</a></li></ul>"
                + "<p>He came<sup>3</sup> on the 2<sup>nd</sup>,<a href='#n1'>[1]</a> late<a epub:type='noteref' href='#n2'>see</a>.</p>"
                + "<table><tr><td>1</td></tr></table><figure><img alt=''/><figcaption>Fig.</figcaption></figure>"
                + "<p>A&#160;line<br/>broken, with <i>words</i> <a href='b.xhtml'>linked</a>.</p>"
                + "<aside epub:type='footnote' id='n1'><p>A note.</p></aside><p hidden='hidden'>Gone.</p>"));
    assertThat(epub2().sections())
        .containsExactly(
            new Section(
                "One",
                List.of(
                    "Contents", "He came on the 2nd, late.", "A line broken, with words linked.")));
  }

  @Test
  void epub3IsReadByItsNavigationDocumentWhichIsNotSaid() throws Exception {
    Map<String, String> files = new LinkedHashMap<>();
    files.put("text/a.xhtml", xhtml("<h1 id='top'>One</h1><p>A.</p><h1 id='two'>II</h1><p>B.</p>"));
    files.put("text/c c.xhtml", xhtml("<p>C.</p>"));
    files.put(
        "nav.xhtml",
        xhtml(
            "<nav epub:type='toc'><h1>Contents</h1><ol><li><a href='text/a.xhtml#top'>The First</a></li>"
                + "<li><a href='text/a.xhtml#two'>The Second</a></li>"
                + "<li><a href='text/c%20c.xhtml'>The Third</a></li></ol></nav>"
                + "<nav epub:type='landmarks'><ol><li><a href='text/a.xhtml'>Begin</a></li></ol></nav>"));
    EpubBook book = epub3(files, List.of("nav.xhtml", "text/a.xhtml", "text/c c.xhtml"));
    assertThat(book.title()).isEqualTo("New");
    assertThat(book.sections())
        .containsExactly(
            new Section("The First", List.of("One", "A.")),
            new Section("The Second", List.of("II", "B.")),
            new Section("The Third", List.of("C.")));
  }

  @Test
  void whatIsNoEpubIsOneLine() throws Exception {
    Path garbage = Files.writeString(directory.resolve("garbage.epub"), "garbage");
    Path empty = Files.createFile(directory.resolve("empty.epub"));
    Path zip = directory.resolve("zip.epub");
    zip(zip, Map.of("a.txt", "text"));
    Path headless = directory.resolve("headless.epub");
    zip(headless, Map.of("META-INF/container.xml", container()));
    for (Path file : List.of(garbage, empty, zip, headless)) {
      assertThatThrownBy(() -> BookFile.read(file))
          .isInstanceOf(NarrationException.class)
          .hasMessageContaining(file + " is no EPUB")
          .message()
          .doesNotContain("\n");
    }
  }

  private static Resource page(String href, String body) {
    return new Resource(xhtml(body).getBytes(StandardCharsets.UTF_8), href);
  }

  private static String xhtml(String body) {
    return "<?xml version='1.0' encoding='utf-8'?>\n<html xmlns='http://www.w3.org/1999/xhtml'"
        + " xmlns:epub='http://www.idpf.org/2007/ops'><head><title>Title</title></head><body>"
        + body
        + "</body></html>";
  }

  private EpubBook epub2() throws Exception {
    Path file = directory.resolve("old.epub");
    try (OutputStream out = Files.newOutputStream(file)) {
      new EpubWriter().write(old, out);
    }
    return EpubBook.read(file);
  }

  private EpubBook epub3(Map<String, String> files, List<String> spine) throws Exception {
    StringBuilder manifest = new StringBuilder();
    StringBuilder references = new StringBuilder();
    for (String name : files.keySet()) {
      manifest.append(
          "<item id='i%d' href='%s' media-type='application/xhtml+xml'%s/>"
              .formatted(
                  spine.indexOf(name),
                  name.replace(" ", "%20"),
                  name.equals("nav.xhtml") ? " properties='nav'" : ""));
    }
    for (int i = 0; i < spine.size(); i++) {
      references.append("<itemref idref='i%d'/>".formatted(i));
    }
    Map<String, String> all = new LinkedHashMap<>();
    all.put("mimetype", "application/epub+zip");
    all.put("META-INF/container.xml", container());
    all.put(
        "OEBPS/package.opf",
        "<package xmlns='http://www.idpf.org/2007/opf' version='3.0' unique-identifier='id'>"
            + "<metadata xmlns:dc='http://purl.org/dc/elements/1.1/'><dc:identifier id='id'>x</dc:identifier>"
            + "<dc:title>New</dc:title><dc:language>en</dc:language></metadata><manifest>"
            + manifest
            + "</manifest><spine>"
            + references
            + "</spine></package>");
    files.forEach((name, text) -> all.put("OEBPS/" + name, text));
    Path file = directory.resolve("new.epub");
    zip(file, all);
    return EpubBook.read(file);
  }

  private static String container() {
    return "<container xmlns='urn:oasis:names:tc:opendocument:xmlns:container' version='1.0'><rootfiles>"
        + "<rootfile full-path='OEBPS/package.opf' media-type='application/oebps-package+xml'/>"
        + "</rootfiles></container>";
  }

  private static void zip(Path file, Map<String, String> entries) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (Map.Entry<String, String> entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    }
  }
}
