package dev.lector.bridge.http;

import io.helidon.webserver.CloseConnectionException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Lets few long bodies be parsed at a time, one of each tenant, tenants in turn. A virtual thread
 * that computes keeps its core from all others, so that many long bodies at once would hold up
 * everybody's short requests.
 */
final class LongBodies {
  /** From this length on a body is parsed in its turn, bytes; shorter ones take microseconds. */
  static final int LONG = 64 << 10;

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** In the order of arrival; a tenant is in it once, so that tenants take turns. */
  private final Semaphore turns;

  private final Map<String, Line> lines = new HashMap<>();

  /** Those of one tenant. */
  private static final class Line {
    private final Semaphore turn = new Semaphore(1, true);
    private int length;
  }

  LongBodies() {
    this(Math.max(1, Runtime.getRuntime().availableProcessors() / 2));
  }

  /**
   * @param atOnce how many are parsed at a time
   */
  LongBodies(int atOnce) {
    turns = new Semaphore(atOnce, true);
  }

  /**
   * Parses a body, if it is long when it is its tenant's turn.
   *
   * @throws RefusedException 503 when that is not soon, and what the parser throws
   */
  <T> T parse(String tenant, byte[] body, BodyParser<T> parser) throws RefusedException {
    if (body.length < LONG) {
      return parser.parse(body);
    }
    long end = System.nanoTime() + PATIENCE.toNanos();
    Line line = join(tenant);
    try {
      return after(line.turn, end, () -> after(turns, end, () -> parseAndRest(body, parser)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CloseConnectionException("The server stops", e);
    } finally {
      leave(tenant, line);
    }
  }

  /** What a turn is for. */
  @FunctionalInterface
  private interface Work<T> {
    T run() throws RefusedException, InterruptedException;
  }

  private static <T> T after(Semaphore turn, long end, Work<T> work)
      throws RefusedException, InterruptedException {
    if (!turn.tryAcquire(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
      throw new RefusedException(HeldBytes.full());
    }
    try {
      return work.run();
    } finally {
      turn.release();
    }
  }

  private static <T> T parseAndRest(byte[] body, BodyParser<T> parser) throws RefusedException {
    long start = System.nanoTime();
    try {
      return parser.parse(body);
    } finally {
      // As long again for short requests: what waits for a turn keeps no core busy all the time.
      LockSupport.parkNanos(System.nanoTime() - start);
    }
  }

  /** How many there are, those included that are being parsed. */
  synchronized int waiting() {
    return lines.values().stream().mapToInt(line -> line.length).sum();
  }

  private synchronized Line join(String tenant) {
    Line line = lines.computeIfAbsent(tenant, _ -> new Line());
    line.length++;
    return line;
  }

  private synchronized void leave(String tenant, Line line) {
    if (--line.length == 0) {
      lines.remove(tenant);
    }
  }
}
