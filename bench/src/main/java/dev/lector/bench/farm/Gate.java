package dev.lector.bench.farm;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Takes no time while it is open, and keeps everybody waiting while it is not. */
final class Gate implements Service {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition opened = lock.newCondition();
  private boolean open;

  void set(boolean wanted) {
    lock.lock();
    try {
      open = wanted;
      opened.signalAll();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void work(Task task) throws InterruptedException {
    lock.lock();
    try {
      while (!open) {
        opened.await();
      }
    } finally {
      lock.unlock();
    }
  }
}
