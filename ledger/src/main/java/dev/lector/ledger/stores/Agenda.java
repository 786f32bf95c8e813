package dev.lector.ledger.stores;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Ids by when something is due with them, in a store: key is the time (ms since 1970 UTC, 8 bytes
 * big-endian) and then the id, so that what is due first comes first.
 */
public final class Agenda {
  /** Most that one turn takes; the rest is left for the next. */
  private static final int TURN = 5_000;

  private static final byte[] NOTHING = new byte[0];

  private final KeyValueStore<Bytes, byte[]> store;
  private long doneUntil;

  public Agenda(KeyValueStore<Bytes, byte[]> store) {
    this.store = store;
  }

  public void add(long time, String id) {
    store.put(key(time, id), NOTHING);
    // A store's deleted keys are passed over one by one: the scan starts behind them.
    doneUntil = Math.min(doneUntil, time);
  }

  public void remove(long time, String id) {
    store.delete(key(time, id));
  }

  /** Takes the ids that are due, earliest first; a bounded number of them. */
  public List<String> due(long now) {
    List<String> ids = new ArrayList<>();
    List<Bytes> keys = new ArrayList<>();
    try (KeyValueIterator<Bytes, byte[]> entries =
        store.range(key(doneUntil, ""), key(now + 1, ""))) {
      while (entries.hasNext() && keys.size() < TURN) {
        KeyValue<Bytes, byte[]> entry = entries.next();
        keys.add(entry.key);
        if (entry.key.get().length > Long.BYTES) {
          ids.add(id(entry.key));
        }
      }
    }
    keys.forEach(store::delete);
    doneUntil = keys.size() < TURN ? now : doneUntil;
    return ids;
  }

  private static Bytes key(long time, String id) {
    byte[] name = id.getBytes(StandardCharsets.UTF_8);
    return Bytes.wrap(
        ByteBuffer.allocate(Long.BYTES + name.length).putLong(Math.max(0, time)).put(name).array());
  }

  private static String id(Bytes key) {
    byte[] bytes = key.get();
    return new String(bytes, Long.BYTES, bytes.length - Long.BYTES, StandardCharsets.UTF_8);
  }
}
