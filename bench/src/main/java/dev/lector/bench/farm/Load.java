package dev.lector.bench.farm;

import java.util.random.RandomGenerator;

/**
 * Requests with their arrivals and the time each takes a GPU, both in nanoseconds; arrivals count
 * from the beginning and never go back.
 */
@SuppressWarnings("ArrayRecordComponent") // thousands of numbers; never compared
record Load(long[] arrivals, long[] services) {
  private static final double SECOND = 1e9;

  /** Arrivals at random times, as many as keep this part of the GPUs busy. */
  static Load poisson(
      ServiceTimes times, int gpus, double utilisation, double seconds, RandomGenerator random) {
    double perSecond = utilisation * gpus / times.meanSeconds();
    int count = Math.max(1, (int) Math.round(perSecond * seconds));
    long[] arrivals = new long[count];
    double at = 0;
    for (int i = 0; i < count; i++) {
      at += random.nextExponential() / perSecond;
      arrivals[i] = Math.round(at * SECOND);
    }
    return new Load(arrivals, services(times, count, random));
  }

  /** All there from the beginning: some seconds' work for these GPUs. */
  static Load waiting(ServiceTimes times, int gpus, double seconds, RandomGenerator random) {
    int count = Math.max(1, (int) Math.round(gpus * seconds / times.meanSeconds()));
    return new Load(new long[count], services(times, count, random));
  }

  private static long[] services(ServiceTimes times, int count, RandomGenerator random) {
    long[] services = new long[count];
    for (int i = 0; i < count; i++) {
      services[i] = Math.round(times.nextSeconds(random) * SECOND);
    }
    return services;
  }

  int size() {
    return arrivals.length;
  }

  long arrival(int index) {
    return arrivals[index];
  }

  long service(int index) {
    return services[index];
  }
}
