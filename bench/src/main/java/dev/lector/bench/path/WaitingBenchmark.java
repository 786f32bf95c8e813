package dev.lector.bench.path;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lector.bench.machinery.BrokerProcess;
import dev.lector.bench.machinery.Child;
import dev.lector.bench.machinery.HttpConnections;
import dev.lector.bench.machinery.Registries;
import dev.lector.bench.measure.Benchmark;
import dev.lector.bench.measure.Curve;
import dev.lector.bench.measure.Figure;
import dev.lector.bench.measure.Goal;
import dev.lector.bench.measure.Run;
import dev.lector.http.FreePort;
import dev.lector.standalone.registry.RegistryProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** {@code waiting}: how many responses one gateway with a small heap can let wait. */
public final class WaitingBenchmark implements Benchmark {
  private static final String HEAP = "-Xmx512m";
  private static final List<Integer> STEPS =
      List.of(
          200, 1_000, 2_500, 5_000, 7_500, 10_000, 12_500, 15_000, 17_500, 19_000, 25_000, 30_000);
  private static final int FEW = 300;

  /** What a gateway needs beside its connections: jars, Kafka, the log. */
  private static final int OTHER_FILES = 500;

  /** Longest p99 with which new requests count as served, ms. */
  private static final double GOOD = 100;

  private static final String MARK = "Answer me.";

  @Override
  public String name() {
    return "waiting";
  }

  @Override
  public String question() {
    return "Responses that wait at once in one gateway with a heap of 512 MiB, new ones served within 100 ms";
  }

  @Override
  public void measure(Run run) throws Exception {
    Path audio = run.work().resolve("audio");
    int port = FreePort.find();
    byte[] mark = MARK.getBytes(UTF_8);
    try (BrokerProcess broker = BrokerProcess.start(run.work());
        RegistryProcess registry = Registries.start(run.home(), run.work());
        Child gateway =
            Child.lector(
                run.home(),
                run.work().resolve("gateway.log"),
                settings(broker, registry, audio, port),
                HEAP,
                "gateway-bridge");
        HttpConnections client = new HttpConnections(port)) {
      gateway.awaitSaid("Replies come to partition");
      try (StubFarm _ =
              StubFarm.start(
                  broker.bootstrapServers(),
                  registry.url(),
                  audio,
                  "",
                  request -> StubFarm.indexOf(request.value(), mark) >= 0);
          HeldRequests held = new HeldRequests(port)) {
        WaitingLoad load = new WaitingLoad(client, gateway.pid(), held, MARK);
        load.warmUp(Duration.ofSeconds(run.size(8, 2)));
        report(run, load);
      }
    }
  }

  private static void report(Run run, WaitingLoad load) throws Exception {
    int limit = Limits.openFiles();
    List<WaitingLoad.Step> steps =
        load.climb(
            STEPS.stream().filter(step -> step < run.size(limit - OTHER_FILES, FEW)).toList(),
            run.rounds(),
            Duration.ofMillis(run.size(2_000, 1_000)),
            GOOD,
            run::say);
    WaitingLoad.Step last = steps.getLast();
    run.fact("heap", HEAP);
    run.fact("open files allowed (ulimit -n)", Integer.toString(limit));
    run.fact("files open in the gateway at the end", Long.toString(last.files()));
    run.fact("net.ipv4.ip_local_port_range", Limits.kernel("net/ipv4/ip_local_port_range"));
    run.fact("net.core.somaxconn", Limits.kernel("net/core/somaxconn"));
    run.fact("client addresses", "127.0.0.2 and on, 5,000 connections from each");
    run.add(
        Figure.value(
            "waiting at once with p99 of new ones under 100 ms",
            "requests",
            WaitingLoad.most(steps, GOOD),
            Goal.atLeast(10_000)));
    run.add(Figure.value("p99 of POST at the last step", "ms", last.posts()));
    run.add(Figure.value("resident set at the last step", "MiB", List.of(last.residentMib())));
    List<Double> xs = steps.stream().map(step -> (double) step.waiting()).toList();
    run.add(
        new Curve(
            "New requests while others wait",
            "responses waiting",
            "p99, ms",
            false,
            true,
            List.of(
                new Curve.Line(
                    "POST, answered", xs, steps.stream().map(WaitingLoad.Step::post).toList()),
                new Curve.Line("GET", xs, steps.stream().map(WaitingLoad.Step::get).toList()))));
    run.add(
        new Curve(
            "Memory of a gateway in which responses wait",
            "responses waiting",
            "resident set, MiB",
            false,
            false,
            List.of(
                new Curve.Line(
                    "gateway", xs, steps.stream().map(WaitingLoad.Step::residentMib).toList()))));
  }

  private static Map<String, String> settings(
      BrokerProcess broker, RegistryProcess registry, Path audio, int port) {
    Map<String, String> settings = new HashMap<>();
    settings.put("lector.kafka.bootstrap.servers", broker.bootstrapServers());
    settings.put("lector.registry.url", registry.url());
    settings.put("lector.store.dir", audio.toString());
    settings.put("lector.http.host", "127.0.0.1");
    settings.put("lector.http.port", Integer.toString(port));
    settings.put("lector.http.connections", "100000");
    settings.put("lector.limits.waiting", "100000");
    settings.put("lector.limits.jobs", "100000");
    settings.put("lector.limits.wait", "PT30M");
    // Nobody works on the queue: its length must be no reason to refuse.
    settings.put("lector.limits.queuewait", "PT24H");
    settings.put("lector.limits.backlog", "100000000");
    return settings;
  }
}
