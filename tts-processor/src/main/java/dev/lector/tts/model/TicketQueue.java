package dev.lector.tts.model;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedSet;
import java.util.TreeSet;

/**
 * What waits for a run, and who goes next with whom: the first, and what goes well with it of the
 * others, of the same urgency or a higher one, the same scales and nearly the same length, as
 * padding costs what speech costs. Not to be used by two threads at once.
 */
final class TicketQueue {
  /** Longest an utterance may be made by padding. */
  private static final double WASTE = 1.25;

  /** For how long others may keep an utterance from running that was there before them. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final BatchLimits limits;
  private final long patience;
  private final TreeSet<Ticket> waiting = new TreeSet<>(Ticket.ORDER);

  /** The same tickets, those of each urgency in the order they came in. */
  private final Map<Urgency, SequencedSet<Ticket>> arrivals = new EnumMap<>(Urgency.class);

  private long batchServedAt = System.nanoTime();
  private boolean outOfOrder;

  /**
   * An empty queue.
   *
   * @param limits of a run, with a number of tokens that is decided
   */
  TicketQueue(BatchLimits limits) {
    this(limits, PATIENCE);
  }

  /** The same with a patience of its own. */
  TicketQueue(BatchLimits limits, Duration patience) {
    this.limits = limits;
    this.patience = patience.toNanos();
    for (Urgency urgency : Urgency.values()) {
      arrivals.put(urgency, new LinkedHashSet<>());
    }
  }

  void add(Ticket ticket) {
    waiting.add(ticket);
    arrived(ticket.urgency).add(ticket);
  }

  /** Takes it out, if it is there. */
  void remove(Ticket ticket) {
    waiting.remove(ticket);
    arrived(ticket.urgency).remove(ticket);
  }

  boolean isEmpty() {
    return waiting.isEmpty();
  }

  /**
   * Whether a ticket is the first in order and nobody has waited for so long as to go before it.
   */
  boolean isNext(Ticket ticket) {
    return !waiting.isEmpty() && waiting.first() == ticket && nobodyHasWaitedTooLong();
  }

  /** Takes out the next run. */
  List<Ticket> take() {
    return take(first());
  }

  /** Takes out a run that begins with this ticket. */
  List<Ticket> take(Ticket first) {
    List<Ticket> group = new ArrayList<>(limits.size());
    remove(first);
    if (first.urgency == Urgency.BATCH) {
      batchServedAt = System.nanoTime();
    }
    group.add(first);
    int longest = first.ids.length;
    Iterator<Ticket> others = waiting.iterator();
    while (others.hasNext() && group.size() < limits.size()) {
      Ticket other = others.next();
      int longer = Math.max(longest, other.ids.length);
      boolean fits =
          other.urgency.compareTo(first.urgency) <= 0
              && Arrays.equals(other.scales, first.scales)
              && longer <= WASTE * Math.min(first.ids.length, other.ids.length)
              && (long) longer * (group.size() + 1) <= limits.tokens();
      if (fits) {
        others.remove();
        arrived(other.urgency).remove(other);
        group.add(other);
        longest = longer;
      }
    }
    return group;
  }

  /** Takes out everything. */
  List<Ticket> clear() {
    List<Ticket> left = List.copyOf(waiting);
    waiting.clear();
    arrivals.values().forEach(SequencedSet::clear);
    return left;
  }

  /**
   * The first in order, unless another has waited for too long. Of the same urgency that one goes
   * first at every second run at most: while all wait for long, the order still counts for half.
   */
  private Ticket first() {
    Ticket first = waiting.first();
    if (first.urgency != Urgency.BATCH && isTooLongAgo(batchServedAt)) {
      SequencedSet<Ticket> books = arrived(Urgency.BATCH);
      if (!books.isEmpty() && isTooLongAgo(books.getFirst().since)) {
        return books.getFirst();
      }
    }
    Ticket oldest = arrived(first.urgency).getFirst();
    outOfOrder = !outOfOrder && oldest != first && isTooLongAgo(oldest.since);
    return outOfOrder ? oldest : first;
  }

  private boolean nobodyHasWaitedTooLong() {
    return arrivals.values().stream()
        .noneMatch(some -> !some.isEmpty() && isTooLongAgo(some.getFirst().since));
  }

  private boolean isTooLongAgo(long since) {
    return System.nanoTime() - since >= patience;
  }

  private SequencedSet<Ticket> arrived(Urgency urgency) {
    return Objects.requireNonNull(arrivals.get(urgency));
  }
}
