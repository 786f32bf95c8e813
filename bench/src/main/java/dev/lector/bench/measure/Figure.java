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
 * @param rounds at least one; the published ones have five or more
 * @param goal what it should be; {@code null} when it is there to explain the others
 */
public record Figure(
    String name, String unit, String reference, List<Round> rounds, @Nullable Goal goal) {
  /**
   * Copies the rounds.
   *
   * @throws IllegalArgumentException when there are none
   */
  public Figure {
    rounds = List.copyOf(rounds);
    if (rounds.isEmpty()) {
      throw new IllegalArgumentException("A figure needs a round: " + name);
    }
  }

  /** A ratio with a goal. */
  public static Figure ratio(
      String name, String unit, String reference, List<Round> rounds, Goal goal) {
    return new Figure(name, unit, reference, rounds, goal);
  }

  /** A ratio that explains others. */
  public static Figure ratio(String name, String unit, String reference, List<Round> rounds) {
    return new Figure(name, unit, reference, rounds, null);
  }

  /** A value of Lector's own with a goal: for limits that are said in seconds or pieces. */
  public static Figure value(String name, String unit, List<Double> values, Goal goal) {
    return new Figure(name, unit, "", alone(values), goal);
  }

  /** A value of Lector's own that explains others. */
  public static Figure value(String name, String unit, List<Double> values) {
    return new Figure(name, unit, "", alone(values), null);
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
    return Medians.of(rounds.stream().map(Round::ratio).toList());
  }

  /** Lowest ratio of a round. */
  public double low() {
    return rounds.stream().mapToDouble(Round::ratio).min().orElseThrow();
  }

  /** Highest ratio of a round. */
  public double high() {
    return rounds.stream().mapToDouble(Round::ratio).max().orElseThrow();
  }

  /** Whether the median is where it should be; true without a goal. */
  public boolean isMet() {
    return goal == null || Objects.requireNonNull(goal).isMet(median());
  }
}
