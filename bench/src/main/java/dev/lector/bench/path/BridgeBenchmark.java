package dev.lector.bench.path;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lector.bench.machinery.BrokerProcess;
import dev.lector.bench.machinery.HttpConnections;
import dev.lector.bench.machinery.ProcessorTime;
import dev.lector.bench.machinery.Wait;
import dev.lector.bench.measure.Benchmark;
import dev.lector.bench.measure.Figure;
import dev.lector.bench.measure.Goal;
import dev.lector.bench.measure.Medians;
import dev.lector.bench.measure.Rounds;
import dev.lector.bench.measure.Run;
import dev.lector.bridge.Bridge;
import dev.lector.bridge.BridgeConfig;
import dev.lector.bridge.auth.Gatekeeper;
import dev.lector.bridge.http.Call;
import dev.lector.bridge.http.HttpServer;
import dev.lector.bridge.http.Json;
import dev.lector.bridge.http.RefusedException;
import dev.lector.bridge.http.Reply;
import dev.lector.bridge.http.Routes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** {@code bridge}: what the way through Kafka costs a gateway beside its HTTP. */
public final class BridgeBenchmark implements Benchmark {
  private static final int CLIENTS = 256;

  /** Forty seconds of each side: the way through Kafka is several times faster once compiled. */
  private static final int WARM_UPS = 10;

  private static final String URL = "http://localhost/media/" + "0".repeat(64) + ".wav";

  @Override
  public String name() {
    return "bridge";
  }

  @Override
  public String question() {
    return "Requests per second of one gateway with a stub for a farm, against its HTTP server alone";
  }

  @Override
  public void measure(Run run) throws Exception {
    Path audio = run.work().resolve("audio");
    String registry = "mock://" + run.work().getFileName();
    Duration round = Duration.ofSeconds(run.size(4, 2));
    run.fact("connections", Integer.toString(CLIENTS));
    try (BrokerProcess broker = BrokerProcess.start(run.work())) {
      BridgeConfig config = config(broker.bootstrapServers(), registry, audio);
      try (Bridge bridge = Bridge.start(config);
          HttpServer alone = alone(config);
          HttpConnections toBridge = new HttpConnections(bridge.port());
          HttpConnections toServer = new HttpConnections(alone.port())) {
        if (!Wait.until(bridge::ready)) {
          throw new IllegalStateException("The gateway does not get ready");
        }
        try (StubFarm _ =
            StubFarm.start(broker.bootstrapServers(), registry, audio, "", _ -> true)) {
          Rounds<Seen> rounds =
              Rounds.alternate(
                  run.size(WARM_UPS, 1),
                  run.rounds(),
                  () -> load(broker.pid(), round, toBridge),
                  () -> load(broker.pid(), round, toServer));
          run.add(
              Figure.ratio(
                  "requests per second",
                  "requests/s",
                  "the same HTTP server, answering at once",
                  rounds.by(Seen::perSecond),
                  Goal.atLeast(0.5)));
          run.fact("processor time per request through Kafka", shares(rounds.measured()));
          run.fact("processor time per request answered at once", shares(rounds.reference()));
        }
      }
    }
  }

  /**
   * What a round saw.
   *
   * @param broker processor time of the broker per request, microseconds
   * @param here processor time of the load, the server and the stub per request, microseconds
   */
  private record Seen(double perSecond, double broker, double here) {}

  private static Seen load(long broker, Duration round, HttpConnections client) throws Exception {
    double brokerBefore = ProcessorTime.micros(broker);
    double hereBefore = ProcessorTime.micros(ProcessHandle.current().pid());
    long start = System.nanoTime();
    double perSecond = ClosedLoad.perSecond(CLIENTS, round, index -> Sentences.ask(client, index));
    double requests = perSecond * (System.nanoTime() - start) / 1e9;
    return new Seen(
        perSecond,
        (ProcessorTime.micros(broker) - brokerBefore) / requests,
        (ProcessorTime.micros(ProcessHandle.current().pid()) - hereBefore) / requests);
  }

  private static String shares(List<Seen> rounds) {
    return "%.0f µs in the broker, %.0f µs in load, server and stub"
        .formatted(
            Medians.of(rounds.stream().map(Seen::broker).toList()),
            Medians.of(rounds.stream().map(Seen::here).toList()));
  }

  private static BridgeConfig config(String bootstrapServers, String registry, Path audio) {
    return BridgeConfig.load(
        Map.of(
            "lector.kafka.bootstrap.servers",
            bootstrapServers,
            "lector.registry.url",
            registry,
            "lector.store.dir",
            audio.toString(),
            "lector.http.host",
            "127.0.0.1",
            "lector.http.port",
            "0",
            // The farm is a stub beside the queue, so the queue only ever grows.
            "lector.limits.queuewait",
            "PT24H",
            "lector.limits.backlog",
            "100000000"));
  }

  /** The gateway's own HTTP server: it reads the body and answers as the gateway does. */
  private static HttpServer alone(BridgeConfig config) {
    Routes routes =
        Routes.builder().guarded("POST", "/text-to-speech", BridgeBenchmark::atOnce).build();
    return HttpServer.start(config.http(), routes, new Gatekeeper(List.of()), (_, _, _, _) -> {});
  }

  private static Reply atOnce(Call call) throws RefusedException {
    byte[] body = call.body(1 << 20, bytes -> bytes);
    ObjectNode answer = Json.object();
    answer.putObject("audio").put("url", body.length == 0 ? "" : URL);
    return Reply.json(200, answer);
  }
}
