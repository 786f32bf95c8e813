package dev.lector.bridge.books;

import dev.lector.config.Ranges;
import java.time.Duration;

/**
 * Bounds of books.
 *
 * @param body longest book, bytes
 * @param tenant what a tenant may keep of books and audiobooks, bytes
 * @param expiry how long a book and its narrations are there
 * @param encoders audiobooks that are encoded at once
 */
public record BookLimits(long body, long tenant, Duration expiry, int encoders) {
  /** As long as the ledger remembers passages. */
  private static final Duration LONGEST_EXPIRY = Duration.ofDays(30);

  /**
   * Checks that every bound is one.
   *
   * @throws IllegalArgumentException when one is not positive, or books are kept longer than their
   *     passages are known
   */
  public BookLimits {
    Ranges.require("lector.books.body", body, 1, Integer.MAX_VALUE);
    Ranges.require("lector.books.tenant", tenant, 1, Long.MAX_VALUE);
    Ranges.requirePositive("lector.books.expiry", expiry);
    Ranges.require(
        "lector.books.expiry (seconds)", expiry.toSeconds(), 1, LONGEST_EXPIRY.toSeconds());
    Ranges.require("lector.books.encoders", encoders, 1, 1_000);
  }
}
