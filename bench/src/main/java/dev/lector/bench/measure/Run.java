package dev.lector.bench.measure;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** One run of a benchmark: what it may use, and what it leaves. */
public final class Run {
  private static final int ROUNDS = 5;

  private final boolean quick;
  private final Path home;
  private final Path work;
  private final PrintWriter out;
  private final List<Figure> figures = new ArrayList<>();
  private final List<Curve> curves = new ArrayList<>();
  private final Map<String, String> facts = new LinkedHashMap<>();

  /**
   * A run.
   *
   * @param quick whether to do only as much as shows that everything works
   * @param home directory of the launcher
   * @param work an empty directory, removed afterwards
   * @param out for people who wait
   */
  public Run(boolean quick, Path home, Path work, PrintWriter out) {
    this.quick = quick;
    this.home = home;
    this.work = work;
    this.out = out;
  }

  /** How many rounds count. */
  public int rounds() {
    return quick ? 1 : ROUNDS;
  }

  /** The first value, or the second when the run only shows that everything works. */
  public int size(int full, int small) {
    return quick ? small : full;
  }

  /** Directory of the launcher. */
  public Path home() {
    return home;
  }

  /** An empty directory, removed afterwards. */
  public Path work() {
    return work;
  }

  /** Adds a figure, and shows it. */
  public void add(Figure figure) {
    figures.add(figure);
    say(
        String.format(
            Locale.ROOT,
            "%s: %.3f (%.3f to %.3f)%s%s",
            figure.name(),
            figure.median(),
            figure.low(),
            figure.high(),
            figure.isRatio() ? " of " + figure.reference() : " " + figure.unit(),
            figure.goal() == null ? "" : (figure.isMet() ? ", " : ", MISSED: ") + figure.goal()));
  }

  /** Adds a picture. */
  public void add(Curve curve) {
    curves.add(curve);
  }

  /** Adds what one has to know to understand the figures, e.g. a limit of the system. */
  public void fact(String name, String value) {
    facts.put(name, value);
    say(name + ": " + value);
  }

  /** Tells who waits. */
  public void say(String line) {
    out.println("  " + line);
    out.flush();
  }

  /** What was added so far. */
  public List<Figure> figures() {
    return List.copyOf(figures);
  }

  /** What was added so far. */
  public List<Curve> curves() {
    return List.copyOf(curves);
  }

  /** What was added so far, in that order. */
  public Map<String, String> facts() {
    return new LinkedHashMap<>(facts);
  }
}
