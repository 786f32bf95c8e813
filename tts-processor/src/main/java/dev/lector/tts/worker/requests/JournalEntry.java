package dev.lector.tts.worker.requests;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A line of the {@link Journal}: a record, and how often this worker has died over it.
 *
 * @param state what has become of it
 * @param record which
 * @param crashes before
 */
record JournalEntry(State state, Place record, int crashes) {
  /** What has become of a record. */
  enum State {
    /** It is being worked on; at a start, it was when the worker died. */
    WORKING,
    /** The worker has died over it. */
    SUSPECT,
    /** It was a suspect, and its request has ended or been moved. */
    SETTLED
  }

  /** A topic's name, at most 249 characters, and five numbers. */
  static final int BYTES = 512;

  private static final byte[] NONE = padded("");
  private static final Pattern LINE =
      Pattern.compile(
          "(WORKING|SUSPECT|SETTLED) ([a-zA-Z0-9._-]{1,249}) (\\d{1,9}) (\\d{1,18}) (-?\\d{1,18}) (\\d{1,6})");

  /**
   * A record, told from the one that has its offset after the topic was made anew.
   *
   * @param timestamp ms since 1970 UTC
   */
  record Place(String topic, int partition, long offset, long timestamp) {
    static Place of(ConsumerRecord<byte[], byte[]> record) {
      return new Place(record.topic(), record.partition(), record.offset(), record.timestamp());
    }
  }

  /** What a line is while it has no entry. */
  static byte[] none() {
    return NONE.clone();
  }

  byte[] toBytes() {
    return padded(
        "%s %s %d %d %d %d"
            .formatted(
                state,
                record.topic(),
                record.partition(),
                record.offset(),
                record.timestamp(),
                crashes));
  }

  /** Reads a line; nothing when it has no entry, or is torn. */
  static Optional<JournalEntry> read(byte[] line) {
    Matcher values = LINE.matcher(new String(line, UTF_8).strip());
    return values.matches()
        ? Optional.of(
            new JournalEntry(
                State.valueOf(values.group(1)),
                new Place(
                    values.group(2),
                    Integer.parseInt(values.group(3)),
                    Long.parseLong(values.group(4)),
                    Long.parseLong(values.group(5))),
                Integer.parseInt(values.group(6))))
        : Optional.empty();
  }

  private static byte[] padded(String text) {
    byte[] line = new byte[BYTES];
    Arrays.fill(line, (byte) ' ');
    byte[] bytes = text.getBytes(UTF_8);
    System.arraycopy(bytes, 0, line, 0, bytes.length);
    line[BYTES - 1] = '\n';
    return line;
  }
}
