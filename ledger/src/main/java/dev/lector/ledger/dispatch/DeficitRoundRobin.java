package dev.lector.ledger.dispatch;

import dev.lector.events.SpeechRequested;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whose item is next: tenants in turn, each for as many characters as the others, by deficit round
 * robin (Shreedhar and Varghese, 1995). A tenant with a million items gets no more than one with
 * ten while both wait, and all of it when nobody else does.
 */
final class DeficitRoundRobin {
  /** Characters a tenant is given each time it is its turn; about a passage. */
  private static final int QUANTUM = 500;

  private final WaitingItems waiting;
  private final Deque<String> round = new ArrayDeque<>();
  private final Set<String> inRound = new HashSet<>();
  private final Map<String, Long> credit = new HashMap<>();

  DeficitRoundRobin(WaitingItems waiting) {
    this.waiting = waiting;
    waiting.tenants().forEach(this::join);
  }

  /** A tenant has something waiting. */
  void join(String tenant) {
    if (inRound.add(tenant)) {
      round.addLast(tenant);
    }
  }

  /** Takes the next item; null when none waits. */
  @Nullable SpeechRequested next() {
    while (!round.isEmpty()) {
      String tenant = round.getFirst();
      long characters = waiting.cost(tenant);
      if (characters < 0) {
        round.removeFirst();
        inRound.remove(tenant);
        // What it has not used is not saved up for later.
        credit.remove(tenant);
        continue;
      }
      long cost = Math.max(1, characters);
      long left = credit.getOrDefault(tenant, 0L);
      SpeechRequested first = left >= cost ? waiting.first(tenant) : null;
      if (first != null) {
        credit.put(tenant, left - cost);
        waiting.removeFirst(tenant, first);
        return first;
      }
      round.addLast(round.removeFirst());
      credit.merge(round.getFirst(), (long) QUANTUM, Long::sum);
    }
    return null;
  }
}
