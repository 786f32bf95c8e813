package dev.lector.books.readalong;

import dev.lector.books.archive.Archive;
import dev.lector.books.document.BookException;
import dev.lector.books.markup.Encodings;
import dev.lector.books.markup.Links;
import java.util.HashSet;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/** The overlays that a book has already. */
final class OldNarration {
  private static final String XHTML = "application/xhtml+xml";

  private final Archive archive;
  private final PackageEdit book;

  OldNarration(Archive archive, PackageEdit book) {
    this.archive = archive;
    this.book = book;
  }

  /** Audio files that overlays refer to, and no document. */
  Set<String> audio(Set<String> overlays) throws BookException {
    Set<String> audio = new HashSet<>();
    for (String overlay : overlays) {
      String xml = Encodings.markup(archive.read(overlay));
      for (Element element : Jsoup.parse(xml, "", Parser.xmlParser()).select("*|audio, audio")) {
        archive.find(Links.resolve(overlay, element.attr("src"))).ifPresent(audio::add);
      }
    }
    for (String document : book.filesOf(XHTML)) {
      String text = Encodings.markup(archive.read(document));
      audio.removeIf(file -> text.contains(file.substring(file.lastIndexOf('/') + 1)));
    }
    return audio;
  }
}
