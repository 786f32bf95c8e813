package dev.lector.bench.farm;

import dev.lector.bench.machinery.BrokerProcess;
import dev.lector.bench.measure.Run;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A broker, and farms on it one after the other. */
record BrokerSession(Path directory, List<Plan> plans) {
  private static final List<Integer> PARTITIONS = List.of(3, 12);
  private static final ServiceTimes WARM_UP = new ServiceTimes("warm-up", new double[] {0.001});

  /** How much longer than Lector peers may take before they are given up. */
  private static final Duration GRACE = Duration.ofSeconds(12);

  /** How long a queue lasts that was full from the beginning, seconds. */
  private static final int FULL = 6;

  void run(Run run, List<ServiceTimes> mixes, Wire wire, Answers answers) throws Exception {
    Files.createDirectories(directory);
    try (BrokerProcess broker = BrokerProcess.start(directory)) {
      for (Plan plan : plans) {
        try (SystemUnderTest lector =
            SystemsUnderTest.lector(broker.bootstrapServers(), plan.lanes(), wire)) {
          Map<String, SystemUnderTest> peers =
              plan.lanes() == FarmBenchmark.PEERS
                  ? peers(broker.bootstrapServers(), wire)
                  : Map.of();
          try {
            rounds(run, plan, mixes, lector, peers, answers);
          } finally {
            peers.values().forEach(SystemUnderTest::close);
          }
        }
      }
    }
  }

  private Map<String, SystemUnderTest> peers(String bootstrap, Wire wire) throws Exception {
    int gpus = FarmBenchmark.PEERS;
    Map<String, SystemUnderTest> peers = new LinkedHashMap<>();
    for (int partitions : PARTITIONS) {
      peers.put(
          "a consumer group on %d partitions".formatted(partitions),
          SystemsUnderTest.group(bootstrap, partitions, gpus, wire));
      peers.put(
          "Kafka Streams on %d partitions".formatted(partitions),
          SystemsUnderTest.streams(bootstrap, partitions, gpus, directory, wire));
    }
    return peers;
  }

  private void rounds(
      Run run,
      Plan plan,
      List<ServiceTimes> mixes,
      SystemUnderTest lector,
      Map<String, SystemUnderTest> peers,
      Answers answers)
      throws Exception {
    // Long enough for the compilers of both sides' Java VMs.
    lector.run(Load.waiting(WARM_UP, 1, run.size(2, 1), new SplittableRandom(0)));
    for (SystemUnderTest peer : peers.values()) {
      peer.run(Load.waiting(WARM_UP, 1, 1, new SplittableRandom(0)));
    }
    for (int round = 0; round < run.rounds(); round++) {
      for (ServiceTimes mix : mixes) {
        int seconds =
            mix.name().equals(mixes.getFirst().name()) ? plan.fewLong() : plan.sentences();
        Load load =
            Load.poisson(
                mix,
                plan.lanes(),
                FarmBenchmark.UTILISATION,
                run.size(seconds, 4),
                new SplittableRandom(seed(plan, round)));
        together(mix, plan, lector, peers, load, answers);
      }
      for (ServiceTimes mix : mixes) {
        answers.full(
            mix,
            plan.lanes(),
            lector.run(
                Load.waiting(
                    mix,
                    plan.lanes(),
                    run.size(FULL, 2),
                    new SplittableRandom(seed(plan, round)))));
      }
    }
  }

  private static long seed(Plan plan, int round) {
    return 1_000L * plan.lanes() + round;
  }

  /** The same requests for all at the same times. What peers have not done by then is given up. */
  private static void together(
      ServiceTimes mix,
      Plan plan,
      SystemUnderTest lector,
      Map<String, SystemUnderTest> peers,
      Load load,
      Answers answers)
      throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Map<String, Future<SystemUnderTest.Begun>> others = new LinkedHashMap<>();
      peers.forEach((name, peer) -> others.put(name, threads.submit(() -> peer.begin(load))));
      Trial trial = lector.run(load);
      answers.open(mix, plan.lanes(), trial);
      long end = System.nanoTime() + GRACE.toNanos();
      for (Map.Entry<String, Future<SystemUnderTest.Begun>> other : others.entrySet()) {
        SystemUnderTest.Begun begun = other.getValue().get();
        var _ = begun.awaitAll(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
        long left = begun.open();
        answers.peer(mix, other.getKey(), trial, begun.end(), left);
      }
    }
  }
}
