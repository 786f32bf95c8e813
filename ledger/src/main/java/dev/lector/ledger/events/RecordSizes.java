package dev.lector.ledger.events;

import dev.lector.topics.Topics;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/** How large the ledger's records may be. */
public final class RecordSizes {
  /** Everything of a request but its text, with the longest of all fields, bytes. */
  private static final int BESIDE_THE_TEXT = 64 << 10;

  /** Kafka's own bytes of a record, headers of the ledger's included. */
  private static final int OVERHEAD = 16 << 10;

  private static final int LARGEST_CHARACTER = 4;

  /**
   * The largest text that is handed on, bytes: with the longest of all fields and the ledger's
   * headers it fits into a queue with Kafka's default limit, 1,048,588 bytes. A topic's limit is
   * one of compressed bytes, so a staged request may be larger than what it is handed on as.
   */
  public static final int LARGEST_STAGED_TEXT = 1_000_000;

  /** Kafka's own bytes of a header: the lengths of its key and of its value. */
  private static final int HEADER_OVERHEAD = 10;

  private RecordSizes() {}

  /** What a record takes at most in a batch that is not compressed, but for its fixed fields. */
  public static long of(byte @Nullable [] key, byte @Nullable [] value, Iterable<Header> headers) {
    long size = (long) length(key) + length(value);
    for (Header header : headers) {
      size += Utils.utf8Length(header.key()) + (long) length(header.value()) + HEADER_OVERHEAD;
    }
    return size;
  }

  private static int length(byte @Nullable [] bytes) {
    return bytes == null ? 0 : bytes.length;
  }

  /**
   * The largest event that the ledger keeps, bytes: a staged request.
   *
   * @param textLimit longest text, Unicode code points
   */
  public static int largestEvent(int textLimit) {
    long bytes = (long) textLimit * LARGEST_CHARACTER + BESIDE_THE_TEXT;
    return Math.clamp(bytes, 1 << 20, 512 << 20);
  }

  /** What its internal topics have to take. */
  public static int largestRecord(int textLimit) {
    return largestEvent(textLimit) + OVERHEAD;
  }

  /** What its producers have to send: dead letters too. */
  public static int largestRequest(int textLimit) {
    return Math.max(largestRecord(textLimit), Topics.LARGEST_LETTER) + OVERHEAD;
  }
}
