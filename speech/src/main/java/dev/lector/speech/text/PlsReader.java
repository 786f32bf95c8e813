package dev.lector.speech.text;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads W3C's Pronunciation Lexicon Specification 1.0: lexemes with graphemes, and a phoneme in IPA
 * or an alias. Source: https://www.w3.org/TR/pronunciation-lexicon/.
 */
final class PlsReader {
  private static final String NAMESPACE = "http://www.w3.org/2005/01/pronunciation-lexicon";

  private final String name;
  private final XMLStreamReader xml;
  private final ReadingLexicon.Gathering gathering;

  private PlsReader(String name, XMLStreamReader xml, ReadingLexicon.Gathering gathering) {
    this.name = name;
    this.xml = xml;
    this.gathering = gathering;
  }

  static void read(String name, String text, ReadingLexicon.Gathering gathering)
      throws ReadingLexiconException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    try {
      new PlsReader(name, factory.createXMLStreamReader(new StringReader(text)), gathering).all();
    } catch (XMLStreamException e) {
      int line = e.getLocation() == null ? 1 : e.getLocation().getLineNumber();
      throw new ReadingLexiconException(name, line, "The XML is not well formed.");
    }
  }

  private void all() throws XMLStreamException, ReadingLexiconException {
    String alphabet = "";
    boolean lexicon = false;
    while (xml.hasNext()) {
      if (xml.next() != XMLStreamReader.START_ELEMENT) {
        continue;
      }
      if (!lexicon) {
        if (!xml.getLocalName().equals("lexicon") || !NAMESPACE.equals(xml.getNamespaceURI())) {
          throw wrong("Expected <lexicon xmlns=\"" + NAMESPACE + "\">.");
        }
        lexicon = true;
        alphabet = attribute("alphabet", "");
      } else if (xml.getLocalName().equals("lexeme")) {
        lexeme(alphabet);
      }
    }
  }

  private void lexeme(String alphabet) throws XMLStreamException, ReadingLexiconException {
    int line = xml.getLocation().getLineNumber();
    List<String> graphemes = new ArrayList<>();
    String phoneme = "";
    String alias = "";
    boolean preferred = false;
    while (xml.next() != XMLStreamReader.END_ELEMENT || !xml.getLocalName().equals("lexeme")) {
      if (!xml.isStartElement()) {
        continue;
      }
      switch (xml.getLocalName()) {
        case "grapheme" -> graphemes.add(xml.getElementText());
        case "phoneme" -> {
          boolean prefer = attribute("prefer", "false").equals("true");
          String own = attribute("alphabet", alphabet);
          if (!own.equals("ipa")) {
            throw wrong("The alphabet must be ipa, not \"" + own + "\".");
          }
          String text = xml.getElementText();
          phoneme = phoneme.isEmpty() || (prefer && !preferred) ? text : phoneme;
          preferred |= prefer;
        }
        case "alias" -> {
          String text = xml.getElementText();
          alias = alias.isEmpty() ? text : alias;
        }
        default -> {} // examples, metadata
      }
    }
    if (graphemes.isEmpty() || (phoneme.isEmpty() && alias.isEmpty())) {
      throw new ReadingLexiconException(
          name, line, "A lexeme needs a grapheme, and a phoneme or an alias.");
    }
    for (String grapheme : graphemes) {
      if (phoneme.isEmpty()) {
        gathering.reading(line, grapheme, alias);
      } else {
        gathering.pronounced(line, grapheme, phoneme);
      }
    }
  }

  private String attribute(String attribute, String otherwise) {
    String value = xml.getAttributeValue(null, attribute);
    return value == null ? otherwise : value;
  }

  private ReadingLexiconException wrong(String message) {
    return new ReadingLexiconException(name, xml.getLocation().getLineNumber(), message);
  }
}
