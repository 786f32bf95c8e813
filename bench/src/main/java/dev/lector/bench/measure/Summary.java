package dev.lector.bench.measure;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What is kept of the rounds of a figure.
 *
 * @param rounds how many there were
 * @param measured median of Lector's values
 * @param reference median of the values of what it is held against; 1 when the figure is no ratio
 * @param median of the rounds' ratios, which need not be the ratio of the medians
 * @param low lowest ratio of a round
 * @param high highest ratio of a round
 */
public record Summary(
    int rounds, double measured, double reference, double median, double low, double high) {
  /** Sums rounds up, of which there is at least one. */
  static Summary of(List<Round> rounds) {
    return new Summary(
        rounds.size(),
        median(rounds, Round::measured),
        median(rounds, Round::reference),
        median(rounds, Round::ratio),
        rounds.stream().mapToDouble(Round::ratio).min().orElseThrow(),
        rounds.stream().mapToDouble(Round::ratio).max().orElseThrow());
  }

  private static double median(List<Round> rounds, ToDoubleFunction<Round> value) {
    return Medians.of(rounds.stream().map(value::applyAsDouble).toList());
  }
}
