package dev.lector.books.readalong;

import dev.lector.books.archive.Archive;
import dev.lector.books.document.BookException;
import dev.lector.books.markup.Encodings;
import dev.lector.books.markup.Links;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * Sees to it that what is being read looks different: readers that are told of a class show nothing
 * of their own. A class that the publisher has is the publisher's; another one is a rule at the end
 * of the style sheets that a document names, and a style sheet for documents that name none.
 */
final class StyleSheets {
  /** The name that readers know longest. */
  private static final String USUAL = "-epub-media-overlay-active";

  private final Archive archive;
  private final Set<String> known;
  private final String own;
  private final Optional<String> publishers;
  private final Map<String, byte[]> changed = new HashMap<>();
  private boolean ownIsNamed;

  /**
   * @param known paths of the book's style sheets
   * @param directory of files that are added
   * @param publishers the class that the book has already
   */
  StyleSheets(Archive archive, Set<String> known, String directory, Optional<String> publishers) {
    this.archive = archive;
    this.known = known;
    this.own = directory + "read-along.css";
    this.publishers = publishers;
  }

  /** The class of what is being read. */
  String activeClass() {
    return publishers.orElse(USUAL);
  }

  /** Path of the style sheet for documents that name none. */
  String own() {
    return own;
  }

  /**
   * Gives a document's style sheets the rule.
   *
   * @return false when it names none, and has to name {@link #own}
   */
  boolean style(String path, Document document) throws BookException {
    boolean styled = false;
    for (Element link : document.select("link[rel~=(?i)stylesheet][href]")) {
      Optional<String> sheet =
          archive.find(Links.resolve(path, link.attr("href"))).filter(known::contains);
      styled |= sheet.isPresent() && style(sheet.get());
    }
    ownIsNamed |= !styled;
    return styled;
  }

  private boolean style(String sheet) throws BookException {
    if (publishers.isPresent() || changed.containsKey(sheet)) {
      return true;
    }
    byte[] bytes = archive.read(sheet);
    String text = Encodings.markup(bytes);
    Optional<byte[]> styled =
        SourceText.of(bytes, text).flatMap(source -> source.bytes(text + "\n" + rule()));
    styled.ifPresent(with -> changed.put(sheet, with));
    return styled.isPresent();
  }

  private String rule() {
    return "." + activeClass() + " { background-color: #ffe08a; color: #000; }\n";
  }

  /** Style sheets with the rule, by their paths. */
  Map<String, byte[]> changed() {
    return changed;
  }

  /** Style sheets that the book has not had. */
  Map<String, byte[]> added() {
    return ownIsNamed ? Map.of(own, rule().getBytes(StandardCharsets.UTF_8)) : Map.of();
  }
}
