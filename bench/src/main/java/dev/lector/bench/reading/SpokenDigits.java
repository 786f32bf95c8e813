package dev.lector.bench.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Number words back to digits, so that it does not matter how a number that is a name is cut. */
final class SpokenDigits {
  private static final Map<String, Integer> VALUES =
      Map.ofEntries(
          Map.entry("zero", 0),
          Map.entry("oh", 0),
          Map.entry("one", 1),
          Map.entry("two", 2),
          Map.entry("three", 3),
          Map.entry("four", 4),
          Map.entry("five", 5),
          Map.entry("six", 6),
          Map.entry("seven", 7),
          Map.entry("eight", 8),
          Map.entry("nine", 9),
          Map.entry("ten", 10),
          Map.entry("eleven", 11),
          Map.entry("twelve", 12),
          Map.entry("thirteen", 13),
          Map.entry("fourteen", 14),
          Map.entry("fifteen", 15),
          Map.entry("sixteen", 16),
          Map.entry("seventeen", 17),
          Map.entry("eighteen", 18),
          Map.entry("nineteen", 19),
          Map.entry("twenty", 20),
          Map.entry("thirty", 30),
          Map.entry("forty", 40),
          Map.entry("fifty", 50),
          Map.entry("sixty", 60),
          Map.entry("seventy", 70),
          Map.entry("eighty", 80),
          Map.entry("ninety", 90),
          Map.entry("hundred", 100),
          Map.entry("thousand", 1000));

  private final List<String> out = new ArrayList<>();
  private final StringBuilder digits = new StringBuilder();
  private long value = -1;

  /** What may still be added to the number that is open: less than this. */
  private int room;

  private SpokenDigits() {}

  /** The words with their numbers in digits: "one twenty three A" is "123 A". */
  static String of(String words) {
    SpokenDigits numbers = new SpokenDigits();
    for (String word : words.split(" ", -1)) {
      numbers.take(word);
    }
    numbers.end();
    return String.join(" ", numbers.out);
  }

  private void take(String word) {
    Integer number = VALUES.get(word);
    if (number == null) {
      end();
      out.add(word);
    } else if (number >= 100 && value > 0) {
      scale(number);
    } else {
      if (value < 0 || number == 0 || number >= room || value == 0) {
        flush();
        value = number;
      } else {
        value += number;
      }
      room = number >= 20 ? 10 : 0;
    }
  }

  private void scale(int by) {
    if (by == 1000) {
      value *= by;
      room = by;
    } else {
      long below = value % 1000;
      value = value - below + below * by;
      room = 100;
    }
  }

  private void flush() {
    if (value >= 0) {
      digits.append(value);
    }
    value = -1;
    room = 0;
  }

  private void end() {
    flush();
    if (!digits.isEmpty()) {
      out.add(digits.toString());
      digits.setLength(0);
    }
  }
}
