package dev.lector.bridge.load;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A request on its way to the queue. */
public interface Turn {
  /** Of a request that is on the queue already. */
  Turn ON_THE_QUEUE =
      new Turn() {
        @Override
        public CompletionStage<Void> published() {
          return CompletableFuture.completedStage(null);
        }

        @Override
        public boolean withdraw() {
          return false;
        }
      };

  /** Done when it is safely on the queue; failed when it will never be. */
  CompletionStage<Void> published();

  /**
   * Takes it back if it still waits for its turn.
   *
   * @return whether it did, and will never be on the queue
   */
  boolean withdraw();
}
