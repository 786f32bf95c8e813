package dev.lector.bench.reading;

import dev.lector.bench.measure.Benchmark;
import dev.lector.bench.measure.Figure;
import dev.lector.bench.measure.Goal;
import dev.lector.bench.measure.Run;
import dev.lector.speech.text.InvalidTextException;
import dev.lector.speech.text.Sentence;
import dev.lector.speech.text.TextFrontEnd;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How many of NeMo's public cases are read as they ask, word by word and in meaning. */
public final class ReadingBenchmark implements Benchmark {
  /** Names a checkout of NVIDIA's NeMo-text-processing; its cases are not part of this project. */
  static final String CHECKOUT = "LECTOR_BENCH_NEMO";

  private static final double ALL = 95;
  private static final double EACH = 90;

  private final TextFrontEnd frontEnd = new TextFrontEnd();

  @Override
  public String name() {
    return "reading";
  }

  @Override
  public String question() {
    return "NeMo's cases of English read as they ask, word by word and in meaning; needs "
        + CHECKOUT;
  }

  @Override
  public void measure(Run run) throws Exception {
    String checkout = System.getenv(CHECKOUT);
    if (checkout == null || checkout.isBlank()) {
      throw new IOException(
          "Set "
              + CHECKOUT
              + " to a clone of https://github.com/NVIDIA/NeMo-text-processing and run again.");
    }
    measure(run, NemoCases.in(Path.of(checkout)));
  }

  private void measure(Run run, List<ReadingCase> cases) {
    Map<String, Tally> tallies = new TreeMap<>();
    Tally all = new Tally();
    for (ReadingCase one : cases) {
      String said = read(one.written());
      Tally tally = tallies.computeIfAbsent(one.category(), category -> new Tally());
      boolean strict =
          one.readings().stream().anyMatch(it -> Variants.words(it).equals(Variants.words(said)));
      boolean judged = strict || isVariant(one, said);
      tally.add(strict, judged);
      all.add(strict, judged);
      if (!judged) {
        run.say(one.category() + ": " + one.written() + " => " + said + " | " + one.readings());
      }
    }
    run.add(figure("all", all, ALL));
    tallies.forEach((category, tally) -> run.add(figure(category, tally, EACH)));
    run.fact("word by word", strict(all) + "; " + shares(tallies));
    run.fact("forgiven", String.join("; ", Variants.names()));
  }

  private static boolean isVariant(ReadingCase one, String said) {
    String judged = Variants.judged(one.category(), said);
    return one.readings().stream()
        .anyMatch(it -> Variants.judged(one.category(), it).equals(judged));
  }

  private String read(String written) {
    try {
      return frontEnd.read(written).sentences().stream()
          .map(Sentence::words)
          .collect(Collectors.joining(" "));
    } catch (InvalidTextException e) {
      return "";
    }
  }

  private static Figure figure(String category, Tally tally, double goal) {
    String name = String.format(Locale.ROOT, "%s, %d of %d", category, tally.judged, tally.all);
    return Figure.value(name, "%", List.of(100.0 * tally.judged / tally.all), Goal.atLeast(goal));
  }

  private static String shares(Map<String, Tally> tallies) {
    return tallies.entrySet().stream()
        .map(entry -> entry.getKey() + " " + strict(entry.getValue()))
        .collect(Collectors.joining(", "));
  }

  private static String strict(Tally tally) {
    return tally.strict + " of " + tally.all;
  }

  private static final class Tally {
    private int all;
    private int strict;
    private int judged;

    private void add(boolean wordByWord, boolean inMeaning) {
      all++;
      strict += wordByWord ? 1 : 0;
      judged += inMeaning ? 1 : 0;
    }
  }
}
