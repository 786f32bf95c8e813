package dev.lector.books.markup;

import java.util.HashSet;
import java.util.Set;
import org.jsoup.nodes.Element;

/**
 * What is raised in a document, as a sign of its notes: marks count from 1 or from a, and exponents
 * and abbreviations do not.
 */
record RaisedNumbers(Set<Integer> numbers, int run, int letters) {
  private static final int FEWEST_DIGITS_OF_NOTES = 10;
  private static final int LONGEST = 5;

  static RaisedNumbers of(Element root) {
    Set<Integer> numbers = new HashSet<>();
    Set<Character> letters = new HashSet<>();
    for (Element raised : root.select("sup")) {
      String words = BoundedText.of(raised, LONGEST).replaceAll("[\\[\\]()]", "");
      if (words.matches("\\d{1,3}")) {
        numbers.add(Integer.parseInt(words));
      } else if (words.matches("[a-z]")) {
        letters.add(words.charAt(0));
      }
    }
    int run = 0;
    while (numbers.contains(run + 1)) {
      run++;
    }
    int last = 0;
    while (letters.contains((char) ('a' + last))) {
      last++;
    }
    return new RaisedNumbers(numbers, run, last);
  }

  /** Whether a number is one of those that notes have, counted from one or from another chapter. */
  boolean countsNotes(int number) {
    boolean neighbour = numbers.contains(number - 1) || numbers.contains(number + 1);
    return number <= run || (number >= FEWEST_DIGITS_OF_NOTES && neighbour);
  }

  /** Whether a letter is one of those that notes have. */
  boolean countsNotes(char letter) {
    return letter - 'a' < letters;
  }
}
