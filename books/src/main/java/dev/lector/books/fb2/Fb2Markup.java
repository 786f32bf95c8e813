package dev.lector.books.fb2;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * Makes HTML of a FictionBook's bodies. All text is kept, so that whoever reads the HTML accounts
 * for all of it; pictures, which have no text, are counted.
 */
final class Fb2Markup {
  private static final int LOWEST_HEADING = 6;

  /** Names of bodies with notes: the schema says notes, writers say what they like. */
  private static final Set<String> NOTES =
      Set.of("notes", "footnotes", "endnotes", "comments", "fn", "annotations");

  private static final Set<String> PROSE = Set.of("p", "poem", "cite", "subtitle", "table");

  private static final Map<String, String> ELEMENTS =
      Map.ofEntries(
          Map.entry("section", "section"),
          Map.entry("p", "p"),
          Map.entry("v", "p"),
          Map.entry("subtitle", "p"),
          Map.entry("text-author", "p"),
          Map.entry("date", "p"),
          Map.entry("cite", "blockquote"),
          Map.entry("epigraph", "blockquote"),
          Map.entry("annotation", "div"),
          Map.entry("poem", "div"),
          Map.entry("stanza", "div"),
          Map.entry("empty-line", "hr"),
          Map.entry("emphasis", "em"),
          Map.entry("strong", "strong"),
          Map.entry("strikethrough", "s"),
          Map.entry("sub", "sub"),
          Map.entry("sup", "sup"),
          Map.entry("code", "code"),
          Map.entry("a", "a"),
          Map.entry("image", "img"),
          Map.entry("table", "table"),
          Map.entry("tr", "tr"),
          Map.entry("td", "td"),
          Map.entry("th", "th"));

  private final Element root;
  private final List<String> notices;
  private int pictures;

  /**
   * Of a book.
   *
   * @param root the element FictionBook
   * @param notices gets the number of the pictures
   */
  Fb2Markup(Element root, List<String> notices) {
    this.root = root;
    this.notices = notices;
  }

  Document page() {
    Document page = Document.createShell("");
    int number = 0;
    for (Element body : root.children()) {
      if (body.nameIs("body")) {
        if (isNotes(body, number++)) {
          Element notes = page.body().appendElement("aside").attr("epub:type", "footnotes");
          copyChildren(body, notes, 1);
        } else {
          copyChildren(body, page.body().appendElement("section"), 1);
        }
      }
    }
    if (pictures > 0) {
      notices.add(pictures == 1 ? "1 picture is left out" : pictures + " pictures are left out");
    }
    return page;
  }

  private static boolean isNotes(Element body, int number) {
    return number > 0 && NOTES.contains(body.attr("name").strip().toLowerCase(Locale.ROOT));
  }

  /**
   * Copies what is in an element.
   *
   * @param level of the headings there
   */
  private void copyChildren(Element from, Element to, int level) {
    for (Node node : from.childNodes()) {
      if (node instanceof TextNode text) {
        to.appendChild(new TextNode(text.getWholeText()));
      } else if (node instanceof DataNode data) {
        to.appendChild(new TextNode(data.getWholeData())); // the element style is text here
      } else if (node instanceof Element element) {
        copy(element, to, level);
      }
    }
  }

  private void copy(Element element, Element to, int level) {
    switch (element.normalName()) {
      case "title" -> title(element, to, level);
      case "section" -> copyChildren(element, begin(element, to), below(element, level));
      case "image" -> {
        pictures++;
        begin(element, to).attr("alt", element.attr("alt"));
      }
      case "a" -> {
        Element link = begin(element, to).attr("href", href(element));
        if (element.attr("type").equals("note")) {
          link.attr("epub:type", "noteref");
        }
        copyChildren(element, link, level);
      }
      case "poem", "stanza" -> copyChildren(element, begin(element, to).addClass("verse"), level);
      default -> copyChildren(element, begin(element, to), level);
    }
  }

  /** Chapters are below their part and begin chapters all the same: a part has no prose. */
  private static int below(Element section, int level) {
    Element parent = section.parent();
    boolean part =
        parent != null
            && parent.nameIs("section")
            && parent.children().stream().noneMatch(child -> PROSE.contains(child.normalName()));
    return part ? level : Math.min(level + 1, LOWEST_HEADING);
  }

  private static Element begin(Element element, Element to) {
    String name = ELEMENTS.getOrDefault(element.normalName(), "span");
    Element copy = to.appendElement(name);
    if (!element.id().isEmpty()) {
      copy.attr("id", element.id());
    }
    return copy;
  }

  /** A title is a paragraph for each of its lines, of which each is a heading. */
  private void title(Element title, Element to, int level) {
    Element group = to.appendElement("hgroup");
    for (Node node : title.childNodes()) {
      if (node instanceof TextNode text) {
        group.appendChild(new TextNode(text.getWholeText()));
      } else if (node instanceof Element line) {
        copyChildren(line, group.appendElement("h" + level), level);
      }
    }
  }

  /** Where an element leads: the attribute has the prefix that the writer chose for XLink. */
  static String href(Element element) {
    for (Attribute attribute : element.attributes()) {
      if (attribute.getKey().endsWith(":href") || attribute.getKey().equals("href")) {
        return attribute.getValue().strip();
      }
    }
    return "";
  }
}
