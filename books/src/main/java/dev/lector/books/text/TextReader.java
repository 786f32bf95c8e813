package dev.lector.books.text;

import dev.lector.books.bounds.BookBounds;
import dev.lector.books.bounds.Cancellation;
import dev.lector.books.chapters.FlowItem;
import dev.lector.books.chapters.Headings;
import dev.lector.books.chapters.ParagraphText;
import dev.lector.books.document.Paragraph;
import dev.lector.books.document.Paragraph.Role;
import dev.lector.books.ledger.Characters;
import dev.lector.books.ledger.Reason;
import dev.lector.books.text.Blocks.Line;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads plain text: paragraphs are separated by empty lines or begin indented, and chapters begin
 * with a line of their own such as CHAPTER IV, Chapter 3: The Storm, PART TWO, or a Roman number.
 */
public final class TextReader {
  static final Pattern ENDED = Pattern.compile(".*[.!?:\"'\u201d\u2019*)\\]\u2026\u2014-]");
  private static final int LONGEST_VERSE = 62;
  private static final int WRAPPED = 60;

  private final String document;
  private final String text;
  private final LeftOut left;
  private final BookBounds bounds;
  private final List<FlowItem> items = new ArrayList<>();
  private int done;
  private BitSet numbers = new BitSet();

  private TextReader(String document, String text, BookBounds bounds) {
    this.bounds = bounds;
    this.document = document;
    this.text = text;
    this.left = new LeftOut(text);
  }

  /**
   * Reads a text.
   *
   * @param name of the file
   * @param bounds of the book
   */
  public static List<FlowItem> read(String name, String text, BookBounds bounds) {
    TextReader reader = new TextReader(name, withLineFeeds(text), bounds);
    reader.read();
    FlowItem.account(reader.items, Characters.count(reader.text));
    return reader.items;
  }

  /** The text with each line's end as one line feed. */
  public static String withLineFeeds(String text) {
    return text.replace("\r\n", "\n").replace('\r', '\n').replace('\f', '\n');
  }

  private void read() {
    List<List<Line>> blocks = Blocks.of(text, left, bounds);
    LoneNumbers lone = LoneNumbers.in(blocks);
    numbers = lone.headings();
    List<List<String>> words =
        blocks.stream().map(block -> block.stream().map(Line::words).toList()).toList();
    BitSet contents = ContentsPage.in(words);
    for (int i = 0; i < blocks.size(); i++) {
      Cancellation.check();
      List<Line> block = blocks.get(i);
      if (contents.get(i)) {
        left.leaveOut(block.getFirst().start(), block.getLast().end(), Reason.CONTENTS);
      } else if (lone.pages().get(i)) {
        left.leaveOut(block.getFirst().start(), block.getLast().end(), Reason.PAGE_NUMBER);
      } else {
        block(i, block, words.get(i));
      }
    }
    skipTo(text.length());
  }

  private void block(int index, List<Line> block, List<String> words) {
    if (numbers.get(index)) {
      emit(block, Role.HEADING);
    } else if (Headings.isHeading(words)) {
      heading(block, words);
    } else if (isVerse(block)) {
      block.forEach(line -> emit(List.of(line), Role.LINE));
    } else {
      prose(block, words);
    }
  }

  /** The title below a number is said after a pause. */
  private void heading(List<Line> block, List<String> words) {
    int first = block.size() > 1 && Headings.isNumber(words.getFirst()) ? 1 : 0;
    if (first == 1) {
      emit(block.subList(0, 1), Role.HEADING);
    }
    emit(block.subList(first, block.size()), Role.HEADING);
  }

  private static boolean isVerse(List<Line> block) {
    return block.size() > 1
        && block.stream().allMatch(l -> l.indent() >= 2 && l.words().length() <= LONGEST_VERSE)
        && block.stream().filter(l -> Character.isLowerCase(l.words().charAt(0))).count() * 4
            <= block.size();
  }

  /** A chapter may begin without empty lines around its heading, and a paragraph indented. */
  private void prose(List<Line> block, List<String> words) {
    int longest = block.stream().mapToInt(line -> line.words().length()).max().orElse(0);
    boolean unwrapped = longest > 160;
    long indented = block.stream().filter(line -> line.indent() >= 2).count();
    int from = 0;
    for (int i = 0; i < block.size(); i++) {
      boolean ended = i == 0 || ENDED.matcher(words.get(i - 1)).matches();
      boolean heading = block.size() > 1 && ended && isInnerHeading(words, i, longest);
      boolean first =
          i > from
              && (unwrapped
                  || (ended && 2 * indented <= block.size() && block.get(i).indent() >= 2));
      if (heading || first) {
        emit(block.subList(from, i), Role.PROSE);
        from = i;
      }
      if (heading) {
        emit(block.subList(i, i + 1), Role.HEADING);
        from = i + 1;
      }
    }
    emit(block.subList(from, block.size()), Role.PROSE);
  }

  private static boolean isInnerHeading(List<String> words, int at, int longest) {
    String line = words.get(at);
    if (Headings.isNumber(line)) {
      return true;
    }
    if (!Headings.isLabelled(line) || at + 1 == words.size()) {
      return false;
    }
    boolean wrapped = longest >= WRAPPED && line.length() > longest - 15;
    return !wrapped && !Character.isLowerCase(words.get(at + 1).codePointAt(0));
  }

  private void emit(List<Line> lines, Role role) {
    if (lines.isEmpty()) {
      return;
    }
    int from = lines.getFirst().start();
    int to = lines.getLast().end();
    if (role == Role.HEADING) {
      frame(from, to);
    }
    skipTo(from);
    ParagraphText paragraph = new ParagraphText();
    List<FlowItem> within = new ArrayList<>();
    int i = from;
    while (i < to) {
      Reason reason = left.reason(i);
      if (reason != null) {
        i = leftOut(i, to, reason, within);
        paragraph.gap();
      } else {
        int c = text.codePointAt(i);
        paragraph.add(c, c, document, "", i, Character.charCount(c));
        i += Character.charCount(c);
      }
    }
    done = to;
    if (!paragraph.isEmpty()) {
      Paragraph whole = new Paragraph(role, paragraph.text().toString(), paragraph.places());
      bounds.paragraph(whole.text().length(), whole.places().size());
      int level = role == Role.HEADING ? 1 : 0;
      items.add(new FlowItem.Text(whole, paragraph.taken(), level, List.of()));
    }
    items.addAll(within);
  }

  /** Stars and hashes around a heading are signs. */
  private void frame(int from, int to) {
    for (int i = from; i < to && isFrame(text.charAt(i)); i++) {
      left.leaveOut(i, i + 1, Reason.MARKUP);
    }
    for (int i = to - 1; i > from && isFrame(text.charAt(i)); i--) {
      left.leaveOut(i, i + 1, Reason.MARKUP);
    }
  }

  private static boolean isFrame(char c) {
    return "*#~= \t".indexOf(c) >= 0;
  }

  private void skipTo(int to) {
    int i = done;
    while (i < to) {
      Reason reason = left.reason(i);
      i = reason == null ? i + 1 : leftOut(i, to, reason, items);
    }
    done = Math.max(done, to);
  }

  private int leftOut(int from, int most, Reason reason, List<FlowItem> into) {
    int to = from;
    while (to < most && isSame(left.reason(to), reason)) {
      to++;
    }
    FlowItem.LeftOut out = FlowItem.LeftOut.of(reason, text.substring(from, to));
    if (out.characters() > 0) {
      bounds.piece();
      into.add(out);
    }
    return to;
  }

  private static boolean isSame(@Nullable Reason one, Reason other) {
    return one == other;
  }
}
