package dev.lector.ledger.dispatch;

import dev.lector.events.SpeechRequested;
import dev.lector.outcomes.Outcomes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Items that wait for their turn, in a store: first come first served within a tenant, but for
 * those of paused batches, which stay where they are. Keys are the tenant, a byte 0 and a number (8
 * bytes big-endian). It is known where items are ({@link Line}), because a store passes over what
 * was deleted before them one by one.
 */
final class WaitingItems {
  /** Characters that cost a sweep as much as an item does. */
  private static final int CHARACTERS_LOOKED_AT = 1_000;

  private final KeyValueStore<Bytes, SpeechRequested> store;
  private final Map<String, Line> lines = new LinkedHashMap<>();

  /**
   * @param paused whether an item belongs to a paused batch
   */
  WaitingItems(KeyValueStore<Bytes, SpeechRequested> store, Predicate<SpeechRequested> paused) {
    this.store = store;
    try (KeyValueIterator<Bytes, SpeechRequested> all = store.all()) {
      while (all.hasNext()) {
        KeyValue<Bytes, SpeechRequested> entry = all.next();
        if (isSound(entry)) {
          add(entry.value, number(entry.key), paused.test(entry.value));
        }
      }
    }
  }

  /**
   * Adds an item behind the others of its tenant.
   *
   * @param paused whether it belongs to a paused batch
   * @return its number, by which it is found while it waits
   */
  long add(SpeechRequested request, boolean paused) {
    Line line = lines.get(request.getTenant());
    long number = line == null ? 0 : line.behind();
    store.put(key(request.getTenant(), number), request);
    add(request, number, paused);
    return number;
  }

  private void add(SpeechRequested request, long number, boolean paused) {
    lines
        .computeIfAbsent(request.getTenant(), _ -> new Line())
        .add(request.getBatchId(), number, Outcomes.characters(request), paused);
  }

  /** Tenants of whom something waits. */
  Set<String> tenants() {
    return lines.keySet();
  }

  /** The tenant's first item that may be handed on; null when there is none. */
  @Nullable SpeechRequested first(String tenant) {
    Line line = lines.get(tenant);
    SpeechRequested first = null;
    if (line != null) {
      for (Line.Run run = line.first(); run != null && first == null; run = line.first()) {
        first = first(tenant, line, run);
      }
    }
    return first;
  }

  /** The first item of a run; when none is left the run is dropped. */
  private @Nullable SpeechRequested first(String tenant, Line line, Line.Run run) {
    SpeechRequested request = store.get(key(tenant, run.next()));
    if (request != null) {
      return request;
    }
    try (KeyValueIterator<Bytes, SpeechRequested> rest = range(tenant, run)) {
      while (rest.hasNext()) {
        KeyValue<Bytes, SpeechRequested> entry = rest.next();
        if (isSound(entry)) {
          run.skipTo(number(entry.key));
          return entry.value;
        }
      }
    }
    line.drop(run);
    forgetIfEmpty(tenant, line);
    return null;
  }

  /**
   * Length of the first text of the tenant's that may be handed on, Unicode code points; -1 when
   * there is none. The text is read once, however often it is asked for.
   */
  long cost(String tenant) {
    Line line = lines.get(tenant);
    if (line != null && line.cost() < 0) {
      SpeechRequested first = first(tenant);
      line.noteCost(first == null ? -1 : Outcomes.characters(first));
    }
    return line == null ? -1 : line.cost();
  }

  /** Takes away what {@link #first} has returned. */
  void removeFirst(String tenant, SpeechRequested first) {
    Line line = lines.get(tenant);
    Line.Run run = line == null ? null : line.first();
    if (line != null && run != null) {
      removeUpTo(run.next(), tenant, line, run, first);
    }
  }

  /**
   * The item with an id, if it waits where that was noted: numbers are given again.
   *
   * @param heard what is remembered of it
   */
  @Nullable SpeechRequested find(String requestId, Heard heard) {
    String tenant = heard.tenant();
    if (tenant == null || heard.number().isEmpty() || !lines.containsKey(tenant)) {
      return null;
    }
    SpeechRequested there = store.get(key(tenant, heard.number().getAsLong()));
    return there != null && there.getRequestId().equals(requestId) ? there : null;
  }

