package dev.lector.bridge.load;

import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The requests that this bridge has on the farm's queue, and how much work they are: how much of it
 * a tenant may have there, so that lanes are left for others. A tenant may have half of the
 * window's requests, and half of the work that the farm has lately done for this bridge in {@value
 * #SECONDS} seconds; of texts that take longer than that, half of the lanes at most. It may always
 * have one request there, whatever its work. Not safe for use by several threads.
 */
final class OpenWork {
  /** Characters of a passage: what a window has room for, and what others' work never holds up. */
  static final int PASSAGE = 500;

  private static final int SECONDS = 20;
  private static final double NANOS = 1e9;

  /** Whatever went to the queue so long before a sample is counted in it. */
  private static final Duration SETTLED = Duration.ofSeconds(10);

  /** What has not ended by then will not be heard of here. */
  private static final Duration LONGEST = Duration.ofMinutes(15);

  private final long least;

  /** By id of the request, the oldest first. */
  private final Map<String, Charge> open = new LinkedHashMap<>();

  private final Map<String, Tally> tallies = new HashMap<>();

  /** Work that ended lately; fades. */
  private double recent;

  private long fadedAt;
  private long reconciledAt;

  private record Charge(String tenant, long work, long since) {}

  private record Tally(int requests, long work) {
    Tally plus(int more, long moreWork) {
      return new Tally(requests + more, work + moreWork);
    }
  }

  /**
   * @param leastWindow requests that the queue may always hold
   * @param now by the system's clock for periods
   */
  OpenWork(int leastWindow, long now) {
    this.least = (long) leastWindow * PASSAGE;
    this.fadedAt = now;
  }

  /**
   * Whether a tenant may have one more request on the queue, as far as it is its own share.
   *
   * @param window requests that the queue may hold now
   */
  boolean admits(String tenant, long work, int window, long now) {
    Tally own = tallies.get(tenant);
    if (own == null) {
      return true;
    }
    long share = limit(window, now) / 2;
    return own.requests < Math.max(1, window / 2)
        && own.work + work <= share
        && (work <= PASSAGE || allWithin(share) + work <= 2 * share);
  }

  /** All open work; of each tenant no more than its share, which one request may exceed. */
  private long allWithin(long share) {
    return tallies.values().stream().mapToLong(tally -> Math.min(tally.work, share)).sum();
  }

  /** Work that the queue may hold. */
  private long limit(int window, long now) {
    fade(now);
    return Math.max(least, Math.min((long) window * PASSAGE, (long) recent));
  }

  /** How many requests of this bridge are on the queue. */
  int requests() {
    return open.size();
  }

  /** A request goes onto the queue. */
  void add(String id, String tenant, long work, long now) {
    if (open.putIfAbsent(id, new Charge(tenant, work, now)) == null) {
      tallies.merge(tenant, new Tally(1, work), (own, more) -> own.plus(1, more.work));
    }
  }

  /**
   * A request has ended.
   *
   * @param spoken whether the farm worked for it: of audio that was stored already nothing tells
   *     how fast the farm is, and of long work only what was done lately
   */
  void ended(String id, boolean spoken, long now) {
    Charge charge = open.get(id);
    if (charge != null && spoken) {
      fade(now);
      recent += (double) charge.work * Math.min(1, SECONDS * NANOS / (now - charge.since + 1));
    }
    remove(id);
  }

  /** A request never got onto the queue, or is not there any more. */
  void remove(String id) {
    Charge charge = open.remove(id);
    if (charge != null) {
      discount(charge);
    }
  }

  /**
   * Forgets what has left the queue without an end, as work that was moved on because it takes
   * long: the oldest of those that are more than the queue had when it was looked at. What is on
   * its way to the queue then may not have been counted.
   */
  void reconcile(QueueLoad.Sample sample, long now) {
    if (sample.nanoTime() == reconciledAt) {
      return;
    }
    reconciledAt = sample.nanoTime();
    long gone = -sample.lag();
    for (Charge charge : open.values()) {
      gone += sample.nanoTime() - charge.since > SETTLED.toNanos() ? 1 : 0;
    }
    Iterator<Charge> oldest = open.values().iterator();
    while (oldest.hasNext()) {
      Charge charge = oldest.next();
      if (gone <= 0 && now - charge.since < LONGEST.toNanos()) {
        return;
      }
      oldest.remove();
      discount(charge);
      gone--;
    }
  }

  private void discount(Charge charge) {
    tallies.computeIfPresent(
        charge.tenant, (_, own) -> own.requests == 1 ? null : own.plus(-1, -charge.work));
  }

  private void fade(long now) {
    recent *= Math.exp((fadedAt - now) / NANOS / SECONDS);
    fadedAt = now;
  }
}
