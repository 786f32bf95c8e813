package dev.lector.bridge.books;

import dev.lector.bridge.http.RefusedException;
import dev.lector.bridge.http.Reply;
import dev.lector.bridge.load.Places;
import dev.lector.bridge.load.Refusals;
import java.time.Duration;

/** How many books are on this machine's disk at once, to be taken in or narrated. */
final class ReadingPlaces {
  private static final Duration RETRY = Duration.ofSeconds(5);

  private final Places places;

  ReadingPlaces(int limit, double share) {
    this.places = new Places(limit, share);
  }

  /** A place that is held. */
  interface Place extends AutoCloseable {
    /** Gives it back. */
    @Override
    void close();
  }

  /**
   * Takes a place.
   *
   * @throws RefusedException 429 when the tenant has its share, 503 when all are taken
   */
  Place enter(String tenant) throws RefusedException {
    return switch (places.take(tenant)) {
      case FREE -> () -> places.release(tenant);
      case SHARE_USED ->
          throw new RefusedException(
              Refusals.tooMuch(
                  "This tenant has as many books read as its share; try again soon.", RETRY));
      case FULL ->
          throw new RefusedException(
              Reply.unavailable(
                  "Other books are being read; try again soon.", (int) RETRY.toSeconds()));
    };
  }
}
