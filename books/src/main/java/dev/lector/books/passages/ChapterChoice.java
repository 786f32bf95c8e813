package dev.lector.books.passages;

import java.util.BitSet;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which chapters of a book are narrated.
 *
 * @param numbers of those that are; empty for all
 * @param skipsFrontMatter whether title pages, imprints and the like are left out
 */
public record ChapterChoice(Optional<BitSet> numbers, boolean skipsFrontMatter) {
  /** The whole book without its front matter. */
  public static final ChapterChoice BOOK = new ChapterChoice(Optional.empty(), true);

  private static final Pattern PART =
      Pattern.compile("\\s*(\\d{1,5})\\s*(?:(-)\\s*(\\d{1,5})?)?\\s*");
  private static final int LAST = 99_999;

  /**
   * Reads a list such as {@code 1,3-5,8-}.
   *
   * @throws IllegalArgumentException when it is none; the message says what one looks like
   */
  public static BitSet parse(String list) {
    BitSet numbers = new BitSet();
    for (String part : list.split(",", -1)) {
      Matcher range = PART.matcher(part);
      int from = range.matches() ? Integer.parseInt(range.group(1)) : 0;
      int to = from;
      if (from > 0 && range.group(2) != null) {
        to = range.group(3) == null ? LAST : Integer.parseInt(range.group(3));
      }
      if (from < 1 || to < from) {
        throw new IllegalArgumentException(
            "\"%s\" names no chapters; write their numbers as --dry-run shows them, such as 1,3-5"
                .formatted(list));
      }
      numbers.set(from, to + 1);
    }
    return numbers;
  }

  boolean has(int number) {
    return numbers.isEmpty() || numbers.get().get(number);
  }
}
