package dev.lector.speech.ssml;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.stax.WstxInputFactory;
import java.io.StringReader;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.codehaus.stax2.XMLInputFactory2;
import org.codehaus.stax2.XMLStreamReader2;

/**
 * The events of a document with their places in the source, in bounds: no DTD, no entities but
 * XML's own five, limited depth, number and size. Woodstox, since the JDK's parser does not tell
 * where in the source an event stands.
 */
final class XmlEvents {
  /** Characters of a document. */
  static final int LONGEST = 1 << 20;

  /** Elements in each other. */
  static final int DEEPEST = 50;

  private static final long MOST_ELEMENTS = 20_000;
  private static final int MOST_ATTRIBUTES = 30;
  private static final int LONGEST_ATTRIBUTE = 5_000;

  private static final WstxInputFactory FACTORY = factory();

  private final XMLStreamReader2 xml;

  private XmlEvents(XMLStreamReader2 xml) {
    this.xml = xml;
  }

  private static WstxInputFactory factory() {
    WstxInputFactory factory = new WstxInputFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    // People write mstts:express-as without a word on what mstts is.
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
    factory.setProperty(XMLInputFactory2.P_LAZY_PARSING, false);
    factory.setProperty(XMLInputFactory2.P_REPORT_CDATA, true);
    factory.setProperty(WstxInputProperties.P_MAX_CHARACTERS, (long) LONGEST);
    factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, DEEPEST);
    factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_COUNT, MOST_ELEMENTS);
    factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTES_PER_ELEMENT, MOST_ATTRIBUTES);
    factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTE_SIZE, LONGEST_ATTRIBUTE);
    return factory;
  }

  /** Begins a document. */
  static XmlEvents of(String source) throws SsmlException {
    if (source.length() > LONGEST) {
      throw new SsmlException(1, 1, "A document has at most " + LONGEST + " characters.");
    }
    try {
      return new XmlEvents(
          (XMLStreamReader2) FACTORY.createXMLStreamReader(new StringReader(source)));
    } catch (XMLStreamException e) {
      throw wrong(e);
    }
  }

  /**
   * The next event, as {@link XMLStreamConstants} numbers them.
   *
   * @throws SsmlException when the document is not well-formed, or beyond a bound
   */
  int next() throws SsmlException {
    try {
      int event = xml.next();
      if (event == XMLStreamConstants.DTD) {
        throw wrong("A DOCTYPE is not taken; leave it out.");
      }
      if (event == XMLStreamConstants.ENTITY_REFERENCE) {
        throw wrong(
            "&" + xml.getLocalName() + "; is none of XML's entities; write the character itself.");
      }
      return event;
    } catch (XMLStreamException e) {
      throw wrong(e);
    }
  }

  String name() {
    return xml.getLocalName();
  }

  /** The text of the event. */
  String text() {
    return xml.getText();
  }

  /** Value of an attribute; empty where there is none. */
  String attribute(String name) {
    String value = xml.getAttributeValue(null, name);
    return value == null ? "" : value;
  }

  /** Where the event begins in the source. */
  int start() {
    return (int) xml.getLocationInfo().getStartingCharOffset();
  }

  /** One past its last character. */
  int end() throws SsmlException {
    try {
      return (int) xml.getLocationInfo().getEndingCharOffset();
    } catch (XMLStreamException e) {
      throw wrong(e);
    }
  }

  /** What is wrong with the event. */
  SsmlException wrong(String message) {
    Location at = xml.getLocationInfo().getStartLocation();
    return new SsmlException(at.getLineNumber(), at.getColumnNumber(), message);
  }

  private static SsmlException wrong(XMLStreamException e) {
    String said = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    String message = said.isEmpty() || said.endsWith(".") ? said : said + ".";
    boolean sign = said.contains("missing name") || said.contains("entity") || said.contains("'<'");
    Location at = e.getLocation();
    return new SsmlException(
        at == null ? 1 : at.getLineNumber(),
        at == null ? 1 : at.getColumnNumber(),
        message + (sign ? " Write & as &amp; and < as &lt; in text." : ""));
  }
}
