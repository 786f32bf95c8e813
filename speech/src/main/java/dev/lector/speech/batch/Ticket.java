package dev.lector.speech.batch;

import java.util.Comparator;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * An input that waits for its run, or is in it. Its state belongs to the {@link Batcher}.
 *
 * @param <I> what the engine takes
 * @param <O> what it makes of it
 */
final class Ticket<I, O> {
  /**
   * Interactive ones first; among those the ones that are fewest passages into their text, so that
   * a long text's passages take turns with everybody's; then first come, first served. The {@link
   * TicketQueue} lets those that have waited for too long go before.
   */
  static final Comparator<Ticket<?, ?>> ORDER =
      Comparator.<Ticket<?, ?>, Priority>comparing(ticket -> ticket.priority)
          .thenComparingInt(ticket -> ticket.rank)
          .thenComparingLong(ticket -> ticket.number);

  final I input;
  final int cost;
  final Object key;
  final Priority priority;
  final CompletableFuture<O> result = new CompletableFuture<>();
  private final int rank;
  private final long number;

  /** Ends the run it is in, when that is its own alone. */
  @Nullable Runnable abort;

  /**
   * @param cost tokens
   * @param key inputs of a run have equal ones
   * @param rank which passage of its text it is, from 0
   * @param number counts up
   */
  Ticket(I input, int cost, Object key, Priority priority, int rank, long number) {
    this.input = input;
    this.cost = cost;
    this.key = key;
    this.priority = priority;
    this.rank = rank;
    this.number = number;
  }
}
