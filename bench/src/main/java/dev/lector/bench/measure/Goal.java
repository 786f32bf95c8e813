package dev.lector.bench.measure;

import java.util.Locale;

/**
 * What a figure should be.
 *
 * @param bound whether {@code value} is the most or the least
 * @param value inclusive
 */
public record Goal(Bound bound, double value) {
  /** On which side of the value the goal is met. */
  public enum Bound {
    AT_MOST,
    AT_LEAST
  }

  /** Met by figures up to this. */
  public static Goal atMost(double value) {
    return new Goal(Bound.AT_MOST, value);
  }

  /** Met by figures from this on. */
  public static Goal atLeast(double value) {
    return new Goal(Bound.AT_LEAST, value);
  }

  /** Whether a figure of this value meets it. */
  public boolean isMet(double figure) {
    return bound == Bound.AT_MOST ? figure <= value : figure >= value;
  }

  @Override
  public String toString() {
    String number =
        value == Math.rint(value) && value >= 100
            ? String.format(Locale.ROOT, "%,.0f", value)
            : String.format(Locale.ROOT, "%.4f", value).replaceFirst("0{1,3}$", "");
    return (bound == Bound.AT_MOST ? "≤ " : "≥ ") + number;
  }
}
