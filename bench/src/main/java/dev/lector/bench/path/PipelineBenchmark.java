package dev.lector.bench.path;

import dev.lector.bench.machinery.BrokerProcess;
import dev.lector.bench.measure.Benchmark;
import dev.lector.bench.measure.Goal;
import dev.lector.bench.measure.Run;

/** {@code pipeline}: what HTTP, events, queue and store cost beside two hops through Kafka. */
public final class PipelineBenchmark implements Benchmark {
  static final int LANES = 16;

  @Override
  public String name() {
    return "pipeline";
  }

  @Override
  public String question() {
    return "POST to 200 with a synthesizer that costs nothing, against bare Kafka request-reply";
  }

  @Override
  public void measure(Run run) throws Exception {
    try (BrokerProcess broker = BrokerProcess.start(run.work());
        Service bare = BareService.start(broker.bootstrapServers());
        Service lector = LectorService.start(broker.bootstrapServers(), run.work(), LANES)) {
      run.fact("lanes", Integer.toString(LANES));
      new Contest(run, "bare Kafka", Goal.atMost(1.5), Goal.atMost(2)).hold(lector, bare);
    }
  }
}
