package dev.lector.bridge.streams;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How far a client has heard a stream, as the id of an event says it: {@code
 * PARTITION.OFFSET.BYTES} where the log has it, {@code BYTES} where it came from the store. Any
 * bridge can go on from it.
 *
 * @param partition of the segments; {@link #NOWHERE} for what came from the store
 * @param offset of the segment that was heard last
 * @param bytes of the object that were heard
 */
public record Cursor(int partition, long offset, long bytes) {
  static final int NOWHERE = -1;

  /** Nothing was heard. */
  public static final Cursor BEGINNING = ofStore(0);

  private static final Pattern FORM =
      Pattern.compile("(?:(\\d{1,9})\\.(\\d{1,18})\\.)?(\\d{1,18})");

  static Cursor ofStore(long bytes) {
    return new Cursor(NOWHERE, -1, bytes);
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
    return Optional.of(
        form.group(1) == null
            ? ofStore(bytes)
            : new Cursor(Integer.parseInt(form.group(1)), Long.parseLong(form.group(2)), bytes));
  }

  /** The event's id. */
  public String id() {
    return isInLog() ? partition + "." + offset + "." + bytes : Long.toString(bytes);
  }
}
