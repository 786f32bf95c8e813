package dev.lector.bench.farm;

import dev.lector.bench.measure.Medians;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** Times something short several times over. */
final class Timed {
  private Timed() {}

  /** Median of how long it takes, ms. */
  static double medianMillis(int times, Callable<?> something) throws Exception {
    List<Double> millis = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      long start = System.nanoTime();
      var _ = something.call();
      millis.add((System.nanoTime() - start) / 1e6);
    }
    return Medians.of(millis);
  }
}
