package dev.lector.speech.text;

import java.util.ArrayList;
import java.util.List;

/**
 * A list among other lines: what a recipe or a list of parts needs, below its heading and above
 * what to do with it. Each item is said alone, however long the lines beside it are.
 */
final class Items {
  /** Lines of prose that happen to begin with a number are longer. */
  private static final int LONGEST_FIRST = 45;

  /** Longer items may have been broken. */
  private static final int LONGEST_WHOLE = 40;

  private static final int LONGEST_ITEM = 70;

  private Items() {}

  /** The paragraphs of lines with a list among them; none where there is no list. */
  static List<Paragraph> split(List<AlignedText> lines, Lexicon lexicon) {
    int first = begin(lines, 0);
    if (first < 0) {
      return List.of();
    }
    List<Paragraph> paragraphs = new ArrayList<>();
    List<AlignedText> above = lines.subList(0, first);
    if (above.stream().allMatch(line -> line.length() <= LONGEST_ITEM)) {
      above.forEach(line -> paragraphs.add(new Paragraph(line, Paragraph.Kind.ITEM)));
    } else {
      paragraphs.add(new Paragraph(Lines.join(above, lexicon), Paragraph.Kind.BODY));
    }
    int last = last(lines);
    int i = first;
    while (i < lines.size() && (i <= last || isItem(lines.get(i)))) {
      int end = i + 1;
      while (end < lines.size()
          && lines.get(end - 1).length() > LONGEST_WHOLE
          && goesOn(lines.get(end))) {
        end++;
      }
      paragraphs.add(
          new Paragraph(Lines.join(lines.subList(i, end), lexicon), Paragraph.Kind.ITEM));
      i = end;
    }
    if (i < lines.size()) {
      paragraphs.add(
          new Paragraph(Lines.join(lines.subList(i, lines.size()), lexicon), Paragraph.Kind.BODY));
    }
    return paragraphs;
  }

  /** Where a list begins below a line that is complete; -1 where none does. */
  static int below(List<AlignedText> lines) {
    for (int i = begin(lines, 1); i > 0; i = begin(lines, i + 1)) {
      AlignedText before = lines.get(i - 1);
      if (".!?:".indexOf(before.charAt(before.length() - 1)) >= 0) {
        return i;
      }
    }
    return -1;
  }

  /** Whether the item above a line has ended without a stop: it is not broken for want of room. */
  static boolean isEnded(List<AlignedText> item, String below) {
    if (item.isEmpty() || !Letters.isUpper(below.charAt(0))) {
      return false;
    }
    AlignedText last = item.getLast();
    return last.length() <= LONGEST_FIRST
        && ".!?:;,…—\"')".indexOf(last.charAt(last.length() - 1)) < 0
        && !Lines.isOpen(last);
  }

  // Two items on end, the first of them short
  private static int begin(List<AlignedText> lines, int from) {
    for (int i = from; i + 1 < lines.size(); i++) {
      if (lines.get(i).length() <= LONGEST_FIRST
          && isQuantity(lines, i)
          && isQuantity(lines, i + 1)) {
        return i;
      }
    }
    return -1;
  }

  private static int last(List<AlignedText> lines) {
    int last = lines.size() - 1;
    while (!isQuantity(lines, last)) {
      last--;
    }
    return last;
  }

  private static boolean isQuantity(List<AlignedText> lines, int i) {
    return Lines.isQuantity(lines.get(i)) && (i == 0 || !Lines.isOpen(lines.get(i - 1)));
  }

  private static boolean isItem(AlignedText line) {
    return line.length() <= LONGEST_ITEM && goesOn(line);
  }

  private static boolean goesOn(AlignedText line) {
    return Letters.isLower(line.charAt(0));
  }
}
