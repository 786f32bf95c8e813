package dev.lector.ledger.intake;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.streams.state.KeyValueStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Up to where a task has read each partition, in a store, where it lasts as long as what was folded
 * from it. The group's own offsets do not: brokers forget them {@code offsets.retention.minutes}
 * after the last ledger left (7 days by default), and then everything that topics still hold is
 * read from the beginning, ended jobs that are forgotten included.
 */
final class ConsumedOffsets {
  private static final Logger LOG = LoggerFactory.getLogger(ConsumedOffsets.class);

  private final KeyValueStore<String, byte[]> store;
  private final TopicIds topics;

  /** Offset of the last record of each partition since this task began. */
  private final Map<String, Long> last = new HashMap<>();

  /**
   * @param store partition to the offset after the last one read (8 bytes), the id of the topic (16
   *     bytes) and the latest timestamp read (8 bytes; none or 0 in entries of earlier versions)
   */
  ConsumedOffsets(KeyValueStore<String, byte[]> store, TopicIds topics) {
    this.store = store;
    this.topics = topics;
  }

  /**
   * Whether a record is read for the first time; takes down that it was. Brokers that lose power
   * may lose the end of a partition and give its offsets to other records: one that is later than
   * all that was read is new, whatever its offset.
   */
  boolean firstTime(String topic, int partition, long offset, long timestamp) {
    String key = topic + "-" + partition;
    byte[] stored = store.get(key);
    Long before = last.put(key, offset);
    if (stored == null) {
      store.put(key, entry(offset + 1, topics.of(topic), timestamp));
      return true;
    }
    ByteBuffer entry = ByteBuffer.wrap(stored);
    long next = entry.getLong();
    Uuid id = new Uuid(entry.getLong(), entry.getLong());
    long stamped = entry.remaining() >= Long.BYTES ? entry.getLong() : 0;
    long latest = stamped > 0 ? stamped : timestamp;
    if (offset >= next) {
      store.put(key, entry(offset + 1, id, Math.max(latest, timestamp)));
      return true;
    }
    if (timestamp > latest) {
      LOG.warn(
          "{} has lost its end: offset {} is another record than the one read before", key, offset);
      store.put(key, entry(offset + 1, topics.look(topic), timestamp));
      return true;
    }
    if (before != null && before < offset) {
      return false; // Looked at when the reading went back.
    }
    Uuid current = topics.look(topic);
    if (current.equals(id)) {
      LOG.warn(
          "{} is read again from offset {}: the group's offsets are lost. Passing over what was"
              + " read before, up to offset {}",
          key,
          offset,
          next);
      return false;
    }
    LOG.warn("{} was made anew: reading it from offset {}", key, offset);
    store.put(key, entry(offset + 1, current, timestamp));
    return true;
  }

  private static byte[] entry(long next, Uuid topic, long timestamp) {
    return ByteBuffer.allocate(4 * Long.BYTES)
        .putLong(next)
        .putLong(topic.getMostSignificantBits())
        .putLong(topic.getLeastSignificantBits())
        .putLong(timestamp)
        .array();
  }
}
