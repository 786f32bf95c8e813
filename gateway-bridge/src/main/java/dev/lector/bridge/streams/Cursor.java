package dev.lector.bridge.streams;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How far a client has heard a stream, as the id of an event says it: {@code
 * PARTITION.OFFSET.BYTES.OBJECT} where the log has it, {@code BYTES.OBJECT} where it came from the
 * store; without {@code .OBJECT} where nobody knows what object it is. Any bridge can go on from
 * it.
 *
 * @param partition of the segments; {@link #NOWHERE} for what came from the store
 * @param offset of the segment that was heard last
 * @param bytes of the object that were heard
 * @param object the first {@value #MARK} digits of its name in the store; empty when not known
 */
public record Cursor(int partition, long offset, long bytes, String object) {
  private static final int MARK = 8;
  static final int NOWHERE = -1;

  /** Nothing was heard. */
  public static final Cursor BEGINNING = ofStore(0, "");

  private static final Pattern FORM =
      Pattern.compile("(?:(\\d{1,9})\\.(\\d{1,18})\\.)?(\\d{1,18})(?:\\.([0-9a-f]{8}))?");

  static Cursor ofStore(long bytes, String object) {
    return new Cursor(NOWHERE, -1, bytes, object);
  }

  /**
   * What tells an object from others of the same request.
   *
   * @param key its name in the store; empty when not known
   */
  static String object(String key) {
    return key.length() < MARK ? key : key.substring(0, MARK);
  }

  /** Whether bytes of an object may follow: something of another one was not heard. */
  boolean mayBeOf(String other) {
    return bytes == 0 || object.isEmpty() || other.isEmpty() || object.equals(other);
  }

  /** Whether it tells where in the log to go on. */
  boolean isInLog() {
    return partition != NOWHERE;
  }

  /** Reads an event's id; empty when it is none. */
  public static Optional<Cursor> parse(String id) {
    Matcher form = FORM.matcher(id);
    if (!form.matches()) {
      return Optional.empty();
    }
    long bytes = Long.parseLong(form.group(3));
    String object = form.group(4) == null ? "" : form.group(4);
    return Optional.of(
        form.group(1) == null
            ? ofStore(bytes, object)
            : new Cursor(
                Integer.parseInt(form.group(1)), Long.parseLong(form.group(2)), bytes, object));
  }

  /** The event's id. */
  public String id() {
    return (isInLog() ? partition + "." + offset + "." : "")
        + bytes
        + (object.isEmpty() ? "" : "." + object);
  }
}
