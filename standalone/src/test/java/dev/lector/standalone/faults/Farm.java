package dev.lector.standalone.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lector.standalone.e2e.ChildProcess;
import dev.lector.standalone.e2e.Registries;
import dev.lector.standalone.local.ServiceSettings;
import dev.lector.standalone.registry.RegistryProcess;
import dev.lector.standalone.registry.RegistrySettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.awaitility.core.ConditionTimeoutException;

/**
 * A farm on one machine, each part a process of its own: broker, registry, ledger, and as many
 * workers and bridges as a test wants, started by the launcher's commands. Every part may be
 * killed; those that a farm has one of can be started again at the same address with what they had.
 */
final class Farm implements AutoCloseable {
  private static final Duration START = Duration.ofMinutes(2);
  private static final Duration ANSWER = Duration.ofSeconds(10);

  /** The shortest lock that brokers allow by default. */
  private static final String LOCK = "PT15S";

  private final Path directory;
  private final RegistrySettings registrySettings;
  private final int brokerPort = Registries.freePort();
  private final int ledgerPort = Registries.freePort();
  private final HttpClient http = HttpClient.newHttpClient();
  private final List<ChildProcess> started = new ArrayList<>();
  private final Map<String, Integer> workerPorts = new HashMap<>();
  private ChildProcess broker;
  private RegistryProcess registry;
  private ChildProcess ledger;
  private int logs;

  /** Starts broker, registry and ledger. */
  Farm(Path directory) throws Exception {
    this.directory = directory;
    Files.createDirectories(audio());
    this.registrySettings =
        new RegistrySettings(
            Registries.distribution(),
            directory.resolve("registry"),
            "localhost",
            Registries.freePort());
    this.registry = RegistryProcess.start(registrySettings);
    this.broker = launchBroker();
    this.ledger = launchLedger();
    awaitReady(ledger, ledgerPort, "/health/ready");
  }

  String bootstrap() {
    return "localhost:" + brokerPort;
  }

  String registryUrl() {
    return registry.url();
  }

  /** Where the audio is. */
  Path audio() {
    return directory.resolve("audio");
  }

  /** A worker that takes requests, by the launcher. */
  ChildProcess worker(String name, Map<String, String> more) throws Exception {
    return worker(name, more, Map.of());
  }

  /** A worker that takes requests, in a process with this environment. */
  ChildProcess worker(String name, Map<String, String> more, Map<String, String> environment)
      throws Exception {
    ChildProcess worker = launchWorker(name, more, environment);
    awaitTaking(name, worker);
    return worker;
  }

  /** Waits until a worker takes requests. */
  void awaitTaking(String name, ChildProcess worker) throws IOException {
    awaitReady(worker, workerPort(name), "/health/ready");
  }

  /** A worker, not waited for. */
  ChildProcess launchWorker(String name, Map<String, String> more) throws IOException {
    return launchWorker(name, more, Map.of());
  }

