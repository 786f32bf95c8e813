package dev.lector.ledger.dispatch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Items that were handed on and have not ended, and how many of them there may be: enough that the
 * farm never waits for the next ones, and no more, since whoever comes later waits behind them. The
 * window follows from how long items wait at the farm, which their ends tell: it grows while that
 * is next to nothing and all of it is used, and shrinks when it is seconds.
 */
final class InFlightWindow {
  /** The farm is about to run dry. */
  private static final Duration HUNGRY = Duration.ofSeconds(1);

  /** Whoever comes later waits for too long. */
  private static final Duration FULL = Duration.ofSeconds(3);

  /**
   * An item of which nothing is heard for so long, while others end, does not keep others waiting
   * any more.
   */
  private static final Duration LOST = Duration.ofMinutes(30);

  /** If nothing at all ends for so long, then the farm, or the way to it, is down. */
  private static final Duration OUTAGE = Duration.ofSeconds(30);

  private static final Duration LOOK = Duration.ofSeconds(1);
  private static final double GROWTH = 1.25;
  private static final int MOST = 20_000;

  private final KeyValueStore<String, Long> store;
  private final int least;

  /** By what the dispatch knows them by, oldest first. */
  private final Map<String, Item> inFlight = new LinkedHashMap<>();

  private double window;
  private boolean used;
  private long ended;
  private long queuedMs;
  private long lookedAt;

  /** When an item last ended while others were in flight, ms since 1970 UTC; 0 before any. */
  private long heardAt;

  /** How long items have been ending, outages not counted, ms. */
  private long active;

  /** The last outage, ms since 1970 UTC. */
  private long outageFrom;

  private long outageTo;

  /**
   * An item that was handed on.
   *
   * @param begunAt when, ms since 1970 UTC
   * @param begunActive and how long items had been ending then, ms
   */
  private record Item(long begunAt, long begunActive) {}

  /**
   * @param least the window is never smaller
   */
  InFlightWindow(KeyValueStore<String, Long> store, int least) {
    this.store = store;
    this.least = least;
    this.window = least;
    try (KeyValueIterator<String, Long> all = store.all()) {
      List<KeyValue<String, Long>> entries = new ArrayList<>();
      while (all.hasNext()) {
        KeyValue<String, Long> entry = all.next();
        if (entry.value != null) {
          entries.add(entry);
        }
      }
      entries.sort(Comparator.comparing(entry -> entry.value));
      entries.forEach(entry -> inFlight.put(entry.key, new Item(entry.value, 0)));
    }
  }

  boolean roomForMore() {
    boolean room = inFlight.size() < (int) window;
    used |= !room;
    return room;
  }

  void begin(String id, long now) {
    if (inFlight.isEmpty()) {
      heardAt = now; // Silence until now was no outage: there was nothing to hear of.
    }
    store.put(id, now);
    inFlight.put(id, new Item(now, active));
  }

  /**
   * An item has ended by a worker.
   *
   * @param queued how long it waited at the farm, ms
   * @param now ms since 1970 UTC
   * @return false when it was not in flight
   */
  boolean end(String id, long queued, long now) {
    heard(now);
    Item item = inFlight.get(id);
    if (item == null) {
      return false;
    }
    // What it waited because of an outage says nothing about the window.
    long outage = Math.max(0, outageTo - Math.max(outageFrom, item.begunAt()));
    ended++;
    queuedMs += Math.max(0, queued - outage);
    return remove(id);
  }

  /**
   * An item has ended, but no worker did it: that tells nothing about the farm.
   *
   * @return false when it was not in flight
   */
  boolean remove(String id) {
    if (inFlight.remove(id) == null) {
      return false;
    }
    store.delete(id);
    return true;
  }

  private void heard(long now) {
    long silence = heardAt == 0 ? 0 : Math.max(0, now - heardAt);
    if (silence >= OUTAGE.toMillis() && !inFlight.isEmpty()) {
      outageFrom = heardAt;
      outageTo = now;
    }
    active += Math.min(silence, OUTAGE.toMillis());
    heardAt = now;
  }

  /** Sets the window, and gives up what is lost. */
  void turn(long now) {
    if (heardAt == 0) {
      heardAt = now;
    }
    if (now - lookedAt >= LOOK.toMillis()) {
      fit();
      lookedAt = now;
    }
    Iterator<Map.Entry<String, Item>> oldest = inFlight.entrySet().iterator();
    while (oldest.hasNext()) {
      Map.Entry<String, Item> entry = oldest.next();
      if (active - entry.getValue().begunActive() < LOST.toMillis()) {
        return;
      }
      store.delete(entry.getKey());
      oldest.remove();
    }
  }

  private void fit() {
    if (ended > 0) {
      long queued = queuedMs / ended;
      if (queued < HUNGRY.toMillis() && used) {
        window = Math.min(MOST, window * GROWTH);
      } else if (queued > FULL.toMillis()) {
        window = Math.max(least, window / GROWTH);
      }
    }
    used = false;
    ended = 0;
    queuedMs = 0;
  }

  int size() {
    return inFlight.size();
  }
}
