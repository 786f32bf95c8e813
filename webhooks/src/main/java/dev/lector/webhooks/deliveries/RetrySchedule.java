package dev.lector.webhooks.deliveries;

import dev.lector.config.Ranges;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * When a webhook is tried: the pause before each attempt. A receiver that is down gets its webhooks
 * at different times when it is back: each pause is up to a tenth longer.
 */
public final class RetrySchedule {
  private static final double JITTER = 0.1;

  /** What a receiver may ask for at most. */
  private static final Duration LONGEST = Duration.ofDays(1);

  private final List<Duration> pauses;
  private final RandomGenerator random;

  /**
   * @param pauses before each attempt, the first one included
   * @throws IllegalArgumentException when there is none, or one is less than nothing
   */
  public RetrySchedule(List<Duration> pauses, RandomGenerator random) {
    if (pauses.isEmpty()) {
      throw new IllegalArgumentException("lector.webhooks.schedule must have a pause at least");
    }
    pauses.forEach(pause -> Ranges.requireNotNegative("lector.webhooks.schedule", pause));
    this.pauses = List.copyOf(pauses);
    this.random = random;
  }

  /** Whether there is another attempt after so many. */
  boolean goesOn(int attempts) {
    return attempts < pauses.size();
  }

  /**
   * When the next attempt is due, ms since 1970 UTC.
   *
   * @param attempts made so far
   * @param asked what the receiver asks for; it is not tried sooner, but a day is the most that it
   *     can ask for
   */
  long next(long now, int attempts, @Nullable Duration asked) {
    Duration pause = pauses.get(attempts);
    if (asked != null) {
      Duration heeded = asked.compareTo(LONGEST) > 0 ? LONGEST : asked;
      pause = heeded.compareTo(pause) > 0 ? heeded : pause;
    }
    long millis = pause.toMillis();
    return now + millis + (long) (millis * JITTER * random.nextDouble());
  }
}
