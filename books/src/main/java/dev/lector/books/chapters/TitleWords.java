package dev.lector.books.chapters;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A title as words that can be compared: CHAPTER TWO, Chapter II and chapter 2 are the same, as are
 * Café and Cafe.
 */
final class TitleWords {
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");
  private static final Pattern ROMAN =
      Pattern.compile("(?=[ivxlc])(c{0,3})(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})");
  private static final Set<String> LABELS =
      Set.of(
          "chapter",
          "chap",
          "part",
          "book",
          "volume",
          "section",
          "act",
          "scene",
          "canto",
          "letter",
          "kapitel",
          "teil",
          "buch",
          "chapitre",
          "partie",
          "livre",
          "capitulo",
          "capitolo",
          "parte",
          "libro",
          "hoofdstuk",
          "deel",
          "stave",
          "episode");
  private static final List<String> UNITS =
      List.of(
          "zero",
          "one",
          "two",
          "three",
          "four",
          "five",
          "six",
          "seven",
          "eight",
          "nine",
          "ten",
          "eleven",
          "twelve",
          "thirteen",
          "fourteen",
          "fifteen",
          "sixteen",
          "seventeen",
          "eighteen",
          "nineteen");
  private static final Map<String, Integer> TENS =
      Map.of(
          "twenty", 20, "thirty", 30, "forty", 40, "fifty", 50, "sixty", 60, "seventy", 70,
          "eighty", 80, "ninety", 90);
  private static final List<String> ORDINALS =
      List.of(
          "",
          "first",
          "second",
          "third",
          "fourth",
          "fifth",
          "sixth",
          "seventh",
          "eighth",
          "ninth",
          "tenth",
          "eleventh",
          "twelfth");

  private final List<String> words;

  private TitleWords(List<String> words) {
    this.words = words;
  }

  static TitleWords of(String title) {
    String plain =
        Normalizer.normalize(title, Normalizer.Form.NFKD)
            .replaceAll("\\p{M}+", "")
            .replaceAll("(?<=\\p{L})['\u2019](?=\\p{L})", "")
            .toLowerCase(Locale.ROOT);
    List<String> words = new ArrayList<>();
    Matcher word = WORD.matcher(plain);
    while (word.find()) {
      add(word.group(), words);
    }
    return new TitleWords(words);
  }

  private static void add(String word, List<String> words) {
    int unit = UNITS.indexOf(word);
    String last = words.isEmpty() ? "" : words.getLast();
    if (unit > 0 && unit < 10 && last.matches("[2-9]0")) {
      words.set(words.size() - 1, String.valueOf(Integer.parseInt(last) + unit));
    } else if (unit >= 0) {
      words.add(String.valueOf(unit));
    } else if (TENS.containsKey(word)) {
      words.add(String.valueOf(TENS.get(word)));
    } else if (ORDINALS.indexOf(word) > 0) {
      words.add(String.valueOf(ORDINALS.indexOf(word)));
    } else if (word.equals("the") && !last.isEmpty() && LABELS.contains(last)) {
      return; // Chapter the First
    } else if (ROMAN.matcher(word).matches()) {
      words.add(String.valueOf(roman(word)));
    } else {
      words.add(word.matches("0+\\d+") ? word.replaceFirst("^0+(?=\\d)", "") : word);
    }
  }

  private static int roman(String word) {
    int value = 0;
    for (int i = 0; i < word.length(); i++) {
      int digit = digit(word.charAt(i));
      value += i + 1 < word.length() && digit < digit(word.charAt(i + 1)) ? -digit : digit;
    }
    return value;
  }

  private static int digit(char letter) {
    return switch (letter) {
      case 'i' -> 1;
      case 'v' -> 5;
      case 'x' -> 10;
      case 'l' -> 50;
      default -> 100;
    };
  }

  boolean isEmpty() {
    return words.isEmpty();
  }

  int size() {
    return words.size();
  }

  /** The words behind a label; none when there is no label, or nothing behind it. */
  TitleWords withoutLabel() {
    return isLabelled()
        ? new TitleWords(words.subList(1, words.size()))
        : new TitleWords(List.of());
  }

  private boolean isLabelled() {
    return !words.isEmpty() && LABELS.contains(words.getFirst());
  }

  /** So many of the words at most, each with a space behind it. */
  String beginning(int most) {
    StringBuilder beginning = new StringBuilder();
    for (String word : words.subList(0, Math.min(most, words.size()))) {
      beginning.append(word).append(' ');
    }
    return beginning.toString();
  }

  /**
   * How many of these words another title covers from a word on; -1 when it says something else. A
   * word such as chapter may be on one side only.
   */
  int coveredBy(TitleWords other, int from) {
    int label = from == 0 && isLabelled() ? 1 : 0;
    int end = match(other.words, 0, from);
    if (end < 0 && label == 1) {
      end = match(other.words, 0, 1);
    }
    if (end < 0 && other.isLabelled()) {
      end = match(other.words, 1, from);
    }
    return end;
  }

  private int match(List<String> other, int skip, int from) {
    int length = other.size() - skip;
    return length > 0
            && from + length <= words.size()
            && words.subList(from, from + length).equals(other.subList(skip, other.size()))
        ? from + length
        : -1;
  }

  /** Whether these words begin with all of another's. */
  boolean startsWith(TitleWords other) {
    return !other.isEmpty() && coveredBy(other, 0) >= 0;
  }

  /** Whether the words contain another's in a row. */
  boolean contains(TitleWords other) {
    return !other.isEmpty() && Collections.indexOfSubList(words, other.words) >= 0;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TitleWords that && words.equals(that.words);
  }

  @Override
  public int hashCode() {
    return words.hashCode();
  }
}
