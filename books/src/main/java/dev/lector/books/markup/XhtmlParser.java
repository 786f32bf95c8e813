package dev.lector.books.markup;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.stax.WstxInputFactory;
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

/**
 * Parses XML into the same tree that the HTML parser makes. Nothing outside of the document is
 * fetched; HTML's entities are known without their DTD.
 */
public final class XhtmlParser {
  private static final int DEEPEST = 1_000;
  private static final int MOST_ENTITIES = 10_000;
  private static final long LONGEST = 256L << 20;
  private static final int LONGEST_ATTRIBUTE = 8 << 20;

  /** Entities, and the sections in which they are none. */
  private static final Pattern ENTITY =
      Pattern.compile("<!\\[CDATA\\[|\\]\\]>|<!--|-->|&([A-Za-z][A-Za-z0-9]*);");

  private static final Pattern DECLARED = Pattern.compile("<!ENTITY\\s+([A-Za-z][A-Za-z0-9]*)\\s");
  private static final Pattern END_OF_TYPE = Pattern.compile("\\]\\s*>");
  private static final Set<String> XML = Set.of("amp", "lt", "gt", "quot", "apos");

  private static final WstxInputFactory FACTORY = factory();

  private XhtmlParser() {}

  private static WstxInputFactory factory() {
    WstxInputFactory factory = new WstxInputFactory();
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, true);
    factory.setProperty(XMLInputFactory2.P_LAZY_PARSING, false);
    factory.setXMLResolver((_, _, _, _) -> new ByteArrayInputStream(new byte[0]));
    factory.setProperty(WstxInputProperties.P_MAX_CHARACTERS, LONGEST);
    factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, DEEPEST);
    factory.setProperty(WstxInputProperties.P_MAX_ENTITY_COUNT, MOST_ENTITIES);
    factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTE_SIZE, LONGEST_ATTRIBUTE);
    return factory;
  }

  /** Parses a document; nothing when it is not well-formed. */
  public static Optional<Document> parse(String source) {
    try {
      XMLStreamReader xml =
          FACTORY.createXMLStreamReader(new StringReader(withoutEntities(source)));
      try {
        return Optional.of(tree(xml));
      } finally {
        xml.close();
      }
    } catch (XMLStreamException e) {
      return Optional.empty();
    }
  }

  private static Document tree(XMLStreamReader xml) throws XMLStreamException {
    Document document = new Document("");
    Element current = document;
    while (xml.hasNext()) {
      switch (xml.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          Element element = new Element(name(xml.getLocalName()));
          for (int i = 0; i < xml.getAttributeCount(); i++) {
            element.attr(xml.getAttributeLocalName(i), xml.getAttributeValue(i));
          }
          current.appendChild(element);
          current = element;
        }
        case XMLStreamConstants.END_ELEMENT -> {
          Element parent = current.parent();
          current = parent == null ? document : parent;
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
          boolean data = current.normalName().equals("script") || current.nameIs("style");
          if (!current.equals(document)) {
            current.appendChild(data ? new DataNode(xml.getText()) : new TextNode(xml.getText()));
          }
        }
        default -> {}
      }
    }
    return document;
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
    Matcher entity = ENTITY.matcher(source);
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
