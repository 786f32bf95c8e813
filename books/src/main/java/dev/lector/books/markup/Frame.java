package dev.lector.books.markup;

import dev.lector.books.document.Paragraph.Mark;
import java.util.Objects;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** What holds within an element that is being read, and how far its children have been counted. */
final class Frame {
  private enum Raised {
    NO,
    UP,
    DOWN
  }

  private static final String DIGITS = "0123456789+-=()ni\u2212";
  private static final String UP =
      "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079\u207a\u207b\u207c\u207d\u207e\u207f\u2071\u207b";
  private static final String DOWN =
      "\u2080\u2081\u2082\u2083\u2084\u2085\u2086\u2087\u2088\u2089\u208a\u208b\u208c\u208d\u208e\u2099\u1d62\u208b";

  private static final int LONGEST_NUMBER = 100;

  private final @Nullable Frame outer;
  private final @Nullable Element element;
  private final int level;
  private final boolean verse;
  private final boolean set;
  private final boolean link;
  private final Raised raised;
  private final Mark.@Nullable Kind mark;
  private final String step;
  private @Nullable String path;
  private int children;
  private int textOffset;

  Frame(Frame outer, Element element) {
    this.outer = outer;
    this.element = element;
    String name = element.normalName();
    int own = Names.headingLevel(element);
    boolean group = outer.isHgroup() && Names.isBlock(element);
    this.level = own > 0 ? own : group ? Math.max(2, outer.level) : outer.level;
    this.verse = outer.verse || Names.isVerse(element);
    this.set = outer.set || name.equals("pre") || element.attr("xml:space").equals("preserve");
    this.link = outer.link || !Names.internalLink(element).isEmpty();
    this.raised =
        switch (name) {
          case "sup" -> isNumber(element) ? Raised.UP : outer.raised;
          case "sub" -> isNumber(element) ? Raised.DOWN : outer.raised;
          default -> outer.raised;
        };
    Mark.Kind said = Speakers.of(element);
    this.mark = said == null ? outer.mark : said;
    this.step = "/" + 2 * outer.children;
  }

  private Frame(String path) {
    this.outer = null;
    this.element = null;
    this.level = 0;
    this.verse = false;
    this.set = false;
    this.link = false;
    this.raised = Raised.NO;
    this.mark = null;
    this.step = "";
    this.path = path;
  }

  /** What holds around a document's body. */
  static Frame above(Element body) {
    Frame frame = new Frame("");
    frame.children = body.parent() == null ? 0 : body.elementSiblingIndex();
    return frame;
  }

  /** Letters with words of their own when raised, such as nd, stay as they are. */
  private static boolean isNumber(Element element) {
    String text = BoundedText.of(element, LONGEST_NUMBER);
    return !text.isEmpty()
        && text.length() <= LONGEST_NUMBER
        && text.chars().allMatch(c -> DIGITS.indexOf(c) >= 0);
  }

  private boolean isHgroup() {
    return element != null && element.nameIs("hgroup");
  }

  /** Another child element begins. */
  void step() {
    children++;
    textOffset = 0;
  }

  void addText(int length) {
    textOffset += length;
  }

  /** How much of the text between two child elements has been read. */
  int textOffset() {
    return textOffset;
  }

  /** The path of the text between two child elements. */
  String textPath() {
    return path() + "/" + (2 * children + 1);
  }

  private String path() {
    String known = path;
    if (known == null) {
      known = Objects.requireNonNull(outer).path() + step;
      path = known;
    }
    return known;
  }

  boolean isOf(Element other) {
    return other.equals(element);
  }

  Frame outer() {
    return Objects.requireNonNull(outer);
  }

  /** Level of the heading around; 0 for none. */
  int level() {
    return level;
  }

  boolean isVerse() {
    return verse;
  }

  /** Whether line ends are the author's. */
  boolean isSet() {
    return set;
  }

  boolean inLink() {
    return link;
  }

  boolean linkBegins() {
    return link && !outer().link;
  }

  /** What the source says that text here is, beside being text; null when it says nothing. */
  Mark.@Nullable Kind mark() {
    return mark;
  }

  boolean isRaised() {
    return raised == Raised.UP;
  }

  /** What is said for a character: raised and lowered digits are other ones. */
  int said(int codePoint) {
    int index = raised == Raised.NO || codePoint > 0xffff ? -1 : DIGITS.indexOf(codePoint);
    if (index < 0) {
      return codePoint;
    }
    return (raised == Raised.UP ? UP : DOWN).charAt(index);
  }
}
