package dev.lector.headers;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.header.Headers;

/**
 * Where a request was sent first that a worker has published again: one that it gave back when it
 * left, or whose work takes long.
 *
 * @param topic it was sent to
 * @param partition it was sent to
 * @param offset of its first record
 * @param timestamp of its first record, ms since 1970 UTC
 * @param failures deliveries of earlier records of it that ended with a failure
 */
public record Requeued(String topic, int partition, long offset, long timestamp, int failures) {

  /** Header of all of it, UTF-8: the values with spaces between them. */
  public static final String HEADER = "lector-requeued";

  private static final Pattern VALUES =
      Pattern.compile("([a-zA-Z0-9._-]{1,249}) (\\d{1,9}) (\\d{1,18}) (\\d{1,13}) (\\d{1,6})");

  /**
   * Puts it on a record, in place of what was there.
   *
   * @param headers of the record
   */
  public void write(Headers headers) {
    HeaderValues.put(
        headers, HEADER, "%s %d %d %d %d".formatted(topic, partition, offset, timestamp, failures));
  }

  /**
   * Reads it.
   *
   * @param headers of a record
   * @return nothing when the record is a request's first, or says it otherwise
   */
  public static Optional<Requeued> read(Headers headers) {
    String text = HeaderValues.text(headers, HEADER);
    if (text == null) {
      return Optional.empty();
    }
    Matcher values = VALUES.matcher(text);
    return values.matches()
        ? Optional.of(
            new Requeued(
                values.group(1),
                Integer.parseInt(values.group(2)),
                Long.parseLong(values.group(3)),
                Long.parseLong(values.group(4)),
                Integer.parseInt(values.group(5))))
        : Optional.empty();
  }

  /**
   * Takes it away.
   *
   * @param headers of a record
   */
  public static void remove(Headers headers) {
    headers.remove(HEADER);
  }
}
