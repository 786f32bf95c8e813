package dev.lector.bench;

import dev.lector.bench.engine.EngineBatchBenchmark;
import dev.lector.bench.engine.EngineBenchmark;
import dev.lector.bench.engine.GpuBenchmark;
import dev.lector.bench.farm.FarmBenchmark;
import dev.lector.bench.farm.GrowthBenchmark;
import dev.lector.bench.farm.RedeliveryBenchmark;
import dev.lector.bench.faults.FaultsBenchmark;
import dev.lector.bench.measure.Benchmark;
import dev.lector.bench.path.BridgeBenchmark;
import dev.lector.bench.path.HostileBenchmark;
import dev.lector.bench.path.PipelineBenchmark;
import dev.lector.bench.path.ReplyTemplateBenchmark;
import dev.lector.bench.path.StreamBenchmark;
import dev.lector.bench.path.WaitingBenchmark;
import dev.lector.bench.peers.PiperBenchmark;
import dev.lector.bench.peers.SherpaBenchmark;
import dev.lector.bench.phonemes.PhonemesBenchmark;
import dev.lector.bench.process.MemoryBenchmark;
import dev.lector.bench.process.SoakBenchmark;
import dev.lector.bench.process.StartBenchmark;
import dev.lector.bench.quality.QualityBenchmark;
import dev.lector.bench.reading.ReadingBenchmark;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The benchmarks there are, in the order in which {@code all} runs them. */
final class Catalogue {
  /**
   * Take half an hour or more on their own, or need a set of cases that is not part of the project,
   * a recogniser, another program or a GPU, so {@code all} leaves them out.
   */
  private static final Set<String> LEFT_OUT =
      Set.of("faults", "soak", "reading", "phonemes", "quality", "gpu");

  private static final List<Benchmark> BENCHMARKS =
      List.of(
          new EngineBenchmark(),
          new EngineBatchBenchmark(),
          new GpuBenchmark(),
          new QualityBenchmark(),
          new PiperBenchmark(),
          new SherpaBenchmark(),
          new PipelineBenchmark(),
          new ReplyTemplateBenchmark(),
          new WaitingBenchmark(),
          new StreamBenchmark(),
          new HostileBenchmark(),
          new BridgeBenchmark(),
          new FarmBenchmark(),
          new RedeliveryBenchmark(),
          new GrowthBenchmark(),
          new StartBenchmark(),
          new MemoryBenchmark(),
          new ReadingBenchmark(),
          new PhonemesBenchmark(),
          new FaultsBenchmark(),
          new SoakBenchmark());

  private Catalogue() {}

  static List<Benchmark> everything() {
    return BENCHMARKS;
  }

  /** What {@code all} runs. */
  static List<Benchmark> all() {
    return BENCHMARKS.stream().filter(benchmark -> !LEFT_OUT.contains(benchmark.name())).toList();
  }

  static Optional<Benchmark> named(String name) {
    return BENCHMARKS.stream().filter(benchmark -> benchmark.name().equals(name)).findFirst();
  }
}
