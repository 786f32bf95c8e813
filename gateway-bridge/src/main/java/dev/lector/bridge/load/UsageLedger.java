package dev.lector.bridge.load;

import java.time.Instant;
import java.util.Optional;

/** Knows what a tenant has used in the whole farm. */
@FunctionalInterface
public interface UsageLedger {
  /**
   * What was used.
   *
   * @param characters of the texts of requests that ended
   * @param audioMs of their audio, ms
   * @param madeMs of that, what was made and stored for them rather than found, ms
   */
  record Used(long characters, long audioMs, long madeMs) {
    /** Nothing. */
    static final Used NOTHING = new Used(0, 0, 0);

    /** Of each figure the larger one. */
    Used or(Used other) {
      return new Used(
          Math.max(characters, other.characters),
          Math.max(audioMs, other.audioMs),
          Math.max(madeMs, other.madeMs));
    }

    Used plus(Used more) {
      return new Used(characters + more.characters, audioMs + more.audioMs, madeMs + more.madeMs);
    }
  }

  /**
   * What ended in hours that start in a period; empty when nobody can tell now.
   *
   * @param to the first time that is no more in it
   */
  Optional<Used> between(String tenant, Instant from, Instant to) throws InterruptedException;
}
