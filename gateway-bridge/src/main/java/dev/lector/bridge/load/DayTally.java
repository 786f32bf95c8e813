package dev.lector.bridge.load;

import dev.lector.bridge.load.DayLedger.Used;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What a tenant has used on one day: what the ledger said last, and what this bridge has heard of
 * since. Guarded by {@link DayUse}, but for the lock of those who ask the ledger.
 */
final class DayTally {
  /** A completion that was heard this long before the ledger was asked may not have been in it. */
  private static final long LAG = Duration.ofSeconds(5).toNanos();

  /** Ends that are so close are one entry: a day has 17,280 at most. */
  private static final long SLOT = Duration.ofSeconds(5).toNanos();

  private static final long FRESH = Duration.ofSeconds(30).toNanos();

  final ReentrantLock asking = new ReentrantLock();
  final long day;
  private final Deque<Ended> heard = new ArrayDeque<>();
  private Used base = new Used(0, 0);
  private long askedAt;
  private boolean asked;

  private record Ended(long at, long characters, long audioMs) {}

  /**
   * @param day since 1970, UTC
   */
  DayTally(long day) {
    this.day = day;
  }

  /** Whether the ledger need not be asked. */
  boolean isFresh(long now) {
    return asked && now - askedAt < FRESH;
  }

  /** Whether it has been asked for this day. */
  boolean wasAsked() {
    return asked;
  }

  /** The ledger could not tell; it is asked again after a while. */
  void unanswered(long now) {
    asked = true;
    askedAt = now;
  }

  /** What the ledger said, when it was asked at a time. */
  void answered(Used used, long now) {
    base = used;
    asked = true;
    askedAt = now;
    while (!heard.isEmpty() && heard.getFirst().at < now - LAG) {
      heard.removeFirst();
    }
  }

  /** A request has ended. */
  void ended(long characters, long audioMs, long now) {
    Ended last = heard.peekLast();
    if (last != null && now - last.at < SLOT) {
      heard.removeLast();
      heard.addLast(new Ended(last.at, last.characters + characters, last.audioMs + audioMs));
    } else {
      heard.addLast(new Ended(now, characters, audioMs));
    }
  }

  Used used() {
    long characters = base.characters();
    long audioMs = base.audioMs();
    for (Ended one : heard) {
      characters += one.characters;
      audioMs += one.audioMs;
    }
    return new Used(characters, audioMs);
  }
}
