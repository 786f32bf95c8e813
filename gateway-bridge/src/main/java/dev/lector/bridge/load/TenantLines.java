package dev.lector.bridge.load;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A line for each tenant, and whose turn it is: tenants in turn, each for as much work as the
 * others, by deficit round robin (Shreedhar and Varghese, 1995). Not safe for use by several
 * threads.
 *
 * @param <E> what waits; no two alike
 */
final class TenantLines<E> {
  /** What a tenant is given each time it is its turn. */
  private static final int QUANTUM = OpenWork.PASSAGE;

  private final Map<String, Line<E>> lines = new HashMap<>();
  private final Deque<String> round = new ArrayDeque<>();
  private int size;

  private static final class Line<E> {
    private final LinkedHashSet<Entry<E>> entries = new LinkedHashSet<>();
    private long credit;
  }

  private record Entry<E>(E element, long cost) {}

  /**
   * Joins its tenant's line.
   *
   * @param cost its work, about that of so many characters
   */
  void add(String tenant, E element, long cost) {
    Line<E> line = lines.get(tenant);
    if (line == null) {
      line = new Line<>();
      lines.put(tenant, line);
      round.addLast(tenant);
    }
    line.entries.add(new Entry<>(element, cost));
    size++;
  }

  /**
   * Leaves its tenant's line.
   *
   * @return false when it was not there
   */
  boolean remove(String tenant, E element, long cost) {
    Line<E> line = lines.get(tenant);
    if (line == null || !line.entries.remove(new Entry<>(element, cost))) {
      return false;
    }
    size--;
    forgetIfEmpty(tenant, line);
    return true;
  }

  /** Who may go. */
  @FunctionalInterface
  interface Admission {
    /** Whether the first in a tenant's line may go, with this cost. */
    boolean admits(String tenant, long cost);
  }

  /** Takes whose turn it is; null when nobody waits. */
  @Nullable E next() {
    return next((_, _) -> true);
  }

  /**
   * Takes whose turn it is of those that may go. The others are passed over and keep their place in
   * their line.
   *
   * @return null when nobody may
   */
  @Nullable E next(Admission admission) {
    int passedOver = 0;
    while (passedOver < round.size()) {
      String tenant = round.getFirst();
      Line<E> line = lines.get(tenant);
      if (line == null) {
        round.removeFirst();
        continue;
      }
      Entry<E> first = line.entries.getFirst();
      if (!admission.admits(tenant, first.cost)) {
        round.addLast(round.removeFirst());
        passedOver++;
        continue;
      }
      passedOver = 0;
      long cost = Math.max(1, first.cost);
      if (line.credit >= cost) {
        line.credit -= cost;
        line.entries.removeFirst();
        size--;
        forgetIfEmpty(tenant, line);
        return first.element;
      }
      round.addLast(round.removeFirst());
      line.credit += QUANTUM;
    }
    return null;
  }

  int size() {
    return size;
  }

  /** How many go before one that came now, about: of each tenant as many as of this one's. */
  int before(String tenant) {
    Line<E> own = lines.get(tenant);
    int turns = own == null ? 1 : own.entries.size() + 1;
    return lines.values().stream().mapToInt(line -> Math.min(line.entries.size(), turns)).sum();
  }

  /** What a tenant has not used is not saved up for later. */
  private void forgetIfEmpty(String tenant, Line<E> line) {
    if (line.entries.isEmpty()) {
      lines.remove(tenant);
      round.remove(tenant);
    }
  }
}