  private ChildProcess launchWorker(
      String name, Map<String, String> more, Map<String, String> added) throws IOException {
    Map<String, String> environment = ChildProcess.environment(workerSettings(name, more));
    environment.putAll(added);
    // It lives for seconds: what the second compiler gains would come too late.
    environment.put("LECTOR_JAVA_OPTS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
    return launch(ChildProcess.lector(log(name), environment, "tts-processor"));
  }

  /** How many requests a worker works on just now. */
  int inFlight(String worker) throws IOException, InterruptedException {
    return metric(worker, "lector_worker_in_flight");
  }

  /** How many utterances a worker has synthesised. */
  int synthesised(String worker) throws IOException, InterruptedException {
    return metric(worker, "lector_worker_synthesis_seconds_count");
  }

  private int metric(String worker, String name) throws IOException, InterruptedException {
    return get(workerPort(worker), "/metrics")
        .lines()
        .filter(line -> line.startsWith(name))
        .mapToInt(line -> (int) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  /** A worker that does what this main class adds to it; not waited for. */
  ChildProcess faultyWorker(String name, Fault fault, Map<String, String> more) throws Exception {
    Map<String, String> environment = ChildProcess.environment(workerSettings(name, more));
    environment.put(FaultyWorker.FAULT, fault.name());
    return launch(
        ChildProcess.java(log(name), environment, List.of(), FaultyWorker.class.getName()));
  }

  private int workerPort(String name) {
    return Objects.requireNonNull(workerPorts.get(name), name);
  }

  private Map<String, String> workerSettings(String name, Map<String, String> more)
      throws IOException {
    Map<String, String> settings = settings();
    settings.put("lector.worker.name", name);
    int port = Registries.freePort();
    workerPorts.put(name, port);
    settings.put("lector.worker.port", Integer.toString(port));
    settings.put("lector.threads", "1");
    settings.put("lector.text.phonemes", "lexicon");
    settings.putAll(more);
    return settings;
  }

  /** A bridge at a port; waited for. */
  ChildProcess bridge(int port) throws Exception {
    Map<String, String> settings = settings();
    settings.put("lector.http.port", Integer.toString(port));
    settings.put("lector.limits.wait", "PT3M");
    ChildProcess bridge =
        launch(
            ChildProcess.lector(
                log("bridge"), ChildProcess.environment(settings), "gateway-bridge"));
    awaitReady(bridge, port, "/health/ready");
    return bridge;
  }

  void killBroker() {
    broker.kill();
  }

  void startBroker() throws Exception {
    broker = launchBroker();
  }

  void stopRegistry() {
    registry.close();
  }

  void startRegistry() throws Exception {
    registry = RegistryProcess.start(registrySettings);
  }

  void killLedger() {
    ledger.kill();
  }

  void startLedger() throws Exception {
    ledger = launchLedger();
    awaitReady(ledger, ledgerPort, "/health/ready");
  }

  /** What the ledger answers about a job. */
  String ledgerSays(String requestId) throws IOException, InterruptedException {
    return get(ledgerPort, "/ledger/jobs/" + requestId);
  }

  String get(int port, String path) throws IOException, InterruptedException {
    return ask(port, path).body();
  }

  /** Kills what a test has started beyond the farm itself. */
  void killTheRest() {
    started.removeIf(
        process -> {
          if (process != broker && process != ledger) {
            process.kill();
            return true;
          }
          return false;
        });
  }

  @Override
  public void close() {
    started.forEach(ChildProcess::kill);
    registry.close();
    http.close();
  }

  private ChildProcess launchBroker() throws Exception {
    ChildProcess process =
        launch(
            ChildProcess.java(
                log("broker"),
                Map.of(),
                List.of("-Xmx512m"),
                BrokerMain.class.getName(),
                directory.resolve("kafka").toString(),
                Integer.toString(brokerPort)));
    await().atMost(START).until(() -> process.hasSaid(BrokerMain.STARTED) || !process.isAlive());
    assertThat(process.said()).contains(BrokerMain.STARTED);
    return process;
  }

  private ChildProcess launchLedger() throws Exception {
    Map<String, String> settings = settings();
    settings.put("lector.role", "ledger");
    return launch(
        ChildProcess.lector(log("ledger"), ChildProcess.environment(settings), "tts-processor"));
  }

  private Map<String, String> settings() {
    Map<String, String> settings =
        new HashMap<>(
            new ServiceSettings(
                    bootstrap(),
                    registry.url(),
                    audio(),
                    Optional.of(directory.resolve("ledger")),
                    "localhost",
                    0,
                    "a secret for the tests",
                    Map.of())
                .overrides());
    settings.put("lector.ledger.port", Integer.toString(ledgerPort));
    settings.put("lector.ledger.url", "http://localhost:" + ledgerPort);
    settings.put("lector.worker.lock", LOCK);
    return settings;
  }

  private ChildProcess launch(ChildProcess process) {
    started.add(process);
    return process;
  }

  private Path log(String name) {
    logs++;
    return directory.resolve(String.format("%03d-%s.log", logs, name));
  }

  private void awaitReady(ChildProcess process, int port, String path) throws IOException {
    try {
      await()
          .atMost(START)
          .pollInterval(Duration.ofMillis(100))
          .until(() -> !process.isAlive() || answers(port, path));
    } catch (ConditionTimeoutException e) {
      throw new AssertionError("Not ready: " + process.saidAtLast(), e);
    }
    assertThat(process.isAlive()).as(process::saidAtLast).isTrue();
  }

  private boolean answers(int port, String path) throws InterruptedException {
    try {
      return ask(port, path).statusCode() == 200;
    } catch (IOException e) {
      return false; // It does not listen yet.
    }
  }

  private HttpResponse<String> ask(int port, String path) throws IOException, InterruptedException {
    URI uri = URI.create("http://localhost:" + port + path);
    return http.send(HttpRequest.newBuilder(uri).timeout(ANSWER).build(), BodyHandlers.ofString());
  }
}
