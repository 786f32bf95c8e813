package dev.lector.bridge.books;

import dev.lector.bridge.http.RefusedException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes expired books now and then, also of tenants that do not come back. */
final class ExpirySweep implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ExpirySweep.class);

  /** A sweep reads the description of each book. */
  private static final Duration PERIOD = Duration.ofHours(6);

  private final BookShelf shelf;
  private final Thread thread;

  ExpirySweep(BookShelf shelf) {
    this.shelf = shelf;
    this.thread = Thread.ofVirtual().name("book-expiry").start(this::run);
  }

  private void run() {
    try {
      while (true) {
        Thread.sleep(PERIOD);
        sweep();
      }
    } catch (InterruptedException e) {
      // The bridge stops.
    }
  }

  private void sweep() {
    try {
      shelf.removeExpired();
    } catch (RefusedException | RuntimeException e) {
      LOG.warn("Expired books stay until the next sweep: {}", e.toString());
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
