package dev.lector.bench.farm;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Simulated GPUs: whoever has one sleeps for as long as the request takes. What is left of a trial
 * that was given up takes no time, so that the next one finds empty queues.
 */
final class Gpus implements Service {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition over = lock.newCondition();
  private int trial;

  /** From now on only requests of this trial take time. */
  void next(int number) {
    lock.lock();
    try {
      trial = number;
      over.signalAll();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void work(Task task) throws InterruptedException {
    long end = System.nanoTime() + task.nanos();
    lock.lock();
    try {
      long left;
      while (task.trial() == trial && (left = end - System.nanoTime()) > 0) {
        var _ = over.await(left, TimeUnit.NANOSECONDS);
      }
    } finally {
      lock.unlock();
    }
  }
}
