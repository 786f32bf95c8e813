package dev.lector.books.markup;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** What elements are by their names and attributes. */
final class Names {
  private static final Set<String> BLOCKS =
      Set.of(
          "address",
          "article",
          "aside",
          "blockquote",
          "body",
          "caption",
          "center",
          "dd",
          "details",
          "dialog",
          "div",
          "dl",
          "dt",
          "fieldset",
          "figcaption",
          "figure",
          "footer",
          "form",
          "h1",
          "h2",
          "h3",
          "h4",
          "h5",
          "h6",
          "header",
          "hgroup",
          "hr",
          "legend",
          "li",
          "main",
          "nav",
          "ol",
          "p",
          "pre",
          "section",
          "sp",
          "speaker",
          "stage",
          "summary",
          "table",
          "tbody",
          "td",
          "tfoot",
          "th",
          "thead",
          "tr",
          "ul");
  private static final Set<String> VERSE =
      Set.of(
          "poem", "poetry", "verse", "stanza", "lg", "linegroup", "line-group", "lyrics", "song");
  private static final Pattern VERSE_TYPE =
      Pattern.compile("z3998:(?:verse|poem|song|hymn|lyrics)");

  private Names() {}

  static boolean isBlock(Element element) {
    return BLOCKS.contains(element.normalName());
  }

  static boolean isVerse(Element element) {
    return classes(element).stream().anyMatch(VERSE::contains)
        || types(element).stream().anyMatch(type -> VERSE_TYPE.matcher(type).matches());
  }

  /** The level of a heading, 1 to 6; 0 for other elements. */
  static int headingLevel(Element element) {
    String name = element.normalName();
    if (name.length() == 2 && name.charAt(0) == 'h' && name.charAt(1) >= '1') {
      return name.charAt(1) <= '6' ? name.charAt(1) - '0' : 0;
    }
    if (element.attr("role").equals("heading")) {
      String level = element.attr("aria-level");
      return level.matches("[1-6]") ? Integer.parseInt(level) : 2;
    }
    return 0;
  }

  /** What it says it is: epub:type, and the roles of digital publishing without their doc-. */
  static List<String> types(Element element) {
    String types = element.attr("epub:type").strip();
    String role = element.attr("role").strip();
    boolean publishing = role.startsWith("doc-");
    if (types.isEmpty() && !publishing) {
      return List.of();
    }
    String all = publishing ? types + " " + role.substring("doc-".length()) : types;
    return List.of(all.strip().toLowerCase(Locale.ROOT).split("\\s+"));
  }

  static List<String> classes(Element element) {
    String names = element.attr("class").strip();
    return names.isEmpty() ? List.of() : List.of(names.split("\\s+"));
  }

  static String id(Element element) {
    String id = element.id();
    return id.isEmpty() && element.nameIs("a") ? element.attr("name") : id;
  }

  /** The link of an element, if it leads to a place in the book. */
  static String internalLink(Element element) {
    if (!element.nameIs("a")) {
      return "";
    }
    String href = element.attr("href").strip();
    return href.matches("(?i)[a-z][a-z0-9+.-]*:.*") ? "" : href;
  }
}