  /** Takes away what {@link #find} has returned, wherever it is. */
  void remove(SpeechRequested request, Heard heard) {
    remove(request, heard.number().orElseThrow());
  }

  /** Takes an item away, wherever it is. */
  void remove(SpeechRequested request, long number) {
    String tenant = request.getTenant();
    Line line = lines.get(tenant);
    Line.Run run = line == null ? null : line.at(request.getBatchId(), number);
    if (line != null && run != null) {
      long next = number == run.next() ? number + 1 : run.next();
      remove(number, next, tenant, line, run, request);
    }
  }

  /** Takes an item away before which there is none in its run. */
  private void removeUpTo(
      long number, String tenant, Line line, Line.Run run, SpeechRequested request) {
    remove(number, number + 1, tenant, line, run, request);
  }

  private void remove(
      long number, long next, String tenant, Line line, Line.Run run, SpeechRequested request) {
    store.delete(key(tenant, number));
    line.leave(run, next, Outcomes.characters(request));
    forgetIfEmpty(tenant, line);
  }

  private void forgetIfEmpty(String tenant, Line line) {
    if (line.isEmpty()) {
      lines.remove(tenant);
    }
  }

  /**
   * Takes a batch's items away, paused or not, and gives each to somebody else.
   *
   * @param limit items to look at
   * @return whether all are gone
   */
  boolean removeBatch(String tenant, String batchId, int limit, Consumer<SpeechRequested> removed) {
    Line line = lines.get(tenant);
    if (line == null) {
      return true;
    }
    int looked = 0;
    for (Line.Run run : line.of(batchId)) {
      try (KeyValueIterator<Bytes, SpeechRequested> all = range(tenant, run)) {
        while (all.hasNext()) {
          if (looked >= limit) {
            return false;
          }
          KeyValue<Bytes, SpeechRequested> entry = all.next();
          if (isSound(entry)) {
            // Long texts take as long as many short ones.
            looked += 1 + entry.value.getText().length() / CHARACTERS_LOOKED_AT;
            removeUpTo(number(entry.key), tenant, line, run, entry.value);
            removed.accept(entry.value);
          }
        }
      }
      line.drop(run);
    }
    forgetIfEmpty(tenant, line);
    return true;
  }

  /**
   * Shows a tenant's items in their order, paused or not, until that is enough.
   *
   * @param from number of the first one
   * @param limit items to show
   * @param wantsMore gets each and its number, and says whether the next one is wanted
   * @return number from which to go on; empty when that was all
   */
  OptionalLong visit(
      String tenant, long from, int limit, BiPredicate<SpeechRequested, Long> wantsMore) {
    int shown = 0;
    try (KeyValueIterator<Bytes, SpeechRequested> all =
        store.range(key(tenant, from), key(tenant, Long.MAX_VALUE))) {
      while (all.hasNext()) {
        KeyValue<Bytes, SpeechRequested> entry = all.next();
        long number = isSound(entry) ? number(entry.key) : -1;
        if (number >= 0 && shown++ >= limit) {
          return OptionalLong.of(number);
        }
        if (number >= 0 && !wantsMore.test(entry.value, number)) {
          break;
        }
      }
    }
    return OptionalLong.empty();
  }

  /** Holds the items of a batch back. */
  void pause(String tenant, String batchId) {
    Line line = lines.get(tenant);
    if (line != null) {
      line.pause(batchId);
    }
  }

  /** Lets the items of a paused batch go on. */
  void resume(String tenant, String batchId) {
    Line line = lines.get(tenant);
    if (line != null) {
      line.resume(batchId);
    }
  }

  /** Whether items of a batch wait. */
  boolean has(String tenant, String batchId) {
    Line line = lines.get(tenant);
    return line != null && !line.of(batchId).isEmpty();
  }

  /** What may be handed on. */
  Amount waiting() {
    return sum(Line::waiting);
  }

  /** What belongs to paused batches. */
  Amount paused() {
    return sum(Line::held);
  }

  private Amount sum(Function<Line, Amount> of) {
    return lines.values().stream().map(of).reduce(Amount.NONE, Amount::plus);
  }

  private KeyValueIterator<Bytes, SpeechRequested> range(String tenant, Line.Run run) {
    return store.range(key(tenant, run.next()), key(tenant, run.last()));
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
