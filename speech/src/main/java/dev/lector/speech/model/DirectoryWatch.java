package dev.lector.speech.model;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.SortedSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at a models directory again and again, and tells which models have changed once they stay
 * as they are for two looks: what is still being copied is left alone. A look reads names, sizes
 * and times, and takes at most a fiftieth of the time. Polled, since file systems of a network tell
 * nobody of changes.
 */
final class DirectoryWatch implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(DirectoryWatch.class);

  /** A look's share of the time, at most, is one in so many. */
  private static final int SHARE = 50;

  private final Path directory;
  private final Duration pause;
  private final Listener listener;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread;
  private DirectoryStamps known;
  private DirectoryStamps candidate;
  private boolean failing;

  /** Hears of what has happened in the directory. */
  interface Listener {
    /**
     * Models have changed.
     *
     * @param models names of new ones, changed ones and those that are gone
     * @return whether they are taken note of; if not, they are told again
     */
    boolean changed(SortedSet<String> models);

    /** Another look is over, changes or none. */
    void looked();
  }

  /**
   * A watch; {@link #start} begins.
   *
   * @param known what the directory looked like when it was read
   * @param pause between two looks, at least
   */
  DirectoryWatch(Path directory, DirectoryStamps known, Duration pause, Listener listener) {
    this.directory = directory;
    this.known = known;
    this.candidate = known;
    this.pause = pause;
    this.listener = listener;
    this.thread = Thread.ofPlatform().daemon().name("models-watch").unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  @SuppressWarnings("CatchingUnchecked") // one bad look must not be the last one
  private void run() {
    long wait = pause.toNanos();
    try {
      while (!closed.await(wait, TimeUnit.NANOSECONDS)) {
        long start = System.nanoTime();
        try {
          look();
        } catch (IOException | RuntimeException e) {
          if (!failing) {
            log.warn("The models directory {} cannot be looked at: {}", directory, e.toString());
          }
          failing = true;
        }
        wait = Math.max(pause.toNanos(), SHARE * (System.nanoTime() - start));
      }
    } catch (InterruptedException _) {
      log.debug("{} is not looked at any more", directory);
    }
  }

  private void look() throws IOException {
    DirectoryStamps now = DirectoryStamps.of(directory);
    failing = false;
    if (now.equals(candidate)) {
      SortedSet<String> changes = known.changes(now);
      if (!changes.isEmpty() && listener.changed(changes)) {
        known = now;
      }
    }
    candidate = now;
    listener.looked();
  }

  @Override
  public void close() {
    closed.countDown();
  }
}
