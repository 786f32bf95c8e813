package dev.lector.books.text;

import dev.lector.books.bounds.Cancellation;
import dev.lector.books.chapters.Headings;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Finds tables of contents in plain text, which are for the eye: what stands under a heading
 * Contents as long as it looks like a list or comes again further down, and chapters' headings in a
 * row that all come again.
 */
final class ContentsPage {
  private static final Pattern TITLE =
      Pattern.compile("(?:table of )?contents[.:]?", Pattern.CASE_INSENSITIVE);
  private static final Pattern ENTRY =
      Pattern.compile(
          "(?:[ivxlc]{1,8}|\\d{1,3})[.):]?\\s+\\S.{0,90}|.{1,90}(?:[. ]{3,}|\\t)[ivxlc\\d]{1,5}",
          Pattern.CASE_INSENSITIVE);

  /** What stands above the columns of a list. */
  private static final Pattern COLUMNS =
      Pattern.compile(
          "(?:(?:chap(?:ter)?s?|part|story|title|no)\\b\\.?[ \\t]*)?pages?\\.?",
          Pattern.CASE_INSENSITIVE);

  /** So many headings in a row are no part, book and chapter any more. */
  private static final int ROW = 3;

  private static final String PAGE_DIGITS = "0123456789ivxlc";
  private static final int LONGEST_PAGE = 5;

  /** Stops or spaces before a page's number. */
  private static final int SHORTEST_LEADER = 3;

  private ContentsPage() {}

  /**
   * Which blocks are tables of contents.
   *
   * @param blocks paragraphs as lists of their lines
   */
  static BitSet in(List<List<String>> blocks) {
    Map<String, Integer> last = new HashMap<>();
    for (int i = 0; i < blocks.size(); i++) {
      Cancellation.check();
      last.put(key(String.join(" ", blocks.get(i))), i);
      last.put(key(blocks.get(i).getFirst()), i);
    }
    BitSet contents = new BitSet();
    int i = 0;
    while (i < blocks.size()) {
      boolean titled = TITLE.matcher(blocks.get(i).getFirst()).matches();
      int end = titled ? endOfTitled(blocks, i, last) : endOfRow(blocks, i, last);
      contents.set(i, end);
      i = Math.max(end, i + 1);
    }
    return contents;
  }

  /** Where the list under a heading Contents ends. */
  private static int endOfTitled(List<List<String>> blocks, int start, Map<String, Integer> last) {
    List<String> first = blocks.get(start);
    if (first.size() > 1 && !isEntries(first.subList(1, first.size()))) {
      return start;
    }
    boolean wholeList = first.size() > 1;
    int end = start + 1;
    while (end < blocks.size()) {
      List<String> block = blocks.get(end);
      boolean list = block.size() > 1 && isEntries(block);
      boolean columns =
          end == start + 1 && block.size() == 1 && COLUMNS.matcher(block.getFirst()).matches();
      if (!list && !columns && !comesAgain(block, end, last) && !isNumberedPage(block)) {
        break;
      }
      wholeList |= list;
      end++;
    }
    // Behind a list in one piece the first chapter's heading may come again in a later part.
    boolean prose = end < blocks.size() && !Headings.isHeading(blocks.get(end));
    boolean heading = end - 1 > start && Headings.isHeading(blocks.get(end - 1));
    return wholeList && prose && heading ? end - 1 : end;
  }

  /** Where headings in a row end that all come again; the start when there are none. */
  private static int endOfRow(List<List<String>> blocks, int start, Map<String, Integer> last) {
    if (blocks.get(start).size() >= ROW && Headings.isList(blocks.get(start))) {
      return start + 1;
    }
    int end = start;
    while (end < blocks.size()
        && Headings.isHeading(blocks.get(end))
        && comesAgain(blocks.get(end), end, last)) {
      end++;
    }
    return end - start >= ROW ? end : start;
  }

  private static boolean isEntries(List<String> lines) {
    return lines.stream()
        .allMatch(line -> Headings.isHeading(line) || ENTRY.matcher(line).matches());
  }

  private static boolean isNumberedPage(List<String> block) {
    return block.size() == 1 && block.getFirst().matches(".{1,90}(?:[. ]{3,}|\\t)[ivxlc\\d]{1,5}");
  }

  private static boolean comesAgain(List<String> block, int at, Map<String, Integer> last) {
    return last.getOrDefault(key(String.join(" ", block)), at) > at;
  }

  /** What is the same in a list and above a chapter: letters and digits, without a page. */
  private static String key(String line) {
    return withoutPage(line).replaceAll("[^\\p{L}\\p{N}]+", " ").strip().toLowerCase(Locale.ROOT);
  }

  /** Looked for from the line's end: a search that begins at each of its blanks takes too long. */
  private static String withoutPage(String line) {
    int number = line.length();
    while (number > 0 && PAGE_DIGITS.indexOf(line.charAt(number - 1)) >= 0) {
      number--;
    }
    int digits = line.length() - number;
    if (digits == 0 || digits > LONGEST_PAGE || number == 0) {
      return line;
    }
    if (line.charAt(number - 1) == '\t') {
      return line.substring(0, number - 1);
    }
    int leader = number;
    while (leader > 0 && ". ".indexOf(line.charAt(leader - 1)) >= 0) {
      leader--;
    }
    return number - leader < SHORTEST_LEADER ? line : line.substring(0, leader);
  }
}
