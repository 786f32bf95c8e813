package dev.lector.bench.faults;

import dev.lector.bench.measure.Benchmark;
import dev.lector.bench.measure.Figure;
import dev.lector.bench.measure.Goal;
import dev.lector.bench.measure.Run;
import dev.lector.standalone.faults.ClusterFault;
import dev.lector.standalone.faults.ClusterStorm;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * {@code faults}: how long nothing ends, and how long one waits at most, for each kind of fault on
 * three brokers. The fault tests' own storm: a request that is lost, or ends twice, leaves no
 * figure. Each kind strikes once, since it takes half a minute until all is back.
 */
public final class FaultsBenchmark implements Benchmark {
  private static final Duration INTERVAL = Duration.ofMillis(250);
  private static final Goal GAP = Goal.atMost(12);
  private static final Goal WAIT = Goal.atMost(30);

  @Override
  public String name() {
    return "faults";
  }

  @Override
  public String question() {
    return "longest gap between ends and longest wait for each kind of fault, on three brokers";
  }

  @Override
  public void measure(Run run) throws Exception {
    List<ClusterFault> kinds =
        List.of(ClusterFault.values()).subList(0, run.size(ClusterFault.values().length, 1));
    for (ClusterStorm.Course course :
        ClusterStorm.run(run.work(), kinds, new SplittableRandom(1), 1, INTERVAL)) {
      String name = course.fault().replace('_', ' ').toLowerCase(Locale.ROOT);
      List<Double> gap = List.of(course.longestGap());
      List<Double> wait = List.of(course.longestWait());
      run.add(Figure.value(name + ": longest gap between ends", "s", gap, GAP));
      run.add(Figure.value(name + ": longest wait", "s", wait, WAIT));
    }
    run.fact("load", "%.0f requests/s".formatted(1e9 / INTERVAL.toNanos()));
    run.fact("broker.session.timeout.ms", "6000");
    run.fact("share.record.lock.duration.ms", "15000");
  }
}
