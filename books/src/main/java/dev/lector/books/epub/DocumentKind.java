package dev.lector.books.epub;

import dev.lector.books.chapters.FlowDocument.Kind;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
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

  private static final Pattern TITLE =
      Pattern.compile(
          "(?iu)cover|title ?page|half[- ]?title(?: page)?|copyright(?: (?:page|notice|information))?|imprint|colophon"
              + "|uncopyright|also by .{1,80}|(?:other )?books by .{1,80}|by the same author|praise for .{1,80}|advertisements?"
              + "|impressum|titelseite|mentions l\u00e9gales|cr\u00e9ditos");

  private DocumentKind() {}

  static Kind of(Document document, String guide, String title) {
    Set<String> types = types(document);
    types.addAll(guideTypes(guide));
    if (types.stream().anyMatch(CONTENTS::contains)) {
      return Kind.CONTENTS;
    }
    return types.stream().anyMatch(FRONT::contains) || TITLE.matcher(title.strip()).matches()
        ? Kind.FRONT_MATTER
        : Kind.TEXT;
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
