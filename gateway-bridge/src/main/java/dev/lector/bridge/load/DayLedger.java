package dev.lector.bridge.load;

import java.time.Instant;
import java.util.Optional;

/** Knows what a tenant has used in the whole farm. */
@FunctionalInterface
public interface DayLedger {
  /**
   * What was used.
   *
   * @param characters of the texts of requests that ended
   * @param audioMs of audio, ms
   */
  record Used(long characters, long audioMs) {}

  /** What ended since a time, at the start of an hour; empty when nobody can tell now. */
  Optional<Used> since(String tenant, Instant start) throws InterruptedException;
}
