package dev.lector.bridge.events;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Follows one key of a {@link Feed} until it is closed. Keeps one piece of news at most: whoever
 * takes them slowly gets the latest.
 *
 * @param <T> the news
 */
public final class Subscription<T> implements AutoCloseable {
  private final Consumer<Subscription<T>> leave;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private @Nullable T latest;
  private boolean ended;

  Subscription(Consumer<Subscription<T>> leave) {
    this.leave = leave;
  }

  void offer(T news) {
    lock.lock();
    try {
      latest = news;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Takes the latest news, or waits for some.
   *
   * @param patience how long at most
   * @return {@code null} when there are none by then, or when it was told to end
   */
  public @Nullable T next(Duration patience) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = patience.toNanos();
      while (latest == null && !ended && left > 0) {
        left = changed.awaitNanos(left);
      }
      T news = latest;
      latest = null;
      return news;
    } finally {
      lock.unlock();
    }
  }

  /** Whether it was told to end. */
  boolean ended() {
    lock.lock();
    try {
      return ended;
    } finally {
      lock.unlock();
    }
  }

  /** Waits for nothing any more. */
  void end() {
    lock.lock();
    try {
      ended = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Follows no longer. */
  @Override
  public void close() {
    leave.accept(this);
  }
}
