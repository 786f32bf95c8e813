package dev.lector.books.text;

import dev.lector.books.text.Blocks.Line;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Numbers that stand by themselves: chapters count from one, anew in each part, and pages go on
 * through the text and stand within sentences. A number beside the others is said.
 *
 * @param headings indices of the blocks that are chapters' numbers
 * @param pages indices of the blocks that are pages' numbers
 */
record LoneNumbers(BitSet headings, BitSet pages) {
  private static final Pattern NUMBER = Pattern.compile("(\\d{1,3})\\.?");

  /** A line this short may be a title, which ends without a full stop. */
  private static final int LONGEST_TITLE = 40;

  /** Of so many numbers one may be something else. */
  private static final int CHAPTERS_TO_OTHERS = 3;

  static LoneNumbers in(List<List<Line>> blocks) {
    List<Integer> all = new ArrayList<>();
    BitSet counted = new BitSet();
    int last = 0;
    int count = 0;
    int cut = 0;
    for (int i = 0; i < blocks.size(); i++) {
      if (isNumber(blocks.get(i))) {
        all.add(i);
        int number = Integer.parseInt(blocks.get(i).getFirst().words().replace(".", ""));
        cut += i > 0 && isCut(blocks.get(i - 1)) ? 1 : 0;
        if (number == last + 1 || (number == 1 && last > 1)) {
          counted.set(i);
          last = number;
          count++;
        }
      }
    }
    int others = all.size() - count;
    boolean chapters = count > 1 && others * CHAPTERS_TO_OTHERS <= count && 3 * cut < all.size();
    if (chapters) {
      return new LoneNumbers(counted, new BitSet());
    }
    BitSet pages = new BitSet();
    all.forEach(pages::set);
    return new LoneNumbers(new BitSet(), pages);
  }

  private static boolean isNumber(List<Line> block) {
    return block.size() == 1 && NUMBER.matcher(block.getFirst().words()).matches();
  }

  /** Whether a sentence goes on behind a block. */
  private static boolean isCut(List<Line> block) {
    String line = block.getLast().words();
    return (block.size() > 1 || line.length() > LONGEST_TITLE)
        && !TextReader.ENDED.matcher(line).matches();
  }
}
