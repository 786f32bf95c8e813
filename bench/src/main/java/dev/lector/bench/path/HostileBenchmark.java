package dev.lector.bench.path;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lector.bench.machinery.BrokerProcess;
import dev.lector.bench.machinery.Child;
import dev.lector.bench.machinery.HttpConnections;
import dev.lector.bench.machinery.OpenLoad;
import dev.lector.bench.machinery.Registries;
import dev.lector.bench.machinery.ResidentSet;
import dev.lector.bench.measure.Benchmark;
import dev.lector.bench.measure.Figure;
import dev.lector.bench.measure.Goal;
import dev.lector.bench.measure.Medians;
import dev.lector.bench.measure.Rounds;
import dev.lector.bench.measure.Run;
import dev.lector.http.FreePort;
import dev.lector.standalone.registry.RegistryProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** {@code hostile}: what an ordinary client notices of hostile ones. */
public final class HostileBenchmark implements Benchmark {
  private static final String HEAP = "-Xmx512m";
  private static final int CLIENTS = 500;
  private static final int FEW = 50;

  /** Ordinary requests per second. */
  private static final double PER_SECOND = 100;

  private static final int WARM_UP_CLIENTS = 16;
  private static final Duration SETTLING = Duration.ofSeconds(3);
  private static final String TENANT = "ordinary";
  private static final String HOSTILE = "hostile";
  private static final double MIB = 1 << 20;

  private final List<Double> connections = new ArrayList<>();
  private final List<Double> mebibytes = new ArrayList<>();
  private int loads;

  @Override
  public String name() {
    return HOSTILE;
  }

  @Override
  public String question() {
    return "p99 of ordinary requests beside 500 hostile connections, against without them";
  }

  @Override
  public void measure(Run run) throws Exception {
    Path audio = run.work().resolve("audio");
    int port = FreePort.find();
    int clients = run.size(CLIENTS, FEW);
    Duration round = Duration.ofSeconds(run.size(15, 2));
    try (BrokerProcess broker = BrokerProcess.start(run.work());
        RegistryProcess registry = Registries.start(run.home(), run.work());
        Child gateway =
            Child.lector(
                run.home(),
                run.work().resolve("gateway.log"),
                settings(broker, registry, audio, port),
                HEAP,
                "gateway-bridge");
        HttpConnections client = HttpConnections.withToken(port, TENANT)) {
      gateway.awaitSaid("Replies come to partition");
      try (StubFarm _ =
          StubFarm.start(broker.bootstrapServers(), registry.url(), audio, TENANT, _ -> true)) {
        ClosedLoad.perSecond(
            WARM_UP_CLIENTS, Duration.ofSeconds(run.size(20, 2)), index -> ask(client, 0, index));
        Rounds<Double> seen =
            Rounds.alternate(
                1,
                run.rounds(),
                () -> among(clients, port, run.work().resolve("hostile.log"), client, round),
                () -> p99(client, round));
        run.fact("heap", HEAP);
        run.fact("hostile connections at once", Integer.toString(clients));
        run.fact(
            "what they did",
            "%.0f connections and %.0f MiB per second"
                .formatted(Medians.of(connections), Medians.of(mebibytes)));
        run.add(
            Figure.ratio(
                "p99 of ordinary requests",
                "ms",
                "the same without hostile clients",
                seen.by(Double::doubleValue),
                Goal.atMost(2)));
        run.fact("resident set at the end", "%.0f MiB".formatted(ResidentSet.mib(gateway.pid())));
      }
    }
  }

  private double among(int clients, int port, Path log, HttpConnections client, Duration round)
      throws Exception {
    try (HostileClients hostile = HostileClients.start(log, port, clients, HOSTILE)) {
      p99(client, SETTLING); // while all of them connect at once, and their process is cold
      HostileClients.Tally before = hostile.tally();
      long start = System.nanoTime();
      double p99 = p99(client, round);
      HostileClients.Tally after = hostile.tally();
      double seconds = (System.nanoTime() - start) / 1e9;
      connections.add((after.connections() - before.connections()) / seconds);
      mebibytes.add((after.bytes() - before.bytes()) / seconds / MIB);
      return p99;
    }
  }

  private double p99(HttpConnections client, Duration duration) throws Exception {
    int load = ++loads;
    OpenLoad.Outcome outcome =
        OpenLoad.run(PER_SECOND, duration, new Random(load), index -> ask(client, load, index));
    outcome.mustHaveEndedWell("in load " + load);
    return outcome.latencies().millis(99);
  }

  private static void ask(HttpConnections client, int load, int index) throws IOException {
    HttpConnections.Answer answer =
        client.post("/text-to-speech", "{\"text\":\"This is %d of %d.\"}".formatted(index, load));
    if (answer.status() != 200) {
      throw new IOException("Not answered, but " + answer);
    }
  }

  private static Map<String, String> settings(
      BrokerProcess broker, RegistryProcess registry, Path audio, int port) {
    return Map.of(
        "lector.kafka.bootstrap.servers",
        broker.bootstrapServers(),
        "lector.registry.url",
        registry.url(),
        "lector.store.dir",
        audio.toString(),
        "lector.http.host",
        "127.0.0.1",
        "lector.http.port",
        Integer.toString(port),
        "lector.auth.tokens",
        tenant(TENANT) + "," + tenant(HOSTILE),
        // The farm is a stub beside the queue, so the queue only ever grows.
        "lector.limits.queuewait",
        "PT24H",
        "lector.limits.backlog",
        "100000000");
  }

  /** A tenant whose token is its name. */
  private static String tenant(String name) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return name + ":" + HexFormat.of().formatHex(digest.digest(name.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256, but this one", e);
    }
  }
}
