package dev.lector.bridge.load;

import dev.lector.bridge.load.UsageLedger.Used;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * What a tenant has used in a period: what the ledger said last, and what this bridge has heard of
 * since. A ledger that is behind says less than there was: of a day, whose figures never fall, at
 * least as much counts as the bridge has heard, and as the first figure and what it heard since
 * come to. Safe for use by many threads.
 */
final class UsageTally {
  /** A completion that was heard this long before the ledger was asked may not have been in it. */
  private static final long LAG = Duration.ofSeconds(5).toNanos();

  /** Ends that are so close are one entry. */
  private static final long SLOT = Duration.ofSeconds(5).toNanos();

  /** As many as a day has, while no ledger answers; then the oldest are one. */
  private static final int MOST = 17_280;

  private static final long FRESH = Duration.ofSeconds(30).toNanos();

  private final Question question;
  private final boolean rolling;
  private final LongSupplier nanoTime;
  private final ReentrantLock asking = new ReentrantLock();
  private final Deque<Ended> heard = new ArrayDeque<>();
  private Used base = Used.NOTHING;
  private Used all = Used.NOTHING;
  private Used sinceFirst = Used.NOTHING;
  private long firstAt;
  private boolean answered;
  private long askedAt;
  private boolean asked;

  /** Asks the ledger for all of the period; empty when nobody can tell now. */
  @FunctionalInterface
  interface Question {
    Optional<Used> ask() throws InterruptedException;
  }

  private record Ended(long at, Used used) {}

  /**
   * @param rolling whether the period goes on with time, so that what was used in it may fall
   * @param nanoTime the system's clock for periods
   */
  UsageTally(Question question, boolean rolling, LongSupplier nanoTime) {
    this.question = question;
    this.rolling = rolling;
    this.nanoTime = nanoTime;
  }

  /** A request has ended. */
  synchronized void ended(Used used) {
    long now = nanoTime.getAsLong();
    all = all.plus(used);
    if (answered && now - firstAt > LAG) {
      sinceFirst = sinceFirst.plus(used);
    }
    Ended last = heard.peekLast();
    if (last != null && now - last.at < SLOT) {
      heard.removeLast();
      heard.addLast(new Ended(last.at, last.used.plus(used)));
    } else {
      heard.addLast(new Ended(now, used));
    }
    if (heard.size() > MOST) {
      Used oldest = heard.removeFirst().used;
      Ended next = heard.removeFirst();
      heard.addFirst(new Ended(next.at, next.used.plus(oldest)));
    }
  }

  synchronized Used used() {
    Used sum = base;
    for (Ended one : heard) {
      sum = sum.plus(one.used);
    }
    return rolling ? sum : sum.or(all).or(sinceFirst);
  }

  /**
   * Asks the ledger when that was long ago: one asks, the others wait for the first answer only.
   */
  void refresh() {
    boolean wait;
    synchronized (this) {
      if (isFresh(nanoTime.getAsLong())) {
        return;
      }
      wait = !asked;
    }
    if (wait) {
      asking.lock();
    } else if (!asking.tryLock()) {
      return;
    }
    try {
      askNow();
    } finally {
      asking.unlock();
    }
  }

  private void askNow() {
    long now = nanoTime.getAsLong();
    synchronized (this) {
      if (isFresh(now)) {
        return;
      }
    }
    Optional<Used> used;
    try {
      used = question.ask();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      used = Optional.empty();
    }
    answered(used, now);
  }

  /** Without an answer it is asked again after a while. */
  private synchronized void answered(Optional<Used> answer, long now) {
    asked = true;
    askedAt = now;
    if (answer.isPresent()) {
      base = answer.get();
      if (!answered) {
        answered = true;
        firstAt = now;
        sinceFirst = base;
      }
      while (!heard.isEmpty() && heard.getFirst().at < now - LAG) {
        heard.removeFirst();
      }
    }
  }

  private boolean isFresh(long now) {
    return asked && now - askedAt < FRESH;
  }
}
