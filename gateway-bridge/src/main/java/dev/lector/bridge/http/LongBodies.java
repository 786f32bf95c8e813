package dev.lector.bridge.http;

import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;

/**
 * Lets few long bodies be parsed at a time, in the order in which they have arrived. A virtual
 * thread that computes keeps its core from all others, so that many long bodies at once would hold
 * up everybody's short requests.
 */
final class LongBodies {
  /** From this length on a body is parsed in its turn, bytes; shorter ones take microseconds. */
  private static final int LONG = 64 << 10;

  private final Semaphore turns =
      new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / 2), true);

  /** Parses a body, if it is long when it is its turn. */
  <T> T parse(byte[] body, BodyParser<T> parser) throws RefusedException {
    if (body.length < LONG) {
      return parser.parse(body);
    }
    turns.acquireUninterruptibly();
    long start = System.nanoTime();
    try {
      return parser.parse(body);
    } finally {
      // As long again for short requests: what waits for a turn keeps no core busy all the time.
      LockSupport.parkNanos(System.nanoTime() - start);
      turns.release();
    }
  }
}
