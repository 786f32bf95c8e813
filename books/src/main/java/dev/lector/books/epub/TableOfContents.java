package dev.lector.books.epub;

import dev.lector.books.archive.Archive;
import dev.lector.books.bounds.BookBounds;
import dev.lector.books.bounds.Cancellation;
import dev.lector.books.chapters.TocEntry;
import dev.lector.books.document.BookException;
import dev.lector.books.markup.Encodings;
import dev.lector.books.markup.Links;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** The table of contents: EPUB 3's navigation document, else EPUB 2's NCX. */
final class TableOfContents {
  /** Levels that divide a book into books do not count: chapters are below them. */
  private static final Pattern PART =
      Pattern.compile(
          "(?iu)(?:the )?(?:\\w+ )?(?:part|book|volume|teil|buch|band|partie|livre|tome|parte|libro|deel)\\b.{0,80}");

  private static final int LONGEST_TITLE = 1_000;

  private final List<TocEntry> entries = new ArrayList<>();
  private final Archive archive;
  private final String path;

  private TableOfContents(Archive archive, String path) {
    this.archive = archive;
    this.path = path;
  }

  static List<TocEntry> read(PackageDocument source, Archive archive) throws BookException {
    Optional<String> nav = source.navigation().flatMap(item -> archive.find(item.path()));
    if (nav.isPresent()) {
      TableOfContents toc = new TableOfContents(archive, nav.get());
      toc.readNavigation(ContentDocument.parse(archive, nav.get(), _ -> {}).tree());
      if (!toc.entries.isEmpty()) {
        return toc.entries;
      }
    }
    Optional<String> ncx = source.ncx().flatMap(item -> archive.find(item.path()));
    if (ncx.isPresent()) {
      TableOfContents toc = new TableOfContents(archive, ncx.get());
      toc.readNcx(ncx.get());
      return toc.entries;
    }
    return List.of();
  }

  private void readNavigation(Document document) {
    for (Element nav : document.select("nav")) {
      boolean toc =
          List.of(nav.attr("epub:type").split("\\s+")).contains("toc")
              || nav.attr("role").equals("doc-toc");
      Element list = nav.selectFirst("ol");
      if (toc && list != null) {
        addList(list, 1);
        return;
      }
    }
  }

  private void addList(Element list, int level) {
    for (Element item : list.children()) {
      Element link = item.children().stream().filter(e -> e.nameIs("a")).findFirst().orElse(null);
      Element label = link == null ? item.selectFirst("> span") : link;
      String title = label == null ? "" : label.text();
      if (link != null) {
        add(title, link.attr("href"), level);
      }
      // A label that leads nowhere, such as an author's name, only groups what is below it.
      boolean groups = link == null || PART.matcher(title).matches();
      int below = groups ? level : level + 1;
      item.children().stream().filter(e -> e.nameIs("ol")).forEach(ol -> addList(ol, below));
    }
  }

  private void readNcx(String ncx) throws BookException {
    Optional<Document> xml = ContentDocument.xml(archive, ncx, Encodings.markup(archive.read(ncx)));
    Document document = xml.isPresent() ? xml.get() : PackageDocument.xml(archive, ncx);
    for (Element map : PackageDocument.all(document, "navmap")) {
      addPoints(map, 1);
    }
  }

  private void addPoints(Element parent, int level) {
    for (Element point : parent.children()) {
      if (point.tagName().toLowerCase(Locale.ROOT).endsWith("navpoint")) {
        String title = children(point, "navlabel").map(Element::text).orElse("");
        Optional<Element> content = children(point, "content");
        content.ifPresent(element -> add(title, element.attr("src"), level));
        addPoints(point, PART.matcher(title).matches() ? level : level + 1);
      }
    }
  }

  private static Optional<Element> children(Element parent, String name) {
    return parent.children().stream()
        .filter(child -> child.tagName().toLowerCase(Locale.ROOT).endsWith(name))
        .findFirst();
  }

  private void add(String title, String href, int level) {
    Cancellation.check();
    String words =
        title.replace("\u00ad", "").replace('\u00a0', ' ').strip().replaceAll("\\s+", " ");
    if (words.isEmpty() || href.isBlank()) {
      return;
    }
    BookBounds.entries(entries.size() + 1);
    String target = Links.resolve(path, href.strip());
    int hash = target.indexOf('#');
    String document = hash < 0 ? target : target.substring(0, hash);
    entries.add(
        new TocEntry(
            words.length() > LONGEST_TITLE ? words.substring(0, LONGEST_TITLE) : words,
            archive.find(document).orElse(document),
            hash < 0 ? "" : target.substring(hash + 1),
            level));
  }
}
