package dev.lector.tts.worker.requests;

import dev.lector.events.Timings;
import java.time.Duration;

/** Collects where the time of one request goes. For one thread. */
final class Timing {
  /** Longer than any topic keeps a request, and short enough for any clock's arithmetic. */
  private static final long LONGEST_WAIT_MS = Duration.ofDays(365).toMillis();

  private final Duration queued;
  private Duration synthesis = Duration.ZERO;
  private Duration store = Duration.ZERO;

  private Timing(Duration queued) {
    this.queued = queued;
  }

  /**
   * Begins with how long a request has waited. Anybody may have written its timestamp.
   *
   * @param sent ms since 1970 UTC
   * @param now ms since 1970 UTC
   */
  static Timing of(long sent, long now) {
    long waited;
    try {
      waited = Math.subtractExact(now, sent);
    } catch (ArithmeticException _) {
      waited = sent < 0 ? LONGEST_WAIT_MS : 0;
    }
    return new Timing(Duration.ofMillis(Math.clamp(waited, 0, LONGEST_WAIT_MS)));
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
