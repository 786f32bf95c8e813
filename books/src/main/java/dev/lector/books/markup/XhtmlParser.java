package dev.lector.books.markup;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.stax.WstxInputFactory;
import dev.lector.books.bounds.Cancellation;
import dev.lector.books.bounds.WatchedText;
import dev.lector.books.document.BookException;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.codehaus.stax2.XMLInputFactory2;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/**
 * Parses XML into the same tree that the HTML parser makes. Nothing outside of the document is
 * fetched; HTML's entities are known without their DTD.
 */
public final class XhtmlParser {
  private static final int DEEPEST = 1_000;

  /** Entities that a document declares itself; HTML's are none of them. */
  private static final int MOST_ENTITIES = 1_000_000;

  /** Text that entities may add to a document's own, characters. */
  private static final int LONGEST_EXPANSION = 32 << 20;

  /** A tree of so many takes 200 MiB. */
  static final int MOST_ELEMENTS = 1_000_000;

  private static final long LONGEST = 256L << 20;
  private static final int LONGEST_ATTRIBUTE = 8 << 20;

  /** Entities, and the sections in which they are none. */
  private static final Pattern ENTITY =
      Pattern.compile("<!\\[CDATA\\[|\\]\\]>|<!--|-->|&([A-Za-z][A-Za-z0-9]*);");

  private static final Pattern DECLARED = Pattern.compile("<!ENTITY\\s+([A-Za-z][A-Za-z0-9]*)\\s");
  private static final Pattern END_OF_TYPE = Pattern.compile("\\]\\s*>");

  /** What the parser says of too many entities: its exceptions have one class for all limits. */
  private static final Pattern ENTITY_LIMIT =
      Pattern.compile("(?i)maximum entity (?:expansion count|depth)");

  private static final Set<String> XML = Set.of("amp", "lt", "gt", "quot", "apos");

  private static final WstxInputFactory FACTORY = factory(false);
  private static final WstxInputFactory WITH_NAMESPACES = factory(true);

  private XhtmlParser() {}

