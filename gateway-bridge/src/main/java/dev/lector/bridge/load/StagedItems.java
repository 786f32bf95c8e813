package dev.lector.bridge.load;

import dev.lector.bridge.http.Reply;
import java.time.Duration;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * What this bridge has staged and has not ended: items of batches, and requests nobody waits for.
 * Bounded, and shared by tenants by the dynamic thresholds of {@link Places}. Gone with the
 * process. Safe for use by many threads.
 */
public final class StagedItems {
  /** What has not ended by then was ended by the ledger without a completion. */
  private static final Duration LONGEST = Duration.ofDays(30);

  private static final Duration RETRY = Duration.ofSeconds(30);

  private final long limit;
  private final double share;
  private final LongSupplier nanoTime;

  /** By id of the batch, or of the request that belongs to none; the oldest first. */
  private final Map<String, Staged> all = new LinkedHashMap<>();

  private final Map<String, Long> held = new HashMap<>();
  private long total;

  /**
   * @param claims how many came in under its id: of those that know nothing of each other one may
   *     fail to be published while the others are staged
   */
  private record Staged(String tenant, BitSet open, long since, int claims) {
    Staged claimed(int more) {
      return new Staged(tenant, open, since, claims + more);
    }
  }

  /**
   * @param limit most items
   * @param share how many a tenant may hold for each that is free
   * @param nanoTime the system's clock for periods
   */
  public StagedItems(long limit, double share, LongSupplier nanoTime) {
    this.limit = limit;
    this.share = share;
    this.nanoTime = nanoTime;
  }

  /**
   * Counts a batch, or a request that belongs to none, that is about to be published. A batch may
   * go beyond the tenant's share, or none could be larger than what is left of it. What is counted
   * already needs no second place.
   *
   * @param id of the batch or of the request
   * @param items how many it has
   * @return the answer to give when it is too much, 503 or 429; empty when it was counted
   */
  public synchronized Optional<Reply> add(String tenant, String id, int items) {
    Optional<Reply> refusal = Optional.empty();
    if (all.computeIfPresent(id, (_, twin) -> twin.claimed(1)) == null) {
      refusal = refusal(tenant, items);
      if (refusal.isEmpty()) {
        BitSet open = new BitSet(items);
        open.set(0, items);
        all.put(id, new Staged(tenant, open, nanoTime.getAsLong(), 1));
        count(tenant, items);
      }
    }
    return refusal;
  }

  /**
   * Whether so many more of a tenant's would be too much.
   *
   * @return the answer to give then, 503 or 429
   */
  public synchronized Optional<Reply> refusal(String tenant, int items) {
    forgetOld();
    long free = limit - total;
    if (items > free) {
      return Optional.of(
          Reply.unavailable(
              String.format(
                  Locale.ROOT,
                  "%,d requests are staged here already, and %,d is the most; try again later.",
                  total,
                  limit),
              (int) RETRY.toSeconds()));
    }
    if ((double) held.getOrDefault(tenant, 0L) >= share * (double) free) {
      return Optional.of(
          Refusals.tooMuch(
              String.format(
                  Locale.ROOT,
                  "This tenant has %,d requests staged already, its share; try again later.",
                  held.getOrDefault(tenant, 0L)),
              RETRY));
    }
    return Optional.empty();
  }

  /** What was counted was not published. A twin that was keeps its place. */
  public synchronized void remove(String id) {
    Staged staged = all.get(id);
    if (staged == null) {
      return;
    }
    if (staged.claims > 1) {
      all.put(id, staged.claimed(-1));
    } else {
      all.remove(id);
      count(staged.tenant, -staged.open.cardinality());
    }
  }

  /**
   * A request has ended, whoever published it.
   *
   * @param id of its batch, or its own when it belongs to none
   * @param item its number in the batch; 0 when it belongs to none
   */
  public synchronized void ended(String id, int item) {
    Staged staged = all.get(id);
    if (staged == null || item < 0 || !staged.open.get(item)) {
      return;
    }
    staged.open.clear(item);
    count(staged.tenant, -1);
    if (staged.open.isEmpty()) {
      all.remove(id);
    }
  }

  /** How many there are. */
  public synchronized long total() {
    return total;
  }

  private void count(String tenant, long items) {
    total += items;
    held.merge(tenant, items, (before, more) -> before + more == 0 ? null : before + more);
  }

  private void forgetOld() {
    long now = nanoTime.getAsLong();
    Iterator<Staged> oldest = all.values().iterator();
    while (oldest.hasNext()) {
      Staged staged = oldest.next();
      if (now - staged.since < LONGEST.toNanos()) {
        return;
      }
      oldest.remove();
      count(staged.tenant, -staged.open.cardinality());
    }
  }
}
