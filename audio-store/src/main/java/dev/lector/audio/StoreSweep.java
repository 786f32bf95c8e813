package dev.lector.audio;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes now and then what is too old from a store, part by part. Several may do so at once in one
 * store: what one has deleted is gone for the other.
 */
public final class StoreSweep implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(StoreSweep.class);
  private static final Duration PERIOD = Duration.ofHours(1);

  /** Between two parts, so that requests come first. */
  private static final Duration PAUSE = Duration.ofMillis(100);

  private final AudioStore store;
  private final Thread thread;

  private StoreSweep(AudioStore store) {
    this.store = store;
    this.thread = Thread.ofVirtual().name("store-sweep").unstarted(this::run);
  }

  /**
   * Begins within the hour, at random: workers that were started together need not look together.
   *
   * @param store stays the caller's, to be closed afterwards
   */
  public static StoreSweep start(AudioStore store) {
    StoreSweep sweep = new StoreSweep(store);
    sweep.thread.start();
    return sweep;
  }

  private void run() {
    try {
      Thread.sleep(ThreadLocalRandom.current().nextLong(PERIOD.toMillis()));
      while (true) {
        sweep();
        Thread.sleep(PERIOD);
      }
    } catch (InterruptedException e) {
      LOG.debug("The worker stops");
    }
  }

  private void sweep() throws InterruptedException {
    int removed = 0;
    try {
      String part = "";
      do {
        SweptPart swept = store.sweep(part);
        removed += swept.removed();
        part = swept.next();
        Thread.sleep(PAUSE);
      } while (!part.isEmpty());
    } catch (AudioStoreException | RuntimeException e) {
      LOG.warn("What is too old in {} stays until the next look: {}", store, e.toString());
    }
    if (removed > 0) {
      LOG.info("Deleted {} objects that were too old from {}", removed, store);
    }
  }

  @Override
  public void close() {
    thread.interrupt();
    try {
      // The store is closed after this.
      thread.join(Duration.ofSeconds(5));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
