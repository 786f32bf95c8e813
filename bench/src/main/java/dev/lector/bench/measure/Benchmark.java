package dev.lector.bench.measure;

/** One question about Lector's speed, answered by measuring. */
public interface Benchmark {
  /** What it is called on the command line, e.g. {@code engine}. */
  String name();

  /** What is measured against what, in a line. */
  String question();

  /**
   * Measures, and leaves figures, curves and facts in the run.
   *
   * @throws Exception when something could not be measured; nothing of the run is kept then
   */
  void measure(Run run) throws Exception;
}
