package dev.lector.ledger.dispatch;

import dev.lector.events.SpeechRequested;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/**
 * Takes the waiting items of cancelled batches away, a bounded number at a time. What is forgotten
 * when the ledger moves or is started again is taken away when its turn comes.
 */
final class Sweeps {
  private record Sweep(String tenant, String batchId) {}

  private final WaitingItems waiting;
  private final Deque<Sweep> sweeps = new ArrayDeque<>();

  Sweeps(WaitingItems waiting) {
    this.waiting = waiting;
  }

  /** A batch was cancelled. */
  void add(String tenant, String batchId) {
    sweeps.addLast(new Sweep(tenant, batchId));
  }

  /**
   * Goes on.
   *
   * @param limit items to look at
   * @param removed gets what was taken away
   */
  void sweep(int limit, Consumer<SpeechRequested> removed) {
    Sweep sweep = sweeps.peekFirst();
    if (sweep != null && waiting.removeBatch(sweep.tenant, sweep.batchId, limit, removed)) {
      sweeps.removeFirst();
    }
  }
}
