package dev.lector.http;

import io.helidon.common.socket.HelidonSocket;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes connections whose clients keep the server waiting: a thread that is blocked on a socket
 * channel has no timeout, but ends when the channel is closed. One thread looks at all connections
 * from time to time, which costs a request two writes of a variable and no lock.
 */
final class Watchdog implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Watchdog.class);
  private static final long SHORTEST = 10;

  /** Between two looks at the connections at most, ms. */
  static final long LONGEST = 500;

  private static final int SHARE = 10;

  private final ConcurrentHashMap<Connection, HelidonSocket> connections =
      new ConcurrentHashMap<>();
  private final ScheduledThreadPoolExecutor timer =
      new ScheduledThreadPoolExecutor(
          1, Thread.ofPlatform().daemon().name("connection-watchdog").factory());
  private final AtomicLong closed = new AtomicLong();

  Watchdog(ConnectionLimits limits) {
    long period =
        Math.clamp(
            shortest(limits.header(), limits.idle(), limits.body(), limits.response()) / SHARE,
            SHORTEST,
            LONGEST);
    var _ = timer.scheduleWithFixedDelay(this::look, period, period, TimeUnit.MILLISECONDS);
  }

  private static long shortest(Duration... limits) {
    long shortest = Long.MAX_VALUE;
    for (Duration limit : limits) {
      shortest = Math.min(shortest, limit.toMillis());
    }
    return shortest;
  }

  void watch(Connection connection, HelidonSocket socket) {
    connections.put(connection, socket);
  }

  void forget(Connection connection) {
    connections.remove(connection);
  }

  /** Connections that are open. */
  int open() {
    return connections.size();
  }

  /** Connections that were closed because their clients were too slow. */
  long closed() {
    return closed.get();
  }

  private void look() {
    long now = Ticks.now();
    connections.forEach(
        (connection, socket) -> {
          if (connection.overdue(now) && connections.remove(connection, socket)) {
            closed.incrementAndGet();
            // Closing waits for the blocked thread to leave the channel.
            Thread.ofVirtual().name("connection-close").start(() -> close(socket));
          }
        });
  }

  private static void close(HelidonSocket socket) {
    try {
      LOG.debug("A client is too slow: {}", socket.remotePeer().address());
      socket.close();
    } catch (UncheckedIOException e) {
      LOG.debug("A connection is closed already", e);
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
