package dev.lector.bench.machinery;

import java.io.IOException;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Looks again and again whether something is so, for two minutes at most. */
public final class Wait {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration PAUSE = Duration.ofMillis(20);

  /** What may be so. */
  @FunctionalInterface
  public interface Condition {
    /** Whether it is so now. */
    boolean holds() throws IOException;
  }

  private Wait() {}

  /**
   * Waits.
   *
   * @return false when it is not so after two minutes
   */
  public static boolean until(Condition condition) throws IOException, InterruptedException {
    return until(condition, () -> true);
  }

  /**
   * Waits for as long as there is hope.
   *
   * @return false when it is not so after two minutes, or there is no hope left
   */
  public static boolean until(Condition condition, BooleanSupplier hope)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.holds()) {
      if (!hope.getAsBoolean() || System.nanoTime() > end) {
        return condition.holds(); // it may have come about since
      }
      Thread.sleep(PAUSE);
    }
    return true;
  }
}
