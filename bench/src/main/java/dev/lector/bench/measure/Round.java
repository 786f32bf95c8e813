package dev.lector.bench.measure;

/**
 * What one round saw of both sides, in the unit of its figure.
 *
 * @param measured Lector's value
 * @param reference the value of what it is held against; 1 when the figure is no ratio
 */
public record Round(double measured, double reference) {
  /** Lector's value over the other's. */
  public double ratio() {
    return measured / reference;
  }
}
