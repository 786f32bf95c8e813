package dev.lector.books.epub;

import dev.lector.books.archive.Archive;
import dev.lector.books.bounds.BookBounds;
import dev.lector.books.bounds.Cancellation;
import dev.lector.books.document.BookException;
import dev.lector.books.markup.Encodings;
import dev.lector.books.markup.LenientParser;
import dev.lector.books.markup.Links;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * The package document (OPF) of EPUB 2 and 3: what files there are, and in which order they are
 * read.
 */
final class PackageDocument {
  /**
   * A file.
   *
   * @param path in the container as the document names it
   * @param fallback id of what to read instead; empty when there is none
   */
  record Item(String id, String path, String mediaType, Set<String> properties, String fallback) {}

  /**
   * A place in the reading order.
   *
   * @param linear whether it is part of it, and not beside it
   */
  record Spine(Item item, boolean linear) {}

  /**
   * What the guide says of a document.
   *
   * @param type empty when it says nothing
   * @param whole whether it names the document and no place in it
   */
  record Guide(String type, boolean whole) {
    static final Guide NONE = new Guide("", true);
  }

  private final String path;
  private final Document document;
  private final Map<String, Item> items = new LinkedHashMap<>();
  private final List<Spine> spine = new ArrayList<>();
  private final Map<String, Guide> guide = new HashMap<>();

  private PackageDocument(String path, Document document) {
    this.path = path;
    this.document = document;
  }

  static PackageDocument read(Path file, Archive archive) throws BookException {
    String path = PackagePath.of(file, archive);
    Document document = xml(archive, path);
    // Metadata and files of previews, dictionaries and the like are not the book's.
    // From the last one on: nothing behind it is counted anew.
    all(document, "collection").reversed().forEach(Element::remove);
    PackageDocument read = new PackageDocument(path, document);
    read.addItems(file);
    read.addSpine(file);
    read.addGuide();
    if (read.spine.isEmpty()) {
      throw new BookException(file + " is no EPUB that can be read: it names no documents to read");
    }
    return read;
  }

  /** XML that may not be well-formed: a book is not given up for the sake of its metadata. */
  static Document xml(Archive archive, String path) throws BookException {
    String source = Encodings.markup(archive.read(path));
    try {
      return LenientParser.xml(source);
    } catch (BookException e) {
      throw archive.refused(path, String.valueOf(e.getMessage()));
    }
  }

  /** Elements by their local name. */
  static List<Element> all(Element root, String name) {
    return root.getAllElements().stream().filter(element -> local(element).equals(name)).toList();
  }

  private static String local(Element element) {
    String name = element.tagName();
    return name.substring(name.indexOf(':') + 1).toLowerCase(Locale.ROOT);
  }

  private void addItems(Path file) throws BookException {
    for (Element item : all(document, "item")) {
      Cancellation.check();
      BookBounds.files(items.size());
      String id = item.attr("id");
      Item former =
          items.put(
              id,
              new Item(
                  id,
                  Links.resolve(path, item.attr("href").strip()),
                  item.attr("media-type").strip().toLowerCase(Locale.ROOT),
                  new HashSet<>(List.of(item.attr("properties").strip().split("\\s+"))),
                  item.attr("fallback")));
      if (former != null && !former.path().equals(Links.resolve(path, item.attr("href").strip()))) {
        throw new BookException(
            "%s is no EPUB that can be read: two of its files, %s and %s, have the same id \"%s\""
                .formatted(
                    file, former.path(), Links.resolve(path, item.attr("href").strip()), id));
      }
    }
  }

  private void addSpine(Path file) throws BookException {
    for (Element reference : all(document, "itemref")) {
      String id = reference.attr("idref");
      Item item = items.get(id);
      if (item == null) {
        throw new BookException(
            "%s is incomplete: its reading order names \"%s\", which is not among its files"
                .formatted(file, id));
      }
      BookBounds.documents(spine.size() + 1);
      spine.add(new Spine(item, !reference.attr("linear").equalsIgnoreCase("no")));
    }
  }

  private void addGuide() {
    for (Element reference : all(document, "reference")) {
      String target = Links.resolve(path, reference.attr("href"));
      int hash = target.indexOf('#');
      Guide own = new Guide(reference.attr("type").toLowerCase(Locale.ROOT), hash < 0);
      guide.merge(
          hash < 0 ? target : target.substring(0, hash),
          own,
          (first, next) -> first.whole() && !next.whole() ? first : next);
    }
  }

  List<Spine> spine() {
    return spine;
  }

  Optional<Item> item(String id) {
    return Optional.ofNullable(items.get(id));
  }

  Iterable<Item> items() {
    return items.values();
  }

  /** What EPUB 2's guide says a document is for. */
  Guide guide(String documentPath) {
    return guide.getOrDefault(documentPath, Guide.NONE);
  }

  /** EPUB 3's navigation document. */
  Optional<Item> navigation() {
    return items.values().stream().filter(item -> item.properties().contains("nav")).findFirst();
  }

  /** EPUB 2's table of contents. */
  Optional<Item> ncx() {
    return all(document, "spine").stream()
        .findFirst()
        .flatMap(element -> item(element.attr("toc")))
        .or(
            () ->
                items.values().stream()
                    .filter(item -> item.mediaType().equals("application/x-dtbncx+xml"))
                    .findFirst());
  }

  Document document() {
    return document;
  }
}
