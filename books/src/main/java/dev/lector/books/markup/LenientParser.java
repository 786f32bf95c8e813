package dev.lector.books.markup;

import dev.lector.books.bounds.Cancellation;
import dev.lector.books.document.BookException;
import java.util.Iterator;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jsoup.parser.StreamParser;

/**
 * Parses markup that is not well-formed. Its elements are counted while they are made, as {@link
 * XhtmlParser} does: a short source may stand for many, also because HTML opens elements again that
 * nobody has closed.
 */
public final class LenientParser {
  private static final int DEEPEST = 1_000;

  private LenientParser() {}

  /**
   * Parses HTML.
   *
   * @throws BookException when it has more elements than {@link XhtmlParser} takes
   */
  public static Document html(String source) throws BookException {
    return parse(source, Parser.htmlParser());
  }

  /**
   * Parses XML as well as it can be.
   *
   * @throws BookException when it has more elements than {@link XhtmlParser} takes
   */
  public static Document xml(String source) throws BookException {
    return parse(source, Parser.xmlParser());
  }

  private static Document parse(String source, Parser parser) throws BookException {
    XhtmlParser.requireNodes(source);
    try (StreamParser stream = new StreamParser(parser.setMaxDepth(DEEPEST)).parse(source, "")) {
      Iterator<Element> closed = stream.iterator();
      int elements = 0;
      while (closed.hasNext()) {
        Cancellation.check();
        closed.next();
        if (++elements > XhtmlParser.MOST_ELEMENTS) {
          throw XhtmlParser.tooManyElements();
        }
      }
      return stream.document();
    }
  }
}
