package dev.lector.tts.worker;

import dev.lector.events.Timings;
import java.time.Duration;

/** Collects where the time of one request goes. For one thread. */
final class Timing {
  private final Duration queued;
  private Duration synthesis = Duration.ZERO;
  private Duration store = Duration.ZERO;

  Timing(Duration queued) {
    this.queued = queued.isNegative() ? Duration.ZERO : queued;
  }

  /**
   * From the record's timestamp to the lane taking it; nothing when the producer's clock is ahead.
   */
  Duration queued() {
    return queued;
  }

  Duration synthesis() {
    return synthesis;
  }

  Duration store() {
    return store;
  }

  void addSynthesis(long nanos) {
    synthesis = synthesis.plusNanos(nanos);
  }

  void addStore(long nanos) {
    store = store.plusNanos(nanos);
  }

  /** Forgets what was added, for what the making of this audio took. */
  void restart(TenantAudio.Making making) {
    synthesis = making.synthesis();
    store = making.store();
  }

  Timings toEvent() {
    return Timings.newBuilder()
        .setQueuedMs(queued.toMillis())
        .setSynthesisMs(synthesis.toMillis())
        .setStoreMs(store.toMillis())
        .build();
  }
}
