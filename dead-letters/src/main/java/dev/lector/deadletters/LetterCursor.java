package dev.lector.deadletters;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Up to where older letters have not been looked at yet: to each partition the offset behind the
 * newest of them. A partition that it does not name is looked at from its end.
 *
 * @param ends by partition
 */
public record LetterCursor(SortedMap<Integer, Long> ends) {
  /** From the newest letter on. */
  public static final LetterCursor NEWEST = new LetterCursor(new TreeMap<>());

  private static final Pattern FORM = Pattern.compile("\\d{1,9}-\\d{1,18}(\\.\\d{1,9}-\\d{1,18})*");
  private static final int LONGEST = 4_000;

  public LetterCursor {
    ends = new TreeMap<>(ends);
  }

  /** Reads what {@link #toString} wrote; empty when it is something else. */
  public static Optional<LetterCursor> parse(String text) {
    if (text.length() > LONGEST || !FORM.matcher(text).matches()) {
      return Optional.empty();
    }
    SortedMap<Integer, Long> ends = new TreeMap<>();
    for (String place : text.split("\\.", -1)) {
      int dash = place.indexOf('-');
      ends.put(Integer.valueOf(place.substring(0, dash)), Long.valueOf(place.substring(dash + 1)));
    }
    return Optional.of(new LetterCursor(ends));
  }

  /** As part of an address. */
  @Override
  public String toString() {
    return ends.entrySet().stream()
        .map((Map.Entry<Integer, Long> end) -> end.getKey() + "-" + end.getValue())
        .collect(Collectors.joining("."));
  }
}
