package dev.lector.ledger.streams;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.UnsupportedVersionException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides what follows when a thread of the ledger fails. A thread that fails loses its stores
 * under exactly-once, and the next one restores all of them: worth it for what passes, not for what
 * comes again at once. So a few failures are followed by a new thread, more of them, or one that no
 * new thread can mend, by the end of the client; the ledger then says that it is not ready and
 * starts again later, each time later than before.
 */
public final class FailureBreaker {
  private static final Logger LOG = LoggerFactory.getLogger(FailureBreaker.class);

  /** Failures within the time that end the client. */
  private static final int MOST = 4;

  private static final Duration WITHIN = Duration.ofMinutes(5);
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(10);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

  private final InstantSource clock;
  private final Duration pause;
  private final LongAdder failures;
  private final Deque<Long> recent = new ArrayDeque<>();
  private Duration next = FIRST_PAUSE;
  private long lastEnd;

  /**
   * @param clock tells the time
   * @param pause how long a thread that failed is left alone before another one goes on
   * @param failures counts all failures
   */
  public FailureBreaker(InstantSource clock, Duration pause, LongAdder failures) {
    this.clock = clock;
    this.pause = pause;
    this.failures = failures;
    this.lastEnd = clock.millis();
  }

  /** What Streams shall do after a failure of a thread. */
  StreamThreadExceptionResponse decide(Throwable failure) {
    failures.increment();
    if (isLasting(failure)) {
      LOG.error("The ledger stops, and starts again later: no new thread would do better", failure);
      return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }
    if (isOneTooMany()) {
      LOG.error(
          "The ledger stops, and starts again later: its threads failed {} times within {} min",
          MOST,
          WITHIN.toMinutes(),
          failure);
      return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }
    LOG.error("A thread of the ledger failed; another one goes on in its place", failure);
    try {
      Thread.sleep(pause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return StreamThreadExceptionResponse.REPLACE_THREAD;
  }

  private synchronized boolean isOneTooMany() {
    long now = clock.millis();
    recent.addLast(now);
    recent.removeIf(time -> now - time > WITHIN.toMillis());
    if (recent.size() < MOST) {
      return false;
    }
    recent.clear();
    return true;
  }

  /** How long the ledger stays away now that its client has ended. */
  public synchronized Duration pauseAfterEnd() {
    long now = clock.millis();
    if (now - lastEnd > LONGEST_PAUSE.multipliedBy(6).toMillis()) {
      next = FIRST_PAUSE;
    }
    lastEnd = now;
    Duration thisTime = next;
    Duration doubled = next.multipliedBy(2);
    next = doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
    return thisTime;
  }

  /** Whether a failure comes again for as long as nobody changes a setting. */
  private static boolean isLasting(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof AuthorizationException
          || cause instanceof AuthenticationException
          || cause instanceof UnsupportedVersionException) {
        return true;
      }
    }
    return false;
  }
}
