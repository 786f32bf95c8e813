package dev.lector.tts.worker.requests;

import dev.lector.audio.AudioStoreException;
import dev.lector.tts.worker.common.Backoff;
import dev.lector.tts.worker.common.WorkerMetrics;
import dev.lector.tts.worker.lanes.WorkTraces;
import java.io.IOException;
import java.time.Duration;

/** Calls of the audio store, tried again when they fail. Safe for use by many threads. */
final class StoreCalls {
  private static final Duration FIRST_RETRY = Duration.ofMillis(200);
  private static final Duration LONGEST_RETRY = Duration.ofSeconds(5);

  private final int attempts;
  private final WorkerMetrics metrics;
  private final WorkTraces traces;

  StoreCalls(int attempts, WorkerMetrics metrics, WorkTraces traces) {
    this.attempts = attempts;
    this.metrics = metrics;
    this.traces = traces;
  }

  /**
   * Calls it as a step of the work on a request.
   *
   * @param what it is, for traces
   * @param timing to add to
   */
  <T> T timed(String what, Timing timing, StoreCall<T> call)
      throws StorageFailedException, InterruptedException {
    long start = System.nanoTime();
    try {
      return traces.step(what, () -> withRetries(call));
    } finally {
      long took = System.nanoTime() - start;
      timing.addStore(took);
      metrics.stored(Duration.ofNanos(took));
    }
  }

  <T> T withRetries(StoreCall<T> call) throws StorageFailedException, InterruptedException {
    Backoff backoff = new Backoff(FIRST_RETRY, LONGEST_RETRY);
    for (int attempt = 1; ; attempt++) {
      try {
        return call.run();
      } catch (AudioStoreException | IOException e) {
        if (attempt >= attempts) {
          throw new StorageFailedException(
              "The audio store failed " + attempt + " times, at last with: " + e.getMessage(), e);
        }
        backoff.pause();
      }
    }
  }

  /** One call. */
  @FunctionalInterface
  interface StoreCall<T> {
    T run() throws AudioStoreException, IOException;
  }
}
