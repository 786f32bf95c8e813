package dev.lector.bench.farm;

import dev.lector.bench.machinery.BrokerProcess;
import dev.lector.bench.machinery.Child;
import dev.lector.bench.machinery.Registries;
import dev.lector.bench.measure.Benchmark;
import dev.lector.bench.measure.Figure;
import dev.lector.bench.measure.Goal;
import dev.lector.bench.measure.Run;
import dev.lector.standalone.registry.RegistryProcess;
import dev.lector.topics.Topics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** How long requests of a killed worker take to end elsewhere. */
public final class RedeliveryBenchmark implements Benchmark {
  private static final int LANES = 4;
  private static final Duration SERVICE = Duration.ofMillis(50);
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final Goal GOAL = Goal.atMost(1.5);

  @Override
  public String name() {
    return "redelivery";
  }

  @Override
  public String question() {
    return "SIGKILL of a worker to the end of its requests on another";
  }

  @Override
  public void measure(Run run) throws Exception {
    Path brokerDirectory = Files.createDirectories(run.work().resolve("broker"));
    try (BrokerProcess broker = BrokerProcess.start(brokerDirectory);
        RegistryProcess registry = Registries.start(run.home(), run.work());
        Wire wire = new Wire(registry.url());
        Child survivor =
            WorkerProcess.start(
                run.work().resolve("survivor.log"),
                broker.bootstrapServers(),
                registry.url(),
                "survivor",
                LANES,
                false)) {
      survivor.awaitSaid(WorkerProcess.READY);
      Map<String, Long> ended = new ConcurrentHashMap<>();
      List<Double> all = new ArrayList<>();
      List<Double> lasts = new ArrayList<>();
      try (Ends _ =
              new Ends(
                  broker.bootstrapServers(),
                  Topics.COMPLETIONS,
                  (record, at) -> ended.putIfAbsent(record.key(), at));
          KafkaProducer<String, byte[]> producer = Clients.producer(broker.bootstrapServers())) {
        for (int round = 0; round < run.rounds(); round++) {
          List<Double> seconds = kill(run, round, broker, wire, producer, ended);
          all.addAll(seconds);
          lasts.add(seconds.stream().mapToDouble(it -> it).max().orElseThrow());
        }
      }
      run.add(Figure.value("end of a request", "s", all, GOAL));
      run.add(Figure.value("end of a worker's last request", "s", lasts, GOAL));
      run.fact(
          "in flight at each kill", LANES + " requests, as many as the killed worker has lanes");
      run.fact("of it service", SERVICE.toMillis() + " ms");
    }
  }

  /** Has a worker take requests, kills it, and returns after which times they ended. */
  private static List<Double> kill(
      Run run,
      int round,
      BrokerProcess broker,
      Wire wire,
      KafkaProducer<String, byte[]> producer,
      Map<String, Long> ended)
      throws Exception {
    List<String> held;
    long killed;
    try (Child victim =
        WorkerProcess.start(
            run.work().resolve("victim-" + round + ".log"),
            broker.bootstrapServers(),
            wire.url(),
            "victim-" + round,
            LANES,
            true)) {
      victim.awaitSaid(WorkerProcess.READY);
      for (int i = 0; held(victim).size() < LANES; i++) {
        Task task = new Task(round, i, SERVICE.toNanos());
        producer.send(new ProducerRecord<>(Topics.REQUESTS, task.id(), wire.encode(task))).get();
        Thread.sleep(20);
      }
      held = held(victim);
      killed = System.nanoTime();
      victim.kill();
    }
    List<Double> seconds = new ArrayList<>();
    long end = killed + PATIENCE.toNanos();
    for (String id : held) {
      Long at;
      while ((at = ended.get(id)) == null) {
        if (System.nanoTime() > end) {
          throw new IllegalStateException("Request " + id + " did not end elsewhere");
        }
        Thread.sleep(5);
      }
      seconds.add((at - killed) / 1e9);
    }
    return seconds;
  }

  private static List<String> held(Child victim) throws Exception {
    return victim
        .said()
        .lines()
        .filter(line -> line.startsWith(WorkerProcess.TOOK))
        .map(line -> line.substring(WorkerProcess.TOOK.length()))
        .distinct()
        .toList();
  }
}
