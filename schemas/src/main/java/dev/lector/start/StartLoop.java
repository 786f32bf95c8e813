package dev.lector.start;

import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tries a step of a service's start until it is done: Kafka and the registry may come later than
 * the services that need them. Waits 200 ms after the first failure and up to 5 s later.
 */
public final class StartLoop {
  private static final Logger LOG = LoggerFactory.getLogger(StartLoop.class);
  private static final Duration FIRST = Duration.ofMillis(200);
  private static final Duration LONGEST = Duration.ofSeconds(5);

  private StartLoop() {}

  /**
   * One try.
   *
   * @param <T> what it gives
   */
  @FunctionalInterface
  public interface Step<T> {
    /** Throws anything unchecked when it has to be tried again, with nothing left open. */
    T run() throws InterruptedException;
  }

  /** Tells when to give up. */
  @FunctionalInterface
  public interface Stop {
    /** Waits, but not beyond the stop; returns whether the service is told to stop. */
    boolean within(Duration time) throws InterruptedException;
  }

  /**
   * Tries until it is done.
   *
   * @param what is waited for, for the log
   * @return empty when the service was told to stop first
   */
  public static <T> Optional<T> untilDone(String what, Step<T> step, Stop stop)
      throws InterruptedException {
    Duration pause = FIRST;
    while (!stop.within(Duration.ZERO)) {
      try {
        return Optional.of(step.run());
      } catch (RuntimeException | Error e) {
        if (stop.within(Duration.ZERO)) {
          break;
        }
        LOG.warn(
            "Cannot start yet, because of {}; next try in {} ms: {}",
            what,
            pause.toMillis(),
            reason(e));
        LOG.debug("Cannot start yet", e);
      }
      if (stop.within(pause)) {
        break;
      }
      pause = pause.multipliedBy(2).compareTo(LONGEST) < 0 ? pause.multipliedBy(2) : LONGEST;
    }
    return Optional.empty();
  }

  /** What failed and why, each cause once. */
  private static String reason(Throwable failure) {
    StringBuilder text = new StringBuilder(message(failure));
    for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
      if (text.indexOf(message(cause)) < 0) {
        text.append(": ").append(message(cause));
      }
    }
    return text.toString();
  }

  private static String message(Throwable failure) {
    return failure.getMessage() == null ? failure.toString() : failure.getMessage();
  }
}
