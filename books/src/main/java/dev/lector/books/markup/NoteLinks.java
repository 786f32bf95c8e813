package dev.lector.books.markup;

import dev.lector.books.bounds.Cancellation;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;
import org.jspecify.annotations.Nullable;

/** Collects the links of a document with the ids of the places at which they stand. */
final class NoteLinks implements NodeVisitor {
  private static final Pattern BACK =
      Pattern.compile(
          "(?i)[\u21a9\u21b5\u2191\u2b06\u2190\u25b2^\ufe0e\ufe0f\\s]+|\\[?(?:back|return|zur\u00fcck|retour)(?: to (?:text|note.*))?\\]?");

  private static final int NEAR = 4;
  private static final int MOST_IDS = 64;
  private static final int LONGEST_WORDS = 100;

  /**
   * A link.
   *
   * @param ids of the places at which it stands
   * @param before ids that stand before it in its block, however far
   * @param first whether its block begins with it
   */
  record Link(
      int number,
      String target,
      String words,
      Set<String> ids,
      Set<String> before,
      boolean first,
      boolean back,
      boolean mark) {}

  private final String name;
  private final IntConsumer count;
  private final List<Link> found = new ArrayList<>();
  private final List<Element> elements = new ArrayList<>();
  private final Deque<Element> open = new ArrayDeque<>();
  private final List<String> sinceText = new ArrayList<>();
  private final Deque<String> sinceBlock = new ArrayDeque<>();
  private boolean text;
  private int headings;

  /** Of a link that its block begins with, until the text behind it. */
  private @Nullable Set<String> idsOfFirst;

  /**
   * For a document.
   *
   * @param count is told of each link
   */
  NoteLinks(String name, IntConsumer count) {
    this.name = name;
    this.count = count;
  }

  /** Every link in order. */
  List<Link> found() {
    return found;
  }

  /** The elements of {@link #found}. */
  List<Element> elements() {
    return elements;
  }

  @Override
  public void head(Node node, int depth) {
    Cancellation.check();
    if (node instanceof TextNode words) {
      if (!words.isBlank()) {
        text = true;
        sinceText.clear();
        idsOfFirst = null;
      }
    } else if (node instanceof Element element) {
      block(element);
      headings += Names.headingLevel(element) > 0 ? 1 : 0;
      String id = Names.id(element);
      if (!id.isEmpty() && sinceText.size() < 4 * NEAR) {
        sinceText.add(id);
      }
      if (!id.isEmpty()) {
        if (idsOfFirst != null) {
          idsOfFirst.add(id);
        }
        sinceBlock.add(id);
        if (sinceBlock.size() > MOST_IDS) {
          sinceBlock.remove();
        }
      }
      String href = Names.internalLink(element);
      if (href.indexOf('#') >= 0 && headings == 0) {
        link(element, href);
      }
      open.push(element);
    }
  }

  private void link(Element element, String href) {
    count.accept(1);
    Set<String> ids = new HashSet<>(sinceText);
    int near = 0;
    for (Element around : open) {
      if (near == NEAR || around.normalName().matches("body|section|article|main")) {
        break;
      }
      near += Names.isBlock(around) ? 1 : 0;
      if (!around.id().isEmpty()) {
        ids.add(around.id());
      }
    }
    for (Element inner : element.children()) {
      if (!inner.id().isEmpty()) {
        ids.add(inner.id());
      }
    }
    String id = Names.id(element);
    if (!id.isEmpty()) {
      ids.add(id);
    }
    String words = BoundedText.of(element, LONGEST_WORDS);
    found.add(
        new Link(
            found.size(),
            Links.resolve(name, href),
            words,
            ids,
            NoteMarks.canBe(words) ? Set.copyOf(sinceBlock) : Set.of(),
            !text,
            BACK.matcher(words).matches(),
            NoteMarks.canBe(words)));
    elements.add(element);
  }

  private void block(Element element) {
    if (Names.isBlock(element)) {
      text = false;
      idsOfFirst = null;
      sinceBlock.clear();
    }
  }

  @Override
  public void tail(Node node, int depth) {
    if (node instanceof Element element) {
      open.pop();
      block(element);
      if (!elements.isEmpty() && elements.getLast().equals(element) && found.getLast().first()) {
        idsOfFirst = found.getLast().ids();
      }
      headings -= Names.headingLevel(element) > 0 ? 1 : 0;
    }
  }
}
