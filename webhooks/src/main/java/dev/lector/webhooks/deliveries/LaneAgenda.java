package dev.lector.webhooks.deliveries;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Webhooks by when something is due with them, in a store: key is the lane, the time (ms since 1970
 * UTC, 8 bytes big-endian) and the id. Lanes are visited in turn, a bounded number at a time, each
 * from what is due first on: however much one lane has, the next one is not behind it, nor is
 * whoever waits for the turn's end.
 */
final class LaneAgenda {
  /** Most that is done in a lane before the next one is visited. */
  private static final int MOST_DONE = 100;

  private static final byte[] NOTHING = new byte[0];
  private static final byte[] BEHIND_TIMES = new byte[Long.BYTES];

  static {
    Arrays.fill(BEHIND_TIMES, (byte) 0xff);
  }

  private final KeyValueStore<Bytes, byte[]> store;

  /** Behind the lane that was visited last; null at the beginning. */
  private @Nullable Bytes cursor;

  /** Before then nothing is due, ms since 1970 UTC. */
  private long earliest;

  /** The same of what this round has visited. */
  private long earliestSeen = Long.MAX_VALUE;

  /** Takes what is due. */
  @FunctionalInterface
  interface Visitor {
    /**
     * Is given what is due next in a lane.
     *
     * @return what came of it
     */
    Visit visit(String id, long due);
  }

  /** What came of a visit. */
  enum Visit {
    /** There was nothing to do; the lane's next is visited. */
    PASSED,
    /** Something was done; the lane's next is visited, unless enough was done in the lane. */
    DONE,
    /** It has to wait, and the lane's next with it: the lane is visited again. */
    WAITS
  }

  LaneAgenda(KeyValueStore<Bytes, byte[]> store) {
    this.store = store;
  }

  void add(String lane, long time, String id) {
    store.put(key(lane, time, id), NOTHING);
    earliest = Math.min(earliest, time);
    earliestSeen = Math.min(earliestSeen, time);
  }

  void remove(String lane, long time, String id) {
    store.delete(key(lane, time, id));
  }

  /**
   * Visits lanes from where it left off.
   *
   * @param lanes most of them
   */
  void turn(long now, int lanes, Visitor visitor) {
    if (now < earliest) {
      return;
    }
    for (int i = 0; i < lanes; i++) {
      Bytes next = visitNext(now, visitor);
      cursor = next;
      if (next == null) {
        earliest = earliestSeen;
        earliestSeen = Long.MAX_VALUE;
        return;
      }
    }
  }

  /** Visits the lane at the cursor; returns what is behind it, null when there is none. */
  private @Nullable Bytes visitNext(long now, Visitor visitor) {
    try (KeyValueIterator<Bytes, byte[]> entries = store.range(cursor, null)) {
      String lane = null;
      int done = 0;
      while (entries.hasNext()) {
        KeyValue<Bytes, byte[]> entry = entries.next();
        ByteBuffer key = ByteBuffer.wrap(entry.key.get());
        String own = text(key, WebhookIds.LANE);
        if (lane == null) {
          lane = own;
        }
        long due = key.getLong();
        boolean further = own.equals(lane) && due <= now && done < MOST_DONE;
        Visit visit = further ? visitor.visit(text(key, key.remaining()), due) : Visit.WAITS;
        if (visit != Visit.WAITS) {
          done += visit == Visit.DONE ? 1 : 0;
          continue;
        }
        earliestSeen = Math.min(earliestSeen, own.equals(lane) ? due : earliestSeen);
        return behind(lane);
      }
      return null;
    }
  }

  private static String text(ByteBuffer key, int length) {
    byte[] bytes = new byte[length];
    key.get(bytes);
    return new String(bytes, StandardCharsets.US_ASCII);
  }

  private static Bytes key(String lane, long time, String id) {
    byte[] rest = id.getBytes(StandardCharsets.US_ASCII);
    return Bytes.wrap(
        ByteBuffer.allocate(WebhookIds.LANE + Long.BYTES + rest.length)
            .put(lane.getBytes(StandardCharsets.US_ASCII))
            .putLong(Math.max(0, time))
            .put(rest)
            .array());
  }

  private static Bytes behind(String lane) {
    return Bytes.wrap(
        ByteBuffer.allocate(WebhookIds.LANE + Long.BYTES)
            .put(lane.getBytes(StandardCharsets.US_ASCII))
            .put(BEHIND_TIMES)
            .array());
  }
}
