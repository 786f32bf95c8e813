package dev.lector.standalone.narrate;

import io.documentnode.epub4j.domain.Book;
import io.documentnode.epub4j.domain.Resource;
import io.documentnode.epub4j.domain.TOCReference;
import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * An EPUB's table of contents: EPUB 2's NCX, else EPUB 3's navigation document, which the library
 * does not read. Two levels of it are chapters, further ones are within.
 */
final class EpubContents {
  private static final int LEVELS = 2;

  /** Document to fragment to title; the fragment is empty where the document begins. */
  private final Map<String, Map<String, String>> titles = new HashMap<>();

  private EpubContents() {}

  static EpubContents of(Book book) throws IOException {
    EpubContents contents = new EpubContents();
    contents.addReferences(book.getTableOfContents().getTocReferences(), 1);
    if (contents.isEmpty()) {
      for (Resource resource : book.getResources().getAll()) {
        if (isPage(resource)) {
          Element nav = EpubBook.navigation(EpubBook.parse(resource));
          if (nav != null) {
            contents.addLinks(nav, resource.getHref());
          }
        }
      }
    }
    return contents;
  }

  boolean isEmpty() {
    return titles.isEmpty();
  }

  /**
   * The titles within a document by the id of the element they stand at; {@code ""} for its top.
   */
  Map<String, String> in(Resource document) {
    return titles.getOrDefault(document.getHref(), Map.of());
  }

  private void addReferences(List<TOCReference> references, int level) {
    for (TOCReference reference : references) {
      if (reference.getResource() != null && reference.getTitle() != null) {
        String fragment = reference.getFragmentId();
        add(
            reference.getResource().getHref(),
            fragment == null ? "" : fragment,
            reference.getTitle());
      }
      if (level < LEVELS) {
        addReferences(reference.getChildren(), level + 1);
      }
    }
  }

  private void addLinks(Element nav, String navHref) {
    for (Element link : nav.select("a[href]")) {
      long depth = link.parents().stream().filter(parent -> parent.nameIs("ol")).count();
      URI target = resolved(navHref, link.attr("href"));
      if (depth <= LEVELS && target != null && target.getPath() != null) {
        String fragment = target.getFragment();
        add(target.getPath().substring(1), fragment == null ? "" : fragment, link.text());
      }
    }
  }

  private static @Nullable URI resolved(String base, String href) {
    try {
      return URI.create("/" + base.replace(" ", "%20")).resolve(href.replace(" ", "%20"));
    } catch (IllegalArgumentException e) {
      return null; // an entry that points nowhere
    }
  }

  private void add(String href, String fragment, String title) {
    String words = EpubBook.plain(title);
    if (!words.isEmpty()) {
      titles.computeIfAbsent(href, _ -> new HashMap<>()).putIfAbsent(fragment, words);
    }
  }

  private static boolean isPage(Resource resource) {
    String name = resource.getHref().toLowerCase(Locale.ROOT);
    return name.endsWith(".xhtml") || name.endsWith(".html") || name.endsWith(".htm");
  }
}
