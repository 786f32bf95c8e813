package dev.lector.bridge.load;

import java.time.Duration;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Characters that this bridge has let in and that have not ended. Not safe for use by several
 * threads.
 */
final class Reservations {
  /** What has not ended by then will not be heard of here, or counts when it ends. */
  private static final long LONGEST = Duration.ofDays(2).toNanos();

  /** By id of the batch, or of the request that belongs to none; the oldest first. */
  private final Map<String, Reserved> all = new LinkedHashMap<>();

  private final Map<String, Long> totals = new HashMap<>();

  private static final class Reserved {
    private final String tenant;
    private final BitSet open;
    private final long since;
    private long characters;

    /** How many came in under its id: one may fail to be published while another is. */
    private int claims = 1;

    Reserved(String tenant, int items, long characters, long since) {
      this.tenant = tenant;
      this.open = new BitSet(items);
      this.open.set(0, items);
      this.characters = characters;
      this.since = since;
    }
  }

  /** Adds a batch or a request; what is there already counts once. */
  void add(String tenant, String id, int items, long characters, long now) {
    Reserved twin = all.get(id);
    if (twin != null) {
      twin.claims++;
      return;
    }
    forgetOld(now);
    all.put(id, new Reserved(tenant, items, characters, now));
    count(tenant, characters);
  }

  /** What was added is not published. */
  void withdraw(String id) {
    Reserved reserved = all.get(id);
    if (reserved != null && --reserved.claims == 0) {
      all.remove(id);
      count(reserved.tenant, -reserved.characters);
    }
  }

  /**
   * A request has ended; the second time this is said it means nothing.
   *
   * @param characters of its text, as its completion has them; older workers do not say
   * @return what was reserved for it
   */
  long ended(String id, int item, long characters) {
    Reserved reserved = all.get(id);
    if (reserved == null || item < 0 || !reserved.open.get(item)) {
      return 0;
    }
    reserved.open.clear(item);
    boolean last = reserved.open.isEmpty();
    long off = last ? reserved.characters : Math.min(characters, reserved.characters);
    reserved.characters -= off;
    count(reserved.tenant, -off);
    if (last) {
      all.remove(id);
    }
    return off;
  }

  /** Of a tenant, characters. */
  long of(String tenant) {
    return totals.getOrDefault(tenant, 0L);
  }

  private void count(String tenant, long characters) {
    totals.merge(tenant, characters, (before, more) -> before + more == 0 ? null : before + more);
  }

  private void forgetOld(long now) {
    Iterator<Reserved> oldest = all.values().iterator();
    while (oldest.hasNext()) {
      Reserved reserved = oldest.next();
      if (now - reserved.since < LONGEST) {
        return;
      }
      oldest.remove();
      count(reserved.tenant, -reserved.characters);
    }
  }
}
