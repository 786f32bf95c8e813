package dev.lector.standalone.narrate;

import io.documentnode.epub4j.domain.Book;
import io.documentnode.epub4j.domain.Resource;
import io.documentnode.epub4j.domain.SpineReference;
import io.documentnode.epub4j.epub.EpubReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * EPUB: the documents of the spine in their order. Chapters begin where the table of contents says,
 * which may be in the middle of a document; a document it does not name is a chapter of its own
 * when it has a heading or there is no table of contents, else it goes on with the chapter before.
 */
final class EpubBook {
  private final Book book;

  private EpubBook(Book book) {
    this.book = book;
  }

  static EpubBook read(Path file) throws IOException, NarrationException {
    requireContainer(file);
    try (InputStream in = Files.newInputStream(file)) {
      Book book = quietReader().readEpub(in);
      if (book.getSpine().isEmpty()) {
        throw new NarrationException(file + " is no EPUB: it names no documents to read");
      }
      return new EpubBook(book);
    } catch (RuntimeException e) { // how the library says that the file is something else
      throw new NarrationException(file + " is no EPUB that can be read: " + e.getMessage(), e);
    }
  }

  /**
   * The library tells users on standard output what it does not find, without any way to keep it
   * quiet. Its logger takes the stream that is there when the reader is first made.
   */
  private static EpubReader quietReader() {
    PrintStream out = System.out;
    System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
    try {
      return new EpubReader();
    } finally {
      System.setOut(out);
    }
  }

  /** Before the library looks, which shows a stack trace to the user when it finds nothing. */
  private static void requireContainer(Path file) throws IOException, NarrationException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      ZipEntry entry = zip.getEntry("META-INF/container.xml");
      if (entry != null) {
        try (InputStream in = zip.getInputStream(entry)) {
          Document container = Jsoup.parse(in, null, "", Parser.xmlParser());
          Element root = container.selectFirst("rootfile[full-path]");
          if (root != null && zip.getEntry(root.attr("full-path")) != null) {
            return;
          }
        }
      }
      throw new NarrationException(file + " is no EPUB: it does not say what is in it");
    } catch (ZipException e) {
      throw new NarrationException(file + " is no EPUB, or broken: " + e.getMessage(), e);
    }
  }

  String title() {
    String title = book.getTitle();
    return title == null ? "" : title.strip();
  }

  List<Section> sections() throws IOException {
    EpubContents contents = EpubContents.of(book);
    Sections sections = new Sections();
    EpubText text = new EpubText(sections);
    for (SpineReference reference : book.getSpine().getSpineReferences()) {
      Resource resource = reference.getResource();
      if (!reference.isLinear() || resource == null || resource.getData() == null) {
        continue;
      }
      Document document = parse(resource);
      if (navigation(document) != null) {
        continue;
      }
      Map<String, String> titles = contents.in(resource);
      Element heading = document.selectFirst("h1, h2, h3");
      if (titles.containsKey("")) {
        text.begin(titles.get(""));
      } else if (titles.isEmpty() && (heading != null || contents.isEmpty())) {
        text.begin(heading == null ? "" : plain(heading.text()));
      }
      text.read(document.body(), titles);
    }
    text.end();
    return sections.finish();
  }

  /** Reads a document, whatever encoding it is in. */
  static Document parse(Resource resource) throws IOException {
    return Jsoup.parse(new ByteArrayInputStream(resource.getData()), null, "");
  }

  /** The table of contents in a navigation document (EPUB 3); null in others. */
  static @Nullable Element navigation(Document document) {
    return document.selectFirst("nav[epub:type~=(?:^|\\s)toc(?:\\s|$)]");
  }

  static String plain(String text) {
    return text.replace('\u00a0', ' ').replace("\u00ad", "").strip().replaceAll("\\s+", " ");
  }
}
