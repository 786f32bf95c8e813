package dev.lector.ledger.batches;

import dev.lector.events.Job;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * Keys of items in a store: the batch, a byte 0, then a byte 0 and the item's number (4 bytes
 * big-endian), or a byte 1 and the requestId of an item without one. So the items of a batch stand
 * together and in order.
 */
final class ItemKeys {
  private static final byte NUMBERED = 0;
  private static final byte NAMED = 1;
  private static final byte BEHIND = 2;

  private ItemKeys() {}

  static Bytes of(String batchId, Job job) {
    return of(batchId, job.getItem(), job.getRequestId());
  }

  static Bytes of(String batchId, @Nullable Integer item, String requestId) {
    return item == null || item < 0
        ? key(batchId, NAMED, requestId.getBytes(StandardCharsets.UTF_8))
        : at(batchId, item);
  }

  /** Where the item of a number is, or would be. */
  static Bytes at(String batchId, int item) {
    return key(batchId, NUMBERED, ByteBuffer.allocate(Integer.BYTES).putInt(item).array());
  }

  /** Before the first item. */
  static Bytes first(String batchId) {
    return key(batchId, NUMBERED, new byte[0]);
  }

  /** Behind the last item. */
  static Bytes end(String batchId) {
    return key(batchId, BEHIND, new byte[0]);
  }

  private static Bytes key(String batchId, byte kind, byte[] rest) {
    byte[] batch = batchId.getBytes(StandardCharsets.UTF_8);
    return Bytes.wrap(
        ByteBuffer.allocate(batch.length + 2 + rest.length)
            .put(batch)
            .put((byte) 0)
            .put(kind)
            .put(rest)
            .array());
  }
}
