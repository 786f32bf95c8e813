package dev.lector.books.docx;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** The styles of paragraphs: which are headings, and which are lists of the document's chapters. */
final class Styles {
  private static final Pattern HEADING = Pattern.compile("heading ([1-9])");
  private static final Pattern CONTENTS =
      Pattern.compile("(?:toc|contents|index) (?:\\d|heading)|table of figures");
  private static final int LOWEST_HEADING = 6;
  private static final int MOST_ANCESTORS = 20;

  private record Style(String name, String basedOn, int level) {}

  private final Map<String, Style> byId = new HashMap<>();
  private String language = "";

  /**
   * Reads the part of the styles.
   *
   * @param root its root element; null without one
   */
  Styles(@Nullable Element root) {
    if (root == null) {
      return;
    }
    for (Element style : root.children()) {
      if (style.nameIs("style")) {
        String name = Word.value(style, "name").orElse("").strip().toLowerCase(Locale.ROOT);
        byId.put(
            Word.attr(style, "styleId"),
            new Style(name, Word.value(style, "basedOn").orElse(""), level(style, name)));
      }
    }
    Element defaults = Word.child(Word.child(root, "docDefaults"), "rPrDefault");
    language = Word.value(Word.child(defaults, "rPr"), "lang").orElse("");
  }

  private static int level(Element style, String name) {
    Matcher heading = HEADING.matcher(name);
    if (name.equals("title")) {
      return 1;
    }
    return heading.matches()
        ? Integer.parseInt(heading.group(1))
        : outline(Word.child(style, "pPr"), -1);
  }

  /** Outline levels count from 0; 9 is no heading. */
  private static int outline(@Nullable Element properties, int otherwise) {
    String level = Word.value(properties, "outlineLvl").orElse("");
    return level.matches("\\d") ? (Integer.parseInt(level) + 1) % 10 : otherwise;
  }

  /** The language of the document, BCP 47; empty when it names none. */
  String language() {
    return language;
  }

  /** The level of the heading that a paragraph is, 1 to 6; 0 when it is none. */
  int headingLevel(@Nullable Element properties) {
    int level = outline(properties, -1);
    String id = Word.value(properties, "pStyle").orElse("");
    for (int i = 0; i < MOST_ANCESTORS && level < 0; i++) {
      Style style = byId.get(id);
      if (style == null) {
        break;
      }
      level = style.level();
      id = style.basedOn();
    }
    return Math.clamp(level, 0, LOWEST_HEADING);
  }

  /** Whether a paragraph is an entry of a table of contents or an index. */
  boolean isContents(@Nullable Element properties) {
    return CONTENTS.matcher(name(properties)).matches();
  }

  /** The name of a paragraph's style in lower case; empty without one. */
  String name(@Nullable Element properties) {
    Style style = byId.get(Word.value(properties, "pStyle").orElse(""));
    return style == null ? "" : style.name();
  }
}
