package dev.lector.deadletters;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a dead letter is in its topic, and its name for people: {@code 17}, or {@code 2:17} on a
 * partition other than the first.
 *
 * @param partition from 0
 * @param offset in the partition
 */
public record LetterId(int partition, long offset) {
  private static final Pattern NAME = Pattern.compile("(?:(\\d{1,9}):)?(\\d{1,18})");

  /** Reads a name; empty when it is none. */
  public static Optional<LetterId> parse(String name) {
    Matcher matcher = NAME.matcher(name);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String partition = matcher.group(1);
    return Optional.of(
        new LetterId(
            partition == null ? 0 : Integer.parseInt(partition), Long.parseLong(matcher.group(2))));
  }

  @Override
  public String toString() {
    return partition == 0 ? Long.toString(offset) : partition + ":" + offset;
  }
}
