package dev.lector.bench.measure;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One number of the result: the median over rounds of a ratio, with its spread.
 *
 * @param name what was measured, e.g. {@code short texts, 1 thread}
 * @param unit unit of both sides of each round, e.g. {@code ms}
 * @param reference what Lector is held against; empty when the figure is Lector's own value
 * @param summary of at least one round; the published ones have five or more
 * @param goal what it should be; {@code null} when it is there to explain the others
 */
public record Figure(
    String name, String unit, String reference, Summary summary, @Nullable Goal goal) {

  /** A ratio with a goal. */
  public static Figure ratio(
      String name, String unit, String reference, List<Round> rounds, Goal goal) {
    return new Figure(name, unit, reference, summary(name, rounds), goal);
  }

  /** A ratio that explains others. */
  public static Figure ratio(String name, String unit, String reference, List<Round> rounds) {
    return new Figure(name, unit, reference, summary(name, rounds), null);
  }

  /** A value of Lector's own with a goal: for limits that are said in seconds or pieces. */
  public static Figure value(String name, String unit, List<Double> values, Goal goal) {
    return new Figure(name, unit, "", summary(name, alone(values)), goal);
  }

  /** A value of Lector's own that explains others. */
  public static Figure value(String name, String unit, List<Double> values) {
    return new Figure(name, unit, "", summary(name, alone(values)), null);
  }

  private static Summary summary(String name, List<Round> rounds) {
    if (rounds.isEmpty()) {
      throw new IllegalArgumentException("A figure needs a round: " + name);
    }
    return Summary.of(rounds);
  }

  private static List<Round> alone(List<Double> values) {
    return values.stream().map(value -> new Round(value, 1)).toList();
  }

  /** Whether it compares two sides. */
  public boolean isRatio() {
    return !reference.isEmpty();
  }

  /** Median of the rounds' ratios. */
  public double median() {
    return summary.median();
  }

  /** Lowest ratio of a round. */
  public double low() {
    return summary.low();
  }

  /** Highest ratio of a round. */
  public double high() {
    return summary.high();
  }

  /** Whether the median is where it should be; true without a goal. */
  public boolean isMet() {
    return goal == null || Objects.requireNonNull(goal).isMet(median());
  }
}
