package dev.lector.standalone;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What has been started, to be stopped in the opposite order, each whatever happened to the others.
 * What is added after the stop is stopped at once: the signal may come in the middle of a start.
 */
final class Closing implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Closing.class);

  private final Deque<AutoCloseable> started = new ArrayDeque<>();
  private boolean closed;

  synchronized <T extends AutoCloseable> T add(T part) {
    if (closed) {
      stop(part);
    } else {
      started.push(part);
    }
    return part;
  }

  @Override
  public synchronized void close() {
    closed = true;
    while (!started.isEmpty()) {
      stop(started.pop());
    }
  }

  private static void stop(AutoCloseable part) {
    try {
      part.close();
    } catch (Exception e) { // AutoCloseable's signature; the rest still has to be stopped
      LOG.warn("{} did not stop cleanly", part, e);
    }
  }
}
