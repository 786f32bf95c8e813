package dev.lector.books.readalong;

import java.util.List;
import java.util.Set;

/** Where HTML lets a {@code span} stand, and what may be in it. */
final class Phrasing {
  /** Phrasing content whose own content is phrasing content, too, or has to be looked at. */
  private static final Set<String> TRANSPARENT =
      Set.of(
          "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn",
          "em", "font", "i", "ins", "kbd", "label", "map", "mark", "nobr", "q", "s", "samp",
          "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var");

  /** Phrasing content whose own content is of another kind. */
  private static final Set<String> OPAQUE =
      Set.of(
          "area",
          "audio",
          "br",
          "button",
          "canvas",
          "embed",
          "iframe",
          "img",
          "input",
          "meter",
          "object",
          "picture",
          "progress",
          "ruby",
          "script",
          "select",
          "textarea",
          "video",
          "wbr");

  /** What has no place for a span in it. */
  private static final Set<String> CLOSED =
      Set.of(
          "html",
          "head",
          "title",
          "style",
          "script",
          "ul",
          "ol",
          "dl",
          "menu",
          "table",
          "thead",
          "tbody",
          "tfoot",
          "tr",
          "colgroup",
          "select",
          "optgroup",
          "option",
          "datalist",
          "textarea",
          "hgroup",
          "picture",
          "rp",
          "iframe",
          "object",
          "audio",
          "video",
          "map");

  private Phrasing() {}

  /** Whether a span may be a child of an element. */
  static boolean takesSpan(SourceElement parent) {
    return parent.isXhtml() && !CLOSED.contains(parent.local());
  }

  /** Whether all children between two places of an element may be in a span. */
  static boolean fits(SourceElement parent, int from, int to) {
    List<SourceElement> children = parent.children();
    for (int i = first(children, from); i < children.size() && children.get(i).start() < to; i++) {
      if (!isPhrasing(children.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** The first child that does not end before a place. */
  private static int first(List<SourceElement> children, int from) {
    int low = 0;
    int high = children.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (children.get(middle).end() <= from) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static boolean isPhrasing(SourceElement element) {
    String name = element.local();
    if (!element.isXhtml()) {
      return name.equals("svg") || name.equals("math");
    }
    return OPAQUE.contains(name)
        || (TRANSPARENT.contains(name)
            && element.children().stream().allMatch(Phrasing::isPhrasing));
  }
}
