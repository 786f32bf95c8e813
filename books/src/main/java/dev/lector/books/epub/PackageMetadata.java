package dev.lector.books.epub;

import dev.lector.books.archive.Archive;
import dev.lector.books.bounds.Cancellation;
import dev.lector.books.document.BookException;
import dev.lector.books.document.Cover;
import dev.lector.books.document.Metadata;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/**
 * What a package document says of the book: Dublin Core, EPUB 3's refinements, Calibre's series.
 */
final class PackageMetadata {
  private static final Pattern ISBN =
      Pattern.compile("(?i)(?:urn:isbn:|isbn[:\\s]*)?((?:97[89])?\\d{9}[\\dX])");
  private static final Pattern YEAR = Pattern.compile("(?<!\\d)(\\d{4})(?!\\d)");
  private static final long LARGEST_COVER = 16L << 20;

  private final PackageDocument source;
  private final Element root;

  /** Properties that refine elements: by what they refine, and by their names. */
  private final Map<String, Map<String, String>> refinements = new HashMap<>();

  /** What EPUB 2's and Calibre's names stand for. */
  private final Map<String, String> contents = new HashMap<>();

  private PackageMetadata(PackageDocument source) {
    this.source = source;
    this.root = source.document();
    for (Element meta : PackageDocument.all(root, "meta")) {
      Cancellation.check();
      String refined = meta.attr("refines");
      if (!refined.isEmpty()) {
        refinements
            .computeIfAbsent(refined, _ -> new HashMap<>())
            .computeIfAbsent(meta.attr("property"), _ -> plain(meta.text()));
      }
      contents.computeIfAbsent(meta.attr("name"), _ -> plain(meta.attr("content")));
    }
  }

  static Metadata read(PackageDocument source, Archive archive) throws BookException {
    PackageMetadata metadata = new PackageMetadata(source);
    return new Metadata(
        metadata.title(),
        metadata.authors(),
        metadata.first("language"),
        metadata.cover(archive),
        metadata.series(),
        metadata.volume(),
        metadata.year(),
        Jsoup.parse(metadata.first("description")).text().strip(),
        metadata.isbn());
  }

  private List<Element> all(String name) {
    return PackageDocument.all(root, name).stream()
        .filter(element -> element.tagName().contains(":") && !element.text().isBlank())
        .toList();
  }

  private String first(String name) {
    return all(name).stream().map(element -> plain(element.text())).findFirst().orElse("");
  }

  private static String plain(String text) {
    return text.replace('\u00a0', ' ').replace("\u00ad", "").strip().replaceAll("\\s+", " ");
  }

  private String title() {
    for (Element title : all("title")) {
      if (refined(title, "title-type").equals("main")) {
        return plain(title.text());
      }
    }
    return first("title");
  }

  private List<String> authors() {
    List<String> authors = new ArrayList<>();
    for (Element creator : all("creator")) {
      String role = creator.attr("opf:role") + refined(creator, "role");
      if (role.isEmpty() || role.equals("aut")) {
        authors.add(plain(creator.text()));
      }
    }
    return authors;
  }

  /** A property of EPUB 3 that refines an element. */
  private String refined(Element element, String property) {
    String id = element.id();
    return id.isEmpty()
        ? ""
        : refinements.getOrDefault("#" + id, Map.of()).getOrDefault(property, "");
  }

  private String content(String name) {
    return contents.getOrDefault(name, "");
  }

  private Optional<Element> collection() {
    return PackageDocument.all(root, "meta").stream()
        .filter(meta -> meta.attr("property").equals("belongs-to-collection"))
        .findFirst();
  }

  private String series() {
    String calibre = content("calibre:series");
    return calibre.isEmpty() ? collection().map(c -> plain(c.text())).orElse("") : calibre;
  }

  private String volume() {
    String calibre = content("calibre:series_index").replaceFirst("\\.0$", "");
    return calibre.isEmpty()
        ? collection().map(c -> refined(c, "group-position")).orElse("")
        : calibre;
  }

  private String year() {
    for (Element date : all("date")) {
      Matcher year = YEAR.matcher(date.text());
      if (!date.attr("opf:event").equals("modification") && year.find()) {
        return year.group(1);
      }
    }
    return "";
  }

  private String isbn() {
    for (Element identifier : all("identifier")) {
      Matcher isbn = ISBN.matcher(identifier.text().replaceAll("[-\\s]", ""));
      if (isbn.matches()) {
        return isbn.group(1);
      }
    }
    return "";
  }

  private Optional<Cover> cover(Archive archive) throws BookException {
    String named = content("cover");
    for (PackageDocument.Item item : source.items()) {
      boolean cover = item.properties().contains("cover-image") || item.id().equals(named);
      if (cover && item.mediaType().startsWith("image/")) {
        Optional<String> file = archive.find(item.path());
        if (file.isEmpty() || archive.size(file.get()) > LARGEST_COVER) {
          return Optional.empty();
        }
        byte[] bytes = archive.read(file.get());
        return bytes.length == 0
            ? Optional.empty()
            : Optional.of(new Cover(item.mediaType(), bytes));
      }
    }
    return Optional.empty();
  }
}
