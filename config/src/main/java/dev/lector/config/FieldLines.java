package dev.lector.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Text whose lines are entries: words, then {@code key=value} fields, with white space between
 * them. A {@code #} begins a comment where a word may begin; empty lines are skipped.
 */
public final class FieldLines {
  private FieldLines() {}

  /**
   * One entry.
   *
   * @param words in order
   * @param fields by key
   */
  public record Line(List<String> words, Map<String, String> fields) {
    public Line {
      words = List.copyOf(words);
      fields = Map.copyOf(fields);
    }

    /** Words and fields never come into a message by themselves: there may be a secret in them. */
    @Override
    public String toString() {
      return "Line of %d words and the fields %s".formatted(words.size(), fields.keySet());
    }
  }

  /**
   * Reads all entries.
   *
   * @param words how many each entry has
   * @param known keys that an entry may have
   * @param reader throws {@code IllegalArgumentException} when an entry is wrong; its message goes
   *     on where {@code "line 3 "} ends
   * @throws IllegalArgumentException when a line is wrong; the message says which and why
   */
  public static <T> List<T> read(
      String text, int words, Set<String> known, Function<Line, T> reader) {
    List<T> entries = new ArrayList<>();
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      try {
        Line entry = split(line, known);
        if (entry.words.size() + entry.fields.size() > 0) {
          if (entry.words.size() != words) {
            throw new IllegalArgumentException(
                "has %d words before its fields, and %d are needed"
                    .formatted(entry.words.size(), words));
          }
          entries.add(reader.apply(entry));
        }
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException("line %d %s".formatted(number, e.getMessage()), e);
      }
    }
    return entries;
  }

  private static Line split(String line, Set<String> known) {
    List<String> parts = parts(line);
    int words =
        (int) IntStream.range(0, parts.size()).takeWhile(i -> !parts.get(i).contains("=")).count();
    Map<String, String> fields = new HashMap<>();
    for (int i = words; i < parts.size(); i++) {
      int sign = parts.get(i).indexOf('=');
      String key = sign < 0 ? "" : parts.get(i).substring(0, sign);
      if (!known.contains(key)) {
        throw new IllegalArgumentException(
            "has something else than KEY=VALUE in place %d; KEY is one of %s"
                .formatted(i + 1, String.join(", ", known.stream().sorted().toList())));
      }
      if (fields.put(key, parts.get(i).substring(sign + 1)) != null) {
        throw new IllegalArgumentException("has %s twice".formatted(key));
      }
    }
    return new Line(parts.subList(0, words), fields);
  }

  private static List<String> parts(String line) {
    List<String> parts = new ArrayList<>();
    for (String part : line.strip().split("\\s+", -1)) {
      if (part.startsWith("#")) {
        break;
      }
      if (!part.isEmpty()) {
        parts.add(part);
      }
    }
    return parts;
  }
}
