package dev.lector.bench.farm;

import dev.lector.bench.measure.Medians;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** Times short things several times over. */
final class Timed {
  private Timed() {}

  /** Medians of how long each takes, ms. They take turns: neighbours on the machine hit all. */
  static List<Double> medianMillis(int times, List<? extends Callable<?>> things) throws Exception {
    List<List<Double>> millis = new ArrayList<>();
    things.forEach(_ -> millis.add(new ArrayList<>()));
    for (int turn = 0; turn < times; turn++) {
      for (int i = 0; i < things.size(); i++) {
        int at = (i + turn) % things.size();
        long start = System.nanoTime();
        var _ = things.get(at).call();
        millis.get(at).add((System.nanoTime() - start) / 1e6);
      }
    }
    return millis.stream().map(Medians::of).toList();
  }
}
