package dev.lector.bench.process;

import dev.lector.bench.measure.Medians;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * How fast the machine itself is meanwhile: now and then it times a calculation that is always the
 * same, a scaled sum over two arrays that fill a core's caches. Taken in processor time, so that
 * waiting for a core does not count; what counts is how much a core gets done, which changes with
 * what others do on the same hardware.
 */
final class Yardstick implements AutoCloseable {
  /** Two arrays of a megabyte. */
  private static final int LENGTH = 1 << 18;

  private static final int PASSES = 500;
  private static final Duration PAUSE = Duration.ofSeconds(5);
  private static final int WARM_UPS = 20;

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final float[] from = new float[LENGTH];
  private final float[] to = new float[LENGTH];
  private final CountDownLatch end = new CountDownLatch(1);
  private final List<Double> since = new ArrayList<>();

  /** Starts to measure, every five seconds. */
  Yardstick() {
    for (int i = 0; i < LENGTH; i++) {
      from[i] = i;
    }
    for (int i = 0; i < WARM_UPS; i++) {
      add();
    }
    since.clear();
    Thread.ofPlatform().daemon().name("yardstick").start(this::run);
  }

  private void run() {
    try {
      do {
        add();
      } while (!end.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void add() {
    long start = threads.getCurrentThreadCpuTime();
    for (int pass = 0; pass < PASSES; pass++) {
      float factor = 1.0f / (pass + 1);
      for (int i = 0; i < LENGTH; i++) {
        to[i] = to[i] * 0.5f + factor * from[i];
      }
    }
    since.add((threads.getCurrentThreadCpuTime() - start) / 1e6);
  }

  /** Processor time of the calculation since this was last asked, ms: the median. */
  synchronized double millis() {
    if (since.isEmpty()) {
      add();
    }
    double median = Medians.of(since);
    since.clear();
    return median;
  }

  @Override
  public void close() {
    end.countDown();
  }
}
