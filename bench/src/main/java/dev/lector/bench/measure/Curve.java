package dev.lector.bench.measure;

import java.util.List;

/**
 * A picture of how something depends on something else.
 *
 * @param title what it shows
 * @param x label of the horizontal axis, with its unit
 * @param y label of the vertical axis, with its unit
 * @param logX whether the horizontal axis is logarithmic
 * @param logY whether the vertical axis is logarithmic
 * @param lines what is compared
 */
public record Curve(
    String title, String x, String y, boolean logX, boolean logY, List<Line> lines) {
  /**
   * One line.
   *
   * @param name what it is
   * @param xs where
   * @param ys what was measured there
   */
  public record Line(String name, List<Double> xs, List<Double> ys) {
    /**
     * Copies the values.
     *
     * @throws IllegalArgumentException when they do not pair up
     */
    public Line {
      xs = List.copyOf(xs);
      ys = List.copyOf(ys);
      if (xs.isEmpty() || xs.size() != ys.size()) {
        throw new IllegalArgumentException("The values of " + name + " do not pair up");
      }
    }
  }

  /** Copies the lines. */
  public Curve {
    lines = List.copyOf(lines);
  }
}
