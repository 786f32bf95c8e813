package dev.lector.books.readalong;

import dev.lector.books.archive.Archive;
import dev.lector.books.document.BookException;
import dev.lector.books.markup.Encodings;
import dev.lector.books.markup.LenientParser;
import dev.lector.books.markup.Links;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** The overlays that a book has already. */
final class OldNarration {
  /** Types of files that play audio by a link in an attribute, or by a script. */
  private static final List<String> PLAYING =
      List.of(
          "application/xhtml+xml",
          "image/svg+xml",
          "text/html",
          "text/css",
          "text/javascript",
          "application/javascript",
          "application/ecmascript");

  private static final Pattern LINK = Pattern.compile("(?i)(?:.*:)?(?:src|href|data|value)");

  private final Archive archive;
  private final PackageEdit book;

  OldNarration(Archive archive, PackageEdit book) {
    this.archive = archive;
    this.book = book;
  }

  /** Audio files that overlays refer to, and nothing else. */
  Set<String> audio(Set<String> overlays) throws BookException {
    Set<String> audio = new HashSet<>();
    for (String overlay : overlays) {
      for (Element element : elements(overlay).select("*|audio, audio")) {
        archive.find(Links.resolve(overlay, element.attr("src"))).ifPresent(audio::add);
      }
    }
    for (String type : PLAYING) {
      for (String file : book.filesOf(type)) {
        audio.removeAll(played(file));
        // Scripts name files in ways of their own.
        String text = Encodings.markup(archive.read(file));
        audio.removeIf(one -> text.contains(one.substring(one.lastIndexOf('/') + 1)));
      }
    }
    return audio;
  }

  /** Files that the attributes of a document lead to. */
  private Set<String> played(String file) throws BookException {
    Set<String> played = new HashSet<>();
    for (Element element : elements(file).getAllElements()) {
      for (Attribute attribute : element.attributes()) {
        if (LINK.matcher(attribute.getKey()).matches()) {
          String link = Links.resolve(file, attribute.getValue().strip());
          int hash = link.indexOf('#');
          archive.find(hash < 0 ? link : link.substring(0, hash)).ifPresent(played::add);
        }
      }
    }
    return played;
  }

  private Document elements(String file) throws BookException {
    String source = Encodings.markup(archive.read(file));
    try {
      return LenientParser.xml(source);
    } catch (BookException e) {
      throw archive.refused(file, String.valueOf(e.getMessage()));
    }
  }
}
