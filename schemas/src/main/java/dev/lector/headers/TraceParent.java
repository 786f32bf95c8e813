package dev.lector.headers;

import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * The W3C trace context of a call or an event.
 *
 * @param traceId 32 lower-case hexadecimal digits, not all zero
 * @param spanId 16 lower-case hexadecimal digits, not all zero: the step that sends this
 * @param flags bit 0 says the trace is recorded; 0 to 255
 * @see <a href="https://www.w3.org/TR/trace-context/#traceparent-header">the format</a>
 */
public record TraceParent(String traceId, String spanId, int flags) {

  /** Name of the header, in HTTP and in Kafka. */
  public static final String HEADER = "traceparent";

  private static final int SAMPLED = 1;

  /** Characters; version 00 has 55, and later ones may append. */
  private static final int LONGEST = 128;

  /** Versions after 00 may append fields, which are ignored; version ff is forbidden. */
  private static final Pattern FORMAT =
      Pattern.compile(
          "(?!ff)([0-9a-f]{2})-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})(-.*)?");

  /**
   * Reads a header's value.
   *
   * @param value as received, or null
   * @return the context, or nothing when there is none or it breaks the format: then a new trace
   *     begins, as the standard asks
   */
  public static Optional<TraceParent> parse(@Nullable String value) {
    if (value == null || value.length() > LONGEST) {
      return Optional.empty();
    }
    Matcher matcher = FORMAT.matcher(value);
    if (!matcher.matches() || ("00".equals(matcher.group(1)) && matcher.group(5) != null)) {
      return Optional.empty();
    }
    return Optional.of(
        new TraceParent(
            matcher.group(2), matcher.group(3), HexFormat.fromHexDigits(matcher.group(4))));
  }

  /**
   * Reads a record's header.
   *
   * @param headers of the record
   * @return as {@link #parse}
   */
  public static Optional<TraceParent> read(Headers headers) {
    return parse(HeaderValues.text(headers, HEADER));
  }

  /**
   * Begins a trace, marked as recorded.
   *
   * @return a context of random ids
   */
  public static TraceParent create() {
    return new TraceParent(hex(nonZero()) + hex(nonZero()), hex(nonZero()), SAMPLED);
  }

  /**
   * The next step of the same trace.
   *
   * @return the same trace and flags, a new random span
   */
  public TraceParent child() {
    return new TraceParent(traceId, hex(nonZero()), flags);
  }

  /**
   * Puts this on a record, in place of what was there.
   *
   * @param headers of the record
   */
  public void write(Headers headers) {
    HeaderValues.put(headers, HEADER, toString());
  }

  /** The header's value, version 00. */
  @Override
  public String toString() {
    return "00-" + traceId + "-" + spanId + "-" + HexFormat.of().toHexDigits((byte) flags);
  }

  /** Ids need to be unlikely to meet, not hard to guess. */
  private static long nonZero() {
    long value = ThreadLocalRandom.current().nextLong();
    return value == 0 ? 1 : value;
  }

  private static String hex(long value) {
    return HexFormat.of().toHexDigits(value);
  }
}
