package dev.lector.tts.worker;

import java.time.Duration;
import java.util.List;

/** Waits for threads. */
final class Threads {
  private Threads() {}

  /**
   * Waits until threads have ended.
   *
   * @param patience for how long at most, all of them together
   * @return whether all have
   */
  static boolean join(List<Thread> threads, Duration patience) throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    boolean all = true;
    for (Thread thread : threads) {
      all &= thread.join(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())));
    }
    return all;
  }
}
