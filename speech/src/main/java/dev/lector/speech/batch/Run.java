package dev.lector.speech.batch;

import java.util.List;

/**
 * Inputs that share a run of their engine.
 *
 * @param <I> what the engine takes
 */
public final class Run<I> {
  private final Batcher<I, ?> batcher;
  private final List<? extends Ticket<I, ?>> group;

  Run(Batcher<I, ?> batcher, List<? extends Ticket<I, ?>> group) {
    this.batcher = batcher;
    this.group = group;
  }

  /** The inputs; they have equal keys. */
  public List<I> inputs() {
    return group.stream().<I>map(ticket -> ticket.input).toList();
  }

  /**
   * Ends the run by this when its one input is cancelled, from now until {@link #finished}. A run
   * of several goes on to its end, since the others are still wanted.
   */
  public void abortWith(Runnable abort) {
    if (group.size() == 1) {
      batcher.abortWith(group.getFirst(), abort);
    }
  }

  /** The engine is done; what the abort works with may be freed afterwards. */
  public void finished() {
    if (group.size() == 1) {
      batcher.finished(group.getFirst());
    }
  }
}
