package dev.lector.books.html;

import dev.lector.books.bounds.BookBounds;
import dev.lector.books.chapters.FlowDocument;
import dev.lector.books.document.BookException;
import dev.lector.books.document.Metadata;
import dev.lector.books.markup.LenientParser;
import dev.lector.books.markup.MarkupReader;
import dev.lector.books.markup.NoteIndex;
import dev.lector.books.markup.PagePatterns;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jsoup.nodes.Document;

/** Reads an HTML page. */
public final class HtmlReader {
  private HtmlReader() {}

  /**
   * Parses a page, however it is written.
   *
   * @param name of the file
   * @throws BookException when it has more elements than any page
   */
  public static Document parse(String name, String html) throws BookException {
    try {
      return LenientParser.html(html);
    } catch (BookException e) {
      throw new BookException(name + " is refused: " + e.getMessage(), e);
    }
  }

  /**
   * The text of a page.
   *
   * @param bounds of the book
   */
  public static FlowDocument read(String name, Document page, BookBounds bounds) {
    return read(name, page, PagePatterns::in, bounds);
  }

  /**
   * The text of a page.
   *
   * @param cuts what of a text node is left out
   * @param bounds of the book
   */
  public static FlowDocument read(
      String name,
      Document page,
      Function<String, List<PagePatterns.Cut>> cuts,
      BookBounds bounds) {
    NoteIndex notes = new NoteIndex(bounds);
    notes.add(name, page);
    return new FlowDocument(
        name, FlowDocument.Kind.TEXT, MarkupReader.read(name, page.body(), notes, cuts, bounds));
  }

  /** What a page says of itself. */
  public static Metadata metadata(Document page) {
    String author = meta(page, "author");
    return new Metadata(
        page.title().strip(),
        author.isEmpty() ? List.of() : List.of(author),
        page.getElementsByTag("html").attr("lang"),
        Optional.empty(),
        "",
        "",
        "",
        meta(page, "description"),
        "");
  }

  private static String meta(Document page, String name) {
    return page.select("meta[name=" + name + "]").attr("content").strip();
  }
}
