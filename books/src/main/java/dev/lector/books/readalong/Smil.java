package dev.lector.books.readalong;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes Media Overlay documents: the profile of SMIL 3.0 in EPUB 3.3, section 9. */
final class Smil {
  /** Media type. */
  static final String MEDIA_TYPE = "application/smil+xml";

  private static final String NAMESPACE = "http://www.w3.org/ns/SMIL";
  private static final String OPS = "http://www.idpf.org/2007/ops";

  private Smil() {}

  /** A clock value. */
  static String clock(long milliseconds) {
    return String.format(
        Locale.ROOT,
        "%d:%02d:%02d.%03d",
        milliseconds / 3_600_000,
        milliseconds / 60_000 % 60,
        milliseconds / 1_000 % 60,
        milliseconds % 1_000);
  }

  /**
   * Writes an overlay.
   *
   * @param path where it will stand in the book
   * @param audio directory of the audio files
   */
  static byte[] write(Overlay overlay, String path, String audio) {
    StringWriter out = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out);
      String document = Relative.url(path, overlay.document());
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeCharacters("\n");
      xml.writeStartElement("smil");
      xml.writeDefaultNamespace(NAMESPACE);
      xml.writeNamespace("epub", OPS);
      xml.writeAttribute("version", "3.0");
      xml.writeStartElement("body");
      xml.writeAttribute("epub:textref", document);
      for (Overlay.Clip clip : overlay.clips()) {
        xml.writeCharacters("\n");
        xml.writeStartElement("par");
        xml.writeEmptyElement("text");
        xml.writeAttribute("src", clip.id().isEmpty() ? document : document + "#" + clip.id());
        xml.writeEmptyElement("audio");
        xml.writeAttribute("src", Relative.url(path, audio + clip.audio()));
        xml.writeAttribute("clipBegin", clock(clip.begin()));
        xml.writeAttribute("clipEnd", clock(clip.end()));
        xml.writeEndElement();
      }
      xml.writeCharacters("\n");
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("A string takes everything", e);
    }
    return (out + "\n").getBytes(StandardCharsets.UTF_8);
  }
}
