package dev.lector.ledger.dispatch;

import dev.lector.events.SpeechRequested;
import dev.lector.outcomes.Outcomes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Items that wait for their turn, in a store: first come first served within a tenant. Keys are the
 * tenant, a byte 0 and a number (8 bytes big-endian). Of each tenant it is known where its first
 * item is, because a store passes over what was deleted before it one by one.
 */
final class WaitingItems {
  private static final class Line {
    private long next;

    /** Characters of the first item; -1 while they are not known. */
    private long cost = -1;

    private long behind;
    private long items;
    private long characters;
  }

  /** Characters that cost a sweep as much as an item does. */
  private static final int CHARACTERS_LOOKED_AT = 1_000;

  private final KeyValueStore<Bytes, SpeechRequested> store;
  private final Map<String, Line> lines = new LinkedHashMap<>();

  WaitingItems(KeyValueStore<Bytes, SpeechRequested> store) {
    this.store = store;
    try (KeyValueIterator<Bytes, SpeechRequested> all = store.all()) {
      while (all.hasNext()) {
        KeyValue<Bytes, SpeechRequested> entry = all.next();
        if (!isSound(entry)) {
          continue;
        }
        long number = number(entry.key);
        Line line = lines.get(entry.value.getTenant());
        if (line == null) {
          line = new Line();
          line.next = number;
          lines.put(entry.value.getTenant(), line);
        }
        count(line, entry.value, 1);
        line.behind = number + 1;
      }
    }
  }

  void add(SpeechRequested request) {
    Line line = lines.computeIfAbsent(request.getTenant(), _ -> new Line());
    store.put(key(request.getTenant(), line.behind++), request);
    count(line, request, 1);
  }

  /** Tenants of whom something waits. */
  Set<String> tenants() {
    return lines.keySet();
  }

  /** The tenant's first item; null when none waits. */
  @Nullable SpeechRequested first(String tenant) {
    Line line = lines.get(tenant);
    if (line == null) {
      return null;
    }
    SpeechRequested request = store.get(key(tenant, line.next));
    if (request != null) {
      return request;
    }
    // A cancelled batch has left a gap.
    try (KeyValueIterator<Bytes, SpeechRequested> rest =
        store.range(key(tenant, line.next), key(tenant, line.behind))) {
      while (rest.hasNext()) {
        KeyValue<Bytes, SpeechRequested> entry = rest.next();
        if (isSound(entry)) {
          line.next = number(entry.key);
          return entry.value;
        }
      }
      lines.remove(tenant);
      return null;
    }
  }

  /**
   * Length of the tenant's first text, Unicode code points; -1 when nothing waits. The text is read
   * once, however often it is asked for.
   */
  long cost(String tenant) {
    Line line = lines.get(tenant);
    if (line != null && line.cost < 0) {
      SpeechRequested first = first(tenant);
      line.cost = first == null ? -1 : Outcomes.characters(first);
    }
    return line == null ? -1 : line.cost;
  }

  /** Takes the tenant's first item away. */
  void removeFirst(String tenant, SpeechRequested first) {
    Line line = lines.get(tenant);
    if (line == null) {
      return;
    }
    store.delete(key(tenant, line.next++));
    line.cost = -1;
    forgetIfEmpty(tenant, line, first);
  }

  /**
   * Takes a batch's items away and gives each to somebody else.
   *
   * @param from number of the tenant's item to begin at
   * @param limit items to look at
   * @return number of the item to go on at; -1 when all were looked at
   */
  long removeBatch(
      String tenant, String batchId, long from, int limit, Consumer<SpeechRequested> removed) {
    Line line = lines.get(tenant);
    if (line == null) {
      return -1;
    }
    int looked = 0;
    try (KeyValueIterator<Bytes, SpeechRequested> all =
        store.range(key(tenant, Math.max(from, line.next)), key(tenant, line.behind))) {
      while (all.hasNext()) {
        KeyValue<Bytes, SpeechRequested> entry = all.next();
        if (looked >= limit) {
          return number(entry.key);
        }
        if (!isSound(entry)) {
          continue;
        }
        // Long texts take as long as many short ones.
        looked += 1 + entry.value.getText().length() / CHARACTERS_LOOKED_AT;
        if (batchId.equals(entry.value.getBatchId())) {
          store.delete(entry.key);
          line.cost = -1;
          forgetIfEmpty(tenant, line, entry.value);
          removed.accept(entry.value);
        }
      }
    }
    return -1;
  }

  long items() {
    return lines.values().stream().mapToLong(line -> line.items).sum();
  }

  /** Length of all texts that wait, Unicode code points. */
  long characters() {
    return lines.values().stream().mapToLong(line -> line.characters).sum();
  }

  private void forgetIfEmpty(String tenant, Line line, SpeechRequested gone) {
    count(line, gone, -1);
    if (line.items == 0) {
      lines.remove(tenant);
    }
  }

  private static void count(Line line, SpeechRequested request, int sign) {
    line.items += sign;
    line.characters += (long) sign * Outcomes.characters(request);
  }

  private static Bytes key(String tenant, long number) {
    byte[] name = tenant.getBytes(StandardCharsets.UTF_8);
    return Bytes.wrap(
        ByteBuffer.allocate(name.length + 1 + Long.BYTES)
            .put(name)
            .put((byte) 0)
            .putLong(number)
            .array());
  }

  /** Not what somebody else has written into the store's change log. */
  private static boolean isSound(KeyValue<Bytes, SpeechRequested> entry) {
    return entry.value != null && entry.key.get().length > Long.BYTES;
  }

  private static long number(Bytes key) {
    byte[] bytes = key.get();
    return ByteBuffer.wrap(bytes, bytes.length - Long.BYTES, Long.BYTES).getLong();
  }
}
