package dev.lector.books.markup;

import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/**
 * The words of an element, no further than they need to be known: looking at all the text of each
 * of many elements within each other takes the square of their number.
 */
final class BoundedText implements NodeFilter {
  /** Elements without words are not followed any further either. */
  private static final int MOST_NODES = 500;

  private final int longest;
  private final StringBuilder words = new StringBuilder();
  private int nodes;
  private boolean longer;

  private BoundedText(int longest) {
    this.longest = longest;
  }

  /**
   * Words with one space between them.
   *
   * @return more than {@code longest} characters when there are more words, or too many elements to
   *     know
   */
  static String of(Element element, int longest) {
    BoundedText text = new BoundedText(longest);
    element.filter(text);
    String words = text.words.toString().strip();
    return text.longer && words.length() <= longest
        ? words + "\u2026".repeat(longest + 1 - words.length())
        : words;
  }

  @Override
  public FilterResult head(Node node, int depth) {
    if (++nodes > MOST_NODES || words.length() > longest) {
      longer = true;
      return FilterResult.STOP;
    }
    if (node instanceof TextNode text) {
      add(text.getWholeText());
    } else if (node instanceof Element element && (element.isBlock() || element.nameIs("br"))) {
      space();
    }
    return FilterResult.CONTINUE;
  }

  @Override
  public FilterResult tail(Node node, int depth) {
    if (node instanceof Element element && element.isBlock()) {
      space();
    }
    return FilterResult.CONTINUE;
  }

  private void add(String text) {
    for (int i = 0; i < text.length() && words.length() <= longest; i++) {
      char c = text.charAt(i);
      if (c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' || c == '\u00a0') {
        space();
      } else {
        words.append(c);
      }
    }
  }

  private void space() {
    if (!words.isEmpty() && words.charAt(words.length() - 1) != ' ') {
      words.append(' ');
    }
  }
}
