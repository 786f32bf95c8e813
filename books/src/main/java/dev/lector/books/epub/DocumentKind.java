package dev.lector.books.epub;

import dev.lector.books.chapters.FlowDocument.Kind;
import dev.lector.books.chapters.FrontMatter;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * What a document is for, by its epub:type, EPUB 2's guide and its title. Prefaces, dedications and
 * mottoes are part of a book's text.
 */
final class DocumentKind {
  private static final Set<String> FRONT =
      Set.of(
          "cover",
          "titlepage",
          "title-page",
          "halftitlepage",
          "halftitle",
          "copyright-page",
          "copyright",
          "imprint",
          "imprimatur",
          "colophon",
          "seriespage",
          "contributors",
          "other-credits",
          "errata",
          "index");

  private static final Set<String> CONTENTS = Set.of("toc", "landmarks", "loi", "lot", "page-list");

  private DocumentKind() {}

  /** What a program that divides a book into files puts into one for a page. */
  private static final int LONGEST_PAGE = 5_000;

  /**
   * The kind of a document.
   *
   * @param guide what the guide has for it
   * @param titles of its places in the table of contents
   */
  static Kind of(Document document, PackageDocument.Guide guide, List<String> titles) {
    Set<String> types = types(document);
    boolean page = titles.size() < 2 && document.body().text().length() < LONGEST_PAGE;
    types.addAll(guideTypes(guide.whole() || page ? guide.type() : ""));
    if (types.stream().anyMatch(CONTENTS::contains)) {
      return Kind.CONTENTS;
    }
    boolean front = !titles.isEmpty() && titles.stream().allMatch(FrontMatter::isTitle);
    return front || types.stream().anyMatch(FRONT::contains) ? Kind.FRONT_MATTER : Kind.TEXT;
  }

  private static Set<String> guideTypes(String guide) {
    // Programs give the type cover or title-page to documents that begin the text.
    return guide.matches("toc|copyright-page|colophon|index|cover|title-page|loi|lot")
        ? Set.of(guide)
        : Set.of();
  }

  /** Of the body, and of a section that is all there is in it. */
  private static Set<String> types(Document document) {
    Set<String> types = new HashSet<>();
    Element element = document.body();
    for (int i = 0; i < 4; i++) {
      String own = element.attr("epub:type").toLowerCase(Locale.ROOT);
      if (!own.isBlank()) {
        types.addAll(List.of(own.strip().split("\\s+")));
      }
      if (element.attr("role").startsWith("doc-")) {
        types.add(element.attr("role").substring("doc-".length()));
      }
      if (element.childrenSize() != 1) {
        break;
      }
      element = element.child(0);
      if (!element.normalName().matches("section|div|article|main")) {
        break;
      }
    }
    return types;
  }
}
