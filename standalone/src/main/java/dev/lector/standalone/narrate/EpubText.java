package dev.lector.standalone.narrate;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * Takes what is to be said out of an EPUB's documents. Tables, pictures, footnotes and their marks,
 * and lists of links are for the eye.
 */
final class EpubText {
  private static final Set<String> SILENT =
      Set.of("script", "style", "table", "figure", "svg", "nav", "template");
  private static final Set<String> NOTES =
      Set.of("noteref", "footnote", "endnote", "rearnote", "pagebreak");
  private static final Pattern MARK = Pattern.compile("[\\[({]?(?:\\d{1,4}|[*†‡§]+)[\\])}]?");
  private static final Pattern AROUND_LINKS =
      Pattern.compile("[\\divxlc\\s\\p{Punct}\u2026\u2013\u2014]*", Pattern.CASE_INSENSITIVE);

  private record Paragraph(String text, boolean heading) {}

  private final Sections sections;
  private final Deque<Paragraph> waiting = new ArrayDeque<>();
  private final StringBuilder line = new StringBuilder();
  private boolean began;
  private String title = "";

  EpubText(Sections sections) {
    this.sections = sections;
  }

  /** A chapter begins. */
  void begin(String chapterTitle) {
    end();
    began = true;
    title = chapterTitle;
  }

  /**
   * Reads on.
   *
   * @param titles of the chapters that begin within, by the id of the element they begin with
   */
  void read(Element body, Map<String, String> titles) {
    gather(body, titles, false);
    paragraph(false);
  }

  /** The chapter ends. */
  void end() {
    // The heading stands in the text too, often in pieces, and would be said once more.
    if (began) {
      String left = letters(title);
      boolean found = false;
      while (!waiting.isEmpty() && isPieceOf(left, waiting.getFirst())) {
        left = left.substring(letters(waiting.removeFirst().text()).length());
        found = true;
      }
      Paragraph first = waiting.peekFirst();
      if (!found && first != null && first.heading() && letters(first.text()).contains(left)) {
        title = waiting.removeFirst().text();
      }
      sections.heading(title);
      began = false;
    }
    waiting.forEach(paragraph -> sections.paragraph(paragraph.text()));
    waiting.clear();
  }

  private static boolean isPieceOf(String title, Paragraph paragraph) {
    String letters = letters(paragraph.text());
    return !letters.isEmpty()
        && title.startsWith(letters)
        && (paragraph.heading() || letters.length() == title.length());
  }

  private void gather(Element element, Map<String, String> titles, boolean inHeading) {
    String anchor = anchor(element);
    String chapter = anchor.isEmpty() ? null : titles.get(anchor);
    if (chapter != null) {
      paragraph(inHeading);
      begin(chapter);
    }
    if (isSilent(element) || (isListOfLinks(element) && !inHeading)) {
      return;
    }
    boolean heading = inHeading || element.normalName().matches("h[1-6]");
    boolean block = element.isBlock();
    if (block) {
      paragraph(inHeading);
    } else if (element.nameIs("br")) {
      line.append(' ');
    }
    for (Node child : element.childNodes()) {
      if (child instanceof TextNode text) {
        line.append(text.getWholeText());
      } else if (child instanceof Element inner) {
        gather(inner, titles, heading);
      }
    }
    if (block) {
      paragraph(heading);
    }
  }

  private static String anchor(Element element) {
    String id = element.id();
    return id.isEmpty() && element.nameIs("a") ? element.attr("name") : id;
  }

  private static boolean isSilent(Element element) {
    String role = element.attr("role");
    return SILENT.contains(element.normalName())
        || element.hasAttr("hidden")
        || List.of(element.attr("epub:type").split("\\s+", -1)).stream().anyMatch(NOTES::contains)
        || NOTES.contains(role.startsWith("doc-") ? role.substring("doc-".length()) : role)
        || isMark(element);
  }

  /** Raised numbers and signs, and links that show nothing else, lead to footnotes. */
  private static boolean isMark(Element element) {
    return (element.nameIs("sup") || (element.nameIs("a") && element.hasAttr("href")))
        && MARK.matcher(element.text().strip()).matches();
  }

  /** Entries of a table of contents: links within the book and nothing else but numbers. */
  private static boolean isListOfLinks(Element element) {
    if (!element.isBlock() || element.normalName().matches("h[1-6]|body")) {
      return false;
    }
    List<Element> links = element.select("a[href]:not([href*=:])");
    if (links.isEmpty()) {
      return false;
    }
    String rest = element.text();
    for (Element link : links) {
      rest = rest.replace(link.text(), " ");
    }
    return AROUND_LINKS.matcher(rest).matches();
  }

  private void paragraph(boolean heading) {
    String text = EpubBook.plain(line.toString());
    line.setLength(0);
    if (!text.isEmpty()) {
      waiting.add(new Paragraph(text, heading));
    }
  }

  private static String letters(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "");
  }
}
