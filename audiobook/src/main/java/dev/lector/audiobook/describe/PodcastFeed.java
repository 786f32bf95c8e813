package dev.lector.audiobook.describe;

import dev.lector.audiobook.BookMetadata;
import dev.lector.audiobook.Track;
import java.io.StringWriter;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * A podcast feed of an audiobook, a file an episode: RSS 2.0 with Apple's elements and those of the
 * Podcast Namespace, whose medium is {@code audiobook}. An episode of several chapters refers to
 * its {@link PodcastChapters}.
 */
public final class PodcastFeed {
  /** Name of the file. */
  public static final String FILE = "feed.xml";

  private static final String ITUNES = "http://www.itunes.com/dtds/podcast-1.0.dtd";
  private static final String PODCAST = "https://podcastindex.org/namespace/1.0";

  private final XMLStreamWriter xml;
  private final URI base;
  private final BookMetadata book;

  private PodcastFeed(XMLStreamWriter xml, URI base, BookMetadata book) {
    this.xml = xml;
    this.base = base;
    this.book = book;
  }

  /**
   * Its text.
   *
   * @param base where the book's directory will be served, ending in a slash
   * @param id of the book: the same as long as it is the same book
   * @param tracks in order; those of a file together
   * @param transcripts extension of a transcript beside each file, {@code vtt} or {@code srt}
   * @param cover name of the cover's file, where there is one
   */
  public static String xml(
      URI base,
      String id,
      BookMetadata book,
      List<Track> tracks,
      Optional<String> transcripts,
      Optional<String> cover) {
    StringWriter out = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out);
      new PodcastFeed(xml, base, book).write(id, tracks, transcripts, cover);
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("A string takes everything", e);
    }
    return out + "\n";
  }

  private void write(
      String id, List<Track> tracks, Optional<String> transcripts, Optional<String> cover)
      throws XMLStreamException {
    xml.writeStartDocument("UTF-8", "1.0");
    xml.writeStartElement("rss");
    xml.writeAttribute("version", "2.0");
    xml.writeNamespace("itunes", ITUNES);
    xml.writeNamespace("podcast", PODCAST);
    xml.writeStartElement("channel");
    element("title", book.title());
    element("link", base.toString());
    element("description", book.description().isEmpty() ? book.title() : book.description());
    element("language", book.language().isEmpty() ? "en" : book.language());
    element("itunes:author", String.join(", ", book.authors()));
    element("itunes:type", "serial");
    element("itunes:explicit", "false");
    // Nobody's private book belongs into a directory of podcasts.
    element("itunes:block", "Yes");
    element("podcast:medium", "audiobook");
    if (cover.isPresent()) {
      xml.writeEmptyElement("itunes:image");
      xml.writeAttribute("href", url(cover.get()));
    }
    int number = 0;
    for (List<Track> file : PodcastChapters.byFile(tracks)) {
      number++;
      item(id, file, number, transcripts);
    }
    xml.writeEndDocument();
  }

  private void item(String id, List<Track> chapters, int number, Optional<String> transcripts)
      throws XMLStreamException {
    Track track = chapters.getFirst();
    boolean alone = chapters.size() == 1;
    double duration = chapters.stream().mapToDouble(Track::duration).sum();
    xml.writeStartElement("item");
    element("title", alone ? track.title() : book.title());
    xml.writeStartElement("guid");
    xml.writeAttribute("isPermaLink", "false");
    xml.writeCharacters(id + "/" + number);
    xml.writeEndElement();
    xml.writeEmptyElement("enclosure");
    xml.writeAttribute("url", url(track.file()));
    xml.writeAttribute("length", String.valueOf(track.bytes()));
    xml.writeAttribute("type", track.mediaType());
    element("itunes:duration", String.format(Locale.ROOT, "%.0f", duration));
    element("itunes:episode", String.valueOf(number));
    element("itunes:episodeType", "full");
    if (!alone) {
      xml.writeEmptyElement("podcast:chapters");
      xml.writeAttribute("url", url(PodcastChapters.file(track.file())));
      xml.writeAttribute("type", PodcastChapters.MEDIA_TYPE);
    }
    if (transcripts.isPresent()) {
      String extension = transcripts.get();
      xml.writeEmptyElement("podcast:transcript");
      xml.writeAttribute("url", url(stem(track.file()) + "." + extension));
      xml.writeAttribute("type", extension.equals("vtt") ? "text/vtt" : "application/x-subrip");
      xml.writeAttribute("rel", "captions");
    }
    xml.writeEndElement();
  }

  private void element(String name, String text) throws XMLStreamException {
    if (text.isEmpty()) {
      return;
    }
    xml.writeStartElement(name);
    xml.writeCharacters(legal(text));
    xml.writeEndElement();
  }

  /** XML 1.0 has no control characters but tab and line ends. */
  private static String legal(String text) {
    return text.replaceAll(
        "[^\\u0009\\n\\r\\u0020-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]", "");
  }

  private String url(String file) {
    return base.resolve(ReadiumManifest.href(file)).toString();
  }

  private static String stem(String file) {
    return file.substring(0, file.lastIndexOf('.'));
  }
}
