package dev.lector.books.epub;

import dev.lector.books.archive.Archive;
import dev.lector.books.document.BookException;
import dev.lector.books.markup.ClosedElements;
import dev.lector.books.markup.Encodings;
import dev.lector.books.markup.LenientParser;
import dev.lector.books.markup.XhtmlParser;
import java.util.Optional;
import java.util.function.Consumer;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * A document of an EPUB, parsed as XML, else as HTML.
 *
 * @param source its text, without byte order mark
 * @param tree what it was parsed to
 * @param html whether it was parsed as HTML
 */
public record ContentDocument(String source, Document tree, boolean html) {
  /**
   * Parses a document.
   *
   * @param path as {@link Archive#find} returned it
   * @param notice is told when its bytes or its marks are not what they should be
   */
  public static ContentDocument parse(Archive archive, String path, Consumer<String> notice)
      throws BookException {
    String text = Encodings.markup(archive.read(path), notice);
    Optional<Document> xml = xml(archive, path, text);
    if (xml.isPresent() && hasAllTextInBody(xml.get())) {
      return new ContentDocument(text, xml.get(), false);
    }
    notice.accept(
        xml.isPresent()
            ? "has text outside of its body and was read as HTML"
            : "is not well-formed and was read as HTML");
    return new ContentDocument(text, html(archive, path, text), true);
  }

  /** Parses a document as XML; nothing when it is not well-formed. */
  static Optional<Document> xml(Archive archive, String path, String text) throws BookException {
    try {
      return XhtmlParser.parse(text);
    } catch (BookException e) {
      throw archive.refused(path, String.valueOf(e.getMessage()));
    }
  }

  private static Document html(Archive archive, String path, String text) throws BookException {
    try {
      return LenientParser.html(ClosedElements.withEndTags(text));
    } catch (BookException e) {
      throw archive.refused(path, String.valueOf(e.getMessage()));
    }
  }

  /** Only the body is read. As HTML, text beside it and further bodies become part of it. */
  private static boolean hasAllTextInBody(Document document) {
    Element html = document.firstElementChild();
    if (html == null || !html.nameIs("html") || !html.ownText().isBlank()) {
      return false;
    }
    int bodies = 0;
    for (Element child : html.children()) {
      if (child.nameIs("body")) {
        bodies++;
      } else if (!child.nameIs("head") && child.hasText()) {
        return false;
      }
    }
    return bodies == 1;
  }
}
