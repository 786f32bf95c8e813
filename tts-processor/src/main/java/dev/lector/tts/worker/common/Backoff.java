package dev.lector.tts.worker.common;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Waits between tries: each twice as long as the one before up to a maximum, less up to half of it
 * at random, so that many lanes that failed together do not all come back together. For one series
 * of tries in one thread.
 */
public final class Backoff {
  private final long maximumMs;
  private long nextMs;

  public Backoff(Duration first, Duration maximum) {
    this.nextMs = first.toMillis();
    this.maximumMs = maximum.toMillis();
  }

  /** For things that are away for seconds: 200 ms to 5 s. */
  public static Backoff forServices() {
    return new Backoff(Duration.ofMillis(200), Duration.ofSeconds(5));
  }

  /** The next wait. */
  public Duration next() {
    long wait = nextMs - ThreadLocalRandom.current().nextLong(nextMs / 2 + 1);
    nextMs = Math.min(maximumMs, nextMs * 2);
    return Duration.ofMillis(wait);
  }

  /** Waits. */
  public void pause() throws InterruptedException {
    Thread.sleep(next());
  }
}
