package dev.lector.speech.model;

import java.util.Comparator;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** An utterance that waits for its run, or is in it. Its state belongs to the {@link Batcher}. */
final class Ticket {
  /**
   * Interactive ones first; among those the ones that are fewest passages into their text, so that
   * a long text's passages take turns with everybody's; then first come, first served. The {@link
   * TicketQueue} lets those that have waited for too long go before.
   */
  static final Comparator<Ticket> ORDER =
      Comparator.<Ticket, Urgency>comparing(ticket -> ticket.urgency)
          .thenComparingInt(ticket -> ticket.rank)
          .thenComparingLong(ticket -> ticket.number);

  final long[] ids;
  final float[] scales;
  final long speaker;
  final Urgency urgency;
  final CompletableFuture<float[]> result = new CompletableFuture<>();
  private final int rank;
  private final long number;

  /** Ends the run it is in, when that is its own alone. */
  @Nullable Runnable abort;

  /**
   * @param ids symbol ids
   * @param scales noise, length, noise of durations: one run has one set of them
   * @param speaker index
   * @param rank which passage of its text it is, from 0
   * @param number counts up
   */
  Ticket(long[] ids, float[] scales, long speaker, Urgency urgency, int rank, long number) {
    this.ids = ids;
    this.scales = scales;
    this.speaker = speaker;
    this.urgency = urgency;
    this.rank = rank;
    this.number = number;
  }
}