  private static WstxInputFactory factory(boolean namespaces) {
    WstxInputFactory factory = new WstxInputFactory();
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, namespaces);
    // Text in pieces is bounded while an entity is expanded, and not when all of it is there.
    factory.setProperty(XMLInputFactory.IS_COALESCING, false);
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, true);
    factory.setProperty(XMLInputFactory2.P_LAZY_PARSING, false);
    factory.setXMLResolver((_, _, _, _) -> new ByteArrayInputStream(new byte[0]));
    factory.setProperty(WstxInputProperties.P_MAX_CHARACTERS, LONGEST);
    factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, DEEPEST);
    factory.setProperty(WstxInputProperties.P_MAX_ENTITY_COUNT, MOST_ENTITIES);
    factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTE_SIZE, LONGEST_ATTRIBUTE);
    return factory;
  }

  /**
   * Parses a document; nothing when it is not well-formed.
   *
   * @throws BookException when its entities expand to more than any text has, or it has more than
   *     1,000,000 elements
   */
  public static Optional<Document> parse(String source) throws BookException {
    requireNodes(source);
    try {
      String resolved = withoutEntities(source);
      XMLStreamReader xml = FACTORY.createXMLStreamReader(new StringReader(resolved));
      try {
        return Optional.of(tree(xml, Math.max(LONGEST_EXPANSION, resolved.length())));
      } finally {
        xml.close();
      }
    } catch (XMLStreamException e) {
      if (ENTITY_LIMIT.matcher(String.valueOf(e.getMessage())).find()) {
        throw expansion(e);
      }
      return Optional.empty();
    }
  }

  /**
   * Whether each prefix in a document has a namespace: parsers that know namespaces, as those of
   * readers do, refuse others.
   */
  public static boolean hasNamespaces(String source) {
    try {
      XMLStreamReader xml =
          WITH_NAMESPACES.createXMLStreamReader(new StringReader(withoutEntities(source)));
      try {
        while (xml.hasNext()) {
          xml.next();
        }
        return true;
      } finally {
        xml.close();
      }
    } catch (XMLStreamException _) {
      return false;
    }
  }

  private static BookException expansion(@Nullable Throwable cause) {
    return new BookException(
        "its entities (<!ENTITY>) or default attributes (<!ATTLIST>) expand to more than 32 MiB",
        cause);
  }

  /** Comments are nodes, too, and so is each text between two of them. */
  static void requireNodes(String source) throws BookException {
    int tags = 0;
    for (int at = source.indexOf('<'); at >= 0; at = source.indexOf('<', at + 1)) {
      if (++tags > 2 * MOST_ELEMENTS) {
        throw tooManyElements();
      }
    }
  }

  static BookException tooManyElements() {
    return new BookException(
        "it has more than %,d elements; divide it into chapters".formatted(MOST_ELEMENTS));
  }

  private static Document tree(XMLStreamReader xml, long most)
      throws XMLStreamException, BookException {
    Document document = new Document("");
    Element current = document;
    StringBuilder text = new StringBuilder();
    long read = 0;
    int elements = 0;
    while (xml.hasNext()) {
      Cancellation.check();
      switch (xml.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          addText(current, text);
          read += lengthOfTag(xml);
          if (read > most) {
            throw expansion(null);
          }
          if (++elements > MOST_ELEMENTS) {
            throw tooManyElements();
          }
          Element element = new Element(name(xml.getLocalName()));
          for (int i = 0; i < xml.getAttributeCount(); i++) {
            element.attr(xml.getAttributeLocalName(i), xml.getAttributeValue(i));
          }
          current.appendChild(element);
          current = element;
        }
        case XMLStreamConstants.END_ELEMENT -> {
          addText(current, text);
          Element parent = current.parent();
          current = parent == null ? document : parent;
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
          read += xml.getTextLength();
          if (read > most) {
            throw expansion(null);
          }
          if (!current.equals(document)) {
            text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
          }
        }
        // A text goes on behind a comment, but its node does not.
        case XMLStreamConstants.COMMENT, XMLStreamConstants.PROCESSING_INSTRUCTION ->
            addText(current, text);
        default -> {}
      }
    }
    return document;
  }

  /** Characters that a start tag has at least, when all of it is written out. */
  private static long lengthOfTag(XMLStreamReader xml) {
    long length = xml.getLocalName().length() + 2L;
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      length += xml.getAttributeLocalName(i).length() + xml.getAttributeValue(i).length() + 4L;
    }
    return length;
  }

  private static void addText(Element to, StringBuilder text) {
    if (!text.isEmpty()) {
      boolean data = to.nameIs("script") || to.nameIs("style");
      to.appendChild(data ? new DataNode(text.toString()) : new TextNode(text.toString()));
      text.setLength(0);
    }
  }

  /** Elements are known by their local names; epub:switch and its kind keep theirs. */
  private static String name(String name) {
    int colon = name.indexOf(':');
    boolean known = colon > 0 && !name.startsWith("epub:");
    return known ? name.substring(colon + 1) : name;
  }

  /** HTML's entities as numbers, unless the document declares them itself. */
  static String withoutEntities(String source) {
    if (source.indexOf('&') < 0) {
      return source;
    }
    Set<String> declared = declared(source);
    StringBuilder resolved = new StringBuilder(source.length() + 64);
    Matcher entity = ENTITY.matcher(new WatchedText(source));
    String end = "";
    while (entity.find()) {
      String found = entity.group();
      String replacement = found;
      if (!end.isEmpty()) {
        end = found.equals(end) ? "" : end;
      } else if (found.equals("<!--")) {
        end = "-->";
      } else if (found.startsWith("<![")) {
        end = "]]>";
      } else if (entity.group(1) != null) {
        replacement = number(entity.group(1), found, declared);
      }
      entity.appendReplacement(resolved, Matcher.quoteReplacement(replacement));
    }
    return entity.appendTail(resolved).toString();
  }

  /** Names of the entities that the document type declares, and XML's. */
  private static Set<String> declared(String source) {
    Set<String> names = new HashSet<>(XML);
    int begin = source.indexOf("<!DOCTYPE");
    if (begin >= 0) {
      Matcher end = END_OF_TYPE.matcher(source);
      Matcher declared = DECLARED.matcher(source);
      declared.region(begin, end.find(begin) ? end.start() : source.length());
      while (declared.find()) {
        names.add(declared.group(1));
      }
    }
    return names;
  }

  private static String number(String name, String entity, Set<String> declared) {
    boolean own = declared.contains(name);
    String text = own ? "" : Entities.getByName(name);
    if (text.isEmpty()) {
      return entity;
    }
    StringBuilder numbers = new StringBuilder();
    text.codePoints().forEach(c -> numbers.append("&#").append(c).append(';'));
    return numbers.toString();
  }
}
