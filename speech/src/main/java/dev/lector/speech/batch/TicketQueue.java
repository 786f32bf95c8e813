package dev.lector.speech.batch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.TreeSet;
import java.util.function.LongSupplier;

/**
 * What waits for a run, and who goes next with whom: the first, and what goes well with it of the
 * others, of the same priority or a higher one, an equal key and nearly the same cost, as padding
 * costs what speech costs. Not to be used by two threads at once.
 *
 * @param <I> what the engine takes
 * @param <O> what it makes of it
 */
final class TicketQueue<I, O> {
  /** For how long others may keep an input from running that was there before them. */
  static final Duration PATIENCE = Duration.ofSeconds(5);

  /** Most an input may cost by padding, of what it costs alone. */
  private static final double WASTE = 1.25;

  private final BatchLimits limits;
  private final LongSupplier nanoTime;
  private final TreeSet<Ticket<I, O>> waiting = new TreeSet<>(Ticket.ORDER);

  /** The same tickets in the order they came in, each with the time when it did. */
  private final Map<Priority, SequencedMap<Ticket<I, O>, Long>> arrivals =
      new EnumMap<>(Priority.class);

  private long batchServedAt;
  private boolean outOfOrder;

  /**
   * An empty queue.
   *
   * @param limits of a run, with a number of tokens that is decided
   * @param nanoTime as {@link System#nanoTime()}
   */
  TicketQueue(BatchLimits limits, LongSupplier nanoTime) {
    this.limits = limits;
    this.nanoTime = nanoTime;
    for (Priority priority : Priority.values()) {
      arrivals.put(priority, new LinkedHashMap<>());
    }
    batchServedAt = nanoTime.getAsLong();
  }

  void add(Ticket<I, O> ticket) {
    waiting.add(ticket);
    arrived(ticket.priority).put(ticket, nanoTime.getAsLong());
  }

  /** Takes it out, if it is there. */
  void remove(Ticket<I, O> ticket) {
    waiting.remove(ticket);
    arrived(ticket.priority).remove(ticket);
  }

  boolean isEmpty() {
    return waiting.isEmpty();
  }

  /**
   * Whether a ticket is the first in order and nothing, itself included, has waited for too long:
   * who is next then is for {@link #take()} to say.
   */
  boolean isNext(Ticket<I, O> ticket) {
    return !waiting.isEmpty()
        && waiting.first() == ticket
        && arrivals.values().stream().noneMatch(this::hasWaitedTooLong);
  }

  /** Takes out the next run; something has to be there. */
  List<Ticket<I, O>> take() {
    return take(first());
  }

  /** Takes out a run that begins with this ticket, which has to be there. */
  List<Ticket<I, O>> take(Ticket<I, O> first) {
    List<Ticket<I, O>> group = new ArrayList<>(limits.size());
    remove(first);
    if (first.priority == Priority.BATCH) {
      batchServedAt = nanoTime.getAsLong();
    }
    group.add(first);
    int longest = first.cost;
    Iterator<Ticket<I, O>> others = waiting.iterator();
    while (others.hasNext() && group.size() < limits.size()) {
      Ticket<I, O> other = others.next();
      int longer = Math.max(longest, other.cost);
      boolean fits =
          other.priority.compareTo(first.priority) <= 0
              && other.key.equals(first.key)
              && longer <= WASTE * Math.min(first.cost, other.cost)
              && (long) longer * (group.size() + 1) <= limits.tokens();
      if (fits) {
        others.remove();
        arrived(other.priority).remove(other);
        group.add(other);
        longest = longer;
      }
    }
    return group;
  }

  /** Takes out everything. */
  List<Ticket<I, O>> clear() {
    List<Ticket<I, O>> left = List.copyOf(waiting);
    waiting.clear();
    arrivals.values().forEach(SequencedMap::clear);
    return left;
  }

  /**
   * The first in order, unless another has waited for too long. Of the same priority that one goes
   * first at every second run at most: while all wait for long, the order still counts for half.
   */
  private Ticket<I, O> first() {
    Ticket<I, O> first = waiting.first();
    if (first.priority != Priority.BATCH && isTooLongAgo(batchServedAt)) {
      SequencedMap<Ticket<I, O>, Long> books = arrived(Priority.BATCH);
      if (hasWaitedTooLong(books)) {
        return books.firstEntry().getKey();
      }
    }
    SequencedMap<Ticket<I, O>, Long> peers = arrived(first.priority);
    Ticket<I, O> oldest = peers.firstEntry().getKey();
    outOfOrder = !outOfOrder && oldest != first && hasWaitedTooLong(peers);
    return outOfOrder ? oldest : first;
  }

  private boolean hasWaitedTooLong(SequencedMap<Ticket<I, O>, Long> some) {
    return !some.isEmpty() && isTooLongAgo(some.firstEntry().getValue());
  }

  private boolean isTooLongAgo(long since) {
    return nanoTime.getAsLong() - since >= PATIENCE.toNanos();
  }

  private SequencedMap<Ticket<I, O>, Long> arrived(Priority priority) {
    return Objects.requireNonNull(arrivals.get(priority));
  }
}
