package dev.lector.bench.farm;

import dev.lector.bench.measure.Benchmark;
import dev.lector.bench.measure.Goal;
import dev.lector.bench.measure.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The share group against ideal FIFO, a consumer group and Kafka Streams. */
public final class FarmBenchmark implements Benchmark {
  static final double UTILISATION = 0.88;

  /** The lanes that the peers are held against, which have as many GPUs. */
  static final int PEERS = 8;

  static final Goal THROUGHPUT = Goal.atLeast(0.95);
  static final Goal P99 = Goal.atMost(1.3);
  static final Goal PEER = Goal.atLeast(5);

  @Override
  public String name() {
    return "farm";
  }

  @Override
  public String question() {
    return "share group on simulated GPUs, against ideal FIFO, consumer groups and Kafka Streams";
  }

  @Override
  public void measure(Run run) throws Exception {
    Answers answers = new Answers();
    List<ServiceTimes> mixes = List.of(ServiceTimes.fewLong(), ServiceTimes.sentences());
    double idleBefore = Cpu.idleSeconds();
    long began = System.nanoTime();
    // Sleeping costs little: three brokers side by side, each with one farm after the other. The
    // fewer the lanes, the longer it takes until some hundred requests have come.
    List<BrokerSession> sessions =
        List.of(
            new BrokerSession(
                run.work().resolve("few"), List.of(new Plan(1, 22, 17), new Plan(2, 22, 13))),
            new BrokerSession(
                run.work().resolve("many"),
                List.of(new Plan(4, 18, 13), new Plan(16, 10, 8), new Plan(64, 7, 6))),
            new BrokerSession(run.work().resolve("peers"), List.of(new Plan(PEERS, 36, 18))));
    try (Wire wire = new Wire("mock://farm");
        ExecutorService threads =
            Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
      List<Future<?>> running = new ArrayList<>();
      for (BrokerSession session : sessions) {
        running.add(
            threads.submit(
                () -> {
                  session.run(run, mixes, wire, answers);
                  return null;
                }));
      }
      for (Future<?> one : running) {
        one.get();
      }
    }
    double seconds = (System.nanoTime() - began) / 1e9;
    answers.tell(run, mixes);
    run.fact(
        "processors busy meanwhile, brokers and bench together",
        Cpu.busyPercent(Cpu.idleSeconds() - idleBefore, seconds));
  }
}
