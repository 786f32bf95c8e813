package dev.lector.tts.worker.common;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** Tells everything in a worker to take nothing more. Given once, never taken back. */
public final class Stop {
  private final CountDownLatch given = new CountDownLatch(1);

  public void give() {
    given.countDown();
  }

  public boolean given() {
    return given.getCount() == 0;
  }

  /**
   * Waits, but not beyond the stop.
   *
   * @return whether the stop was given
   */
  public boolean pause(Duration duration) throws InterruptedException {
    return given.await(duration.toMillis(), MILLISECONDS);
  }
}
