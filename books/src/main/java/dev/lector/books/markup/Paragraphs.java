package dev.lector.books.markup;

import dev.lector.books.bounds.BookBounds;
import dev.lector.books.chapters.FlowItem;
import dev.lector.books.chapters.Headings;
import dev.lector.books.chapters.ParagraphText;
import dev.lector.books.document.Paragraph;
import dev.lector.books.document.Paragraph.Role;
import dev.lector.books.ledger.Characters;
import dev.lector.books.ledger.Reason;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Puts paragraphs together from the text of a document and decides what each of them is. */
final class Paragraphs {
  private static final Pattern BETWEEN_LINKS =
      Pattern.compile(
          "[\\divxlc\\s\\p{Punct}\u2026\u2013\u2014\u00b7\u2022|]*", Pattern.CASE_INSENSITIVE);

  private static final int MOST_OUTSIDE = 200;
  private static final int MOST_LINKS = 20;
  private static final int LONGEST_VERSE = 60;

  private final BookBounds bounds;
  private final List<FlowItem> items = new ArrayList<>();
  private final List<FlowItem> waiting = new ArrayList<>();

  /** Places within the paragraph behind which nothing stands so far. */
  private final List<FlowItem.Anchor> anchors = new ArrayList<>();

  private final StringBuilder outside = new StringBuilder();
  private final Set<String> links = new LinkedHashSet<>();
  private long takenAtAnchors;
  private ParagraphText line = new ParagraphText();

  Paragraphs(BookBounds bounds) {
    this.bounds = bounds;
  }

  ParagraphText line() {
    return line;
  }

  List<FlowItem> items() {
    return items;
  }

  /**
   * A place that links lead to; one within a paragraph stands for its beginning, and one behind its
   * last word for what follows.
   */
  void anchor(String id) {
    bounds.piece();
    if (line.isEmpty()) {
      items.add(new FlowItem.Anchor(id));
    } else {
      if (line.taken() > takenAtAnchors) {
        items.addAll(anchors);
        anchors.clear();
      }
      takenAtAnchors = line.taken();
      anchors.add(new FlowItem.Anchor(id));
    }
  }

  void leaveOut(Reason reason, String text) {
    long characters = Characters.count(text);
    if (characters > 0) {
      bounds.piece();
      (line.isEmpty() ? items : waiting).add(FlowItem.LeftOut.of(reason, text));
      line.gap();
    }
  }

  /** A link begins, within the paragraph. */
  void link(String target) {
    if (links.size() < MOST_LINKS) {
      links.add(target);
    }
  }

  /** A character outside of links. */
  void outside(int codePoint) {
    if (outside.length() < MOST_OUTSIDE) {
      outside.appendCodePoint(codePoint);
    }
  }

  /**
   * The paragraph ends.
   *
   * @param level of the heading that it is; 0 for none
   * @param verse whether its lines are lines of verse
   * @param set whether its lines are as the author broke them
   */
  void close(int level, boolean verse, boolean set) {
    if (line.taken() > takenAtAnchors) {
      items.addAll(anchors);
      anchors.clear();
    }
    if (!line.isEmpty()) {
      List<ParagraphText.Part> lines = line.breaks().isEmpty() ? List.of() : line.lines();
      boolean numbered =
          level > 0 && lines.size() > 1 && Headings.isNumber(lines.getFirst().text());
      boolean apart = numbered || (level == 0 && lines.size() > 1 && isVerse(lines, verse, set));
      if (apart) {
        Role role = level > 0 ? Role.HEADING : Role.LINE;
        for (ParagraphText.Part part : lines) {
          add(
              new Paragraph(role, part.text(), part.places(), part.marks()),
              count(part.text()),
              level);
        }
      } else {
        Role role = level > 0 ? Role.HEADING : verse ? Role.LINE : Role.PROSE;
        add(
            new Paragraph(role, line.text().toString(), line.places(), line.marks()),
            line.taken(),
            level);
      }
    }
    items.addAll(anchors);
    anchors.clear();
    takenAtAnchors = 0;
    items.addAll(waiting);
    waiting.clear();
    outside.setLength(0);
    links.clear();
    line = new ParagraphText();
  }

  private void add(Paragraph paragraph, long taken, int level) {
    bounds.paragraph(paragraph.text().length(), paragraph.places().size());
    boolean linksAlone = !links.isEmpty() && BETWEEN_LINKS.matcher(outside).matches();
    items.add(
        new FlowItem.Text(paragraph, taken, level, linksAlone ? List.copyOf(links) : List.of()));
  }

  private static long count(String text) {
    return Characters.count(text);
  }

  private static boolean isVerse(List<ParagraphText.Part> lines, boolean verse, boolean set) {
    if (verse) {
      return true;
    }
    int length = 0;
    int low = 0;
    for (ParagraphText.Part part : lines) {
      length += part.text().length();
      low += Character.isLowerCase(part.text().codePointAt(0)) ? 1 : 0;
    }
    boolean brief = length <= LONGEST_VERSE * lines.size();
    return brief && 5 * low <= lines.size() && (set || lines.size() > 2);
  }
}
