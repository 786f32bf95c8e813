package dev.lector.speech.batch;

import java.util.concurrent.ExecutionException;

/**
 * An input on its way through a {@link Batcher}.
 *
 * @param <O> what the engine makes of it
 */
public interface Pending<O> {
  /**
   * Waits for the result, and runs the engine on the calling thread when it is this one's turn; an
   * interrupt cancels.
   *
   * @throws ExecutionException when the run failed; with what it failed as its cause
   */
  O await() throws ExecutionException, InterruptedException;

  /** Nobody wants it any more. */
  void cancel();
}
