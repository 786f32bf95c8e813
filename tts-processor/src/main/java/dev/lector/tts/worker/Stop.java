package dev.lector.tts.worker;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** Tells everything in a worker to take nothing more. Given once, never taken back. */
final class Stop {
  private final CountDownLatch given = new CountDownLatch(1);

  void give() {
    given.countDown();
  }

  boolean given() {
    return given.getCount() == 0;
  }

  /**
   * Waits, but not beyond the stop.
   *
   * @return whether the stop was given
   */
  boolean pause(Duration duration) throws InterruptedException {
    return given.await(duration.toMillis(), MILLISECONDS);
  }
}
