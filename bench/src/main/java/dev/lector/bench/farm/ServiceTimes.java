package dev.lector.bench.farm;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.random.RandomGenerator;

/** How long requests take a GPU: one of these times, each as likely as the others, seconds. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record ServiceTimes(String name, double[] seconds) {
  private static final String LENGTHS = "sentence-lengths.txt";

  /** What a run of a model costs whatever the text, seconds. */
  private static final double PER_SENTENCE = 0.01;

  /** Some 45 times faster than the 67 ms that a character takes to be spoken. */
  private static final double PER_CHARACTER = 0.0015;

  /** 50 ms, but 5 % take 2 s: what head-of-line blocking does its worst with. */
  static ServiceTimes fewLong() {
    double[] seconds = new double[20];
    Arrays.fill(seconds, 0.05);
    seconds[0] = 2;
    return new ServiceTimes("50 ms, 5 % 2 s", seconds);
  }

  /** Sentences as they are written, on a GPU that takes its time for each character. */
  static ServiceTimes sentences() throws IOException {
    try (InputStream file =
            Objects.requireNonNull(ServiceTimes.class.getResourceAsStream(LENGTHS), LENGTHS);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
      double[] seconds =
          lines
              .lines()
              .filter(line -> !line.startsWith("#"))
              .flatMap(line -> Arrays.stream(line.split(" ")))
              .mapToDouble(length -> PER_SENTENCE + PER_CHARACTER * Integer.parseInt(length))
              .toArray();
      return new ServiceTimes("sentences", seconds);
    }
  }

  double meanSeconds() {
    return Arrays.stream(seconds).average().orElseThrow();
  }

  double nextSeconds(RandomGenerator random) {
    return seconds[random.nextInt(seconds.length)];
  }
}
