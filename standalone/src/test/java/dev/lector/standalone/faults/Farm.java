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
import java.util.stream.Collectors;
import org.awaitility.core.ConditionTimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A farm on one machine, each part a process of its own: brokers, registries, ledgers, and as many
 * workers and bridges as a test wants, started by the launcher's commands. Every part may be
 * killed; brokers, registries and ledgers can be started again at the same address with what they
 * had.
 */
final class Farm implements AutoCloseable {
  private static final Duration START = Duration.ofMinutes(4);
  private static final Duration ANSWER = Duration.ofSeconds(30);

  /** The shortest lock that brokers allow by default. */
  static final Duration LOCK = Duration.ofSeconds(15);

  /** What lives for seconds: what the second compiler gains would come too late. */
  private static final String SHORT_LIVED = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx384m";

  private final Path directory;
  private final Brokers brokers;
  private final List<RegistrySettings> registrySettings = new ArrayList<>();
  private final List<RegistryProcess> registries = new ArrayList<>();
  private final List<Ledger> ledgers = new ArrayList<>();
  private final HttpClient http = HttpClient.newHttpClient();
  private final List<ChildProcess> started = new ArrayList<>();
  private final Map<String, Integer> workerPorts = new HashMap<>();
  private int logs;

  /** Starts registry and ledger; the brokers are its own from then on. */
  Farm(Path directory, Brokers brokers) throws Exception {
    this(directory, brokers, 1, 1);
  }

  /**
   * Starts registries and ledgers; the brokers are its own from then on.
   *
   * @param registries several share what they know through the brokers
   * @param ledgers of several, each keeps a copy of the others' stores
   */
  Farm(Path directory, Brokers brokers, int registries, int ledgers) throws Exception {
    this.directory = directory;
    this.brokers = brokers;
    Files.createDirectories(audio());
    for (int i = 0; i < registries; i++) {
      RegistrySettings settings =
          new RegistrySettings(
              Registries.distribution(),
              directory.resolve("registry-" + i),
              "localhost",
              Registries.freePort(),
              List.of(),
              registries == 1 ? Map.of() : sharedStorage());
      registrySettings.add(settings);
      this.registries.add(RegistryProcess.start(settings));
    }
    for (int i = 0; i < ledgers; i++) {
      this.ledgers.add(new Ledger(directory.resolve("ledger-" + i), Registries.freePort()));
    }
    for (int i = 0; i < ledgers; i++) {
      launchLedger(i);
    }
    for (int i = 0; i < ledgers; i++) {
      awaitLedger(i);
    }
  }

  /** Apicurio keeps the schemas in a topic then, so that any node may die. */
  private Map<String, String> sharedStorage() {
    return Map.of(
        "apicurio.storage.kind",
        "kafkasql",
        "apicurio.kafkasql.bootstrap.servers",
        brokers.bootstrap());
  }

  String bootstrap() {
    return brokers.bootstrap();
  }

  String registryUrl() {
    return registries.stream().map(RegistryProcess::url).collect(Collectors.joining(","));
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
    environment.put("LECTOR_JAVA_OPTS", SHORT_LIVED);
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
    settings.put("lector.limits.wait", "PT10M");
    ChildProcess bridge =
        launch(
            ChildProcess.lector(
                log("bridge"), ChildProcess.environment(settings), "gateway-bridge"));
    awaitReady(bridge, port, "/health/ready");
    return bridge;
  }

  void stopRegistry() {
    stopRegistry(0);
  }

  void startRegistry() throws Exception {
    startRegistry(0);
  }

  void stopRegistry(int number) {
    registries.get(number).close();
  }

  void startRegistry(int number) throws Exception {
    registries.set(number, RegistryProcess.start(registrySettings.get(number)));
  }

  void killLedger() {
    ledger(0).kill();
  }

  void startLedger() throws Exception {
    launchLedger(0);
    awaitLedger(0);
  }

  /** A ledger's process. */
  ChildProcess ledger(int number) {
    return Objects.requireNonNull(ledgers.get(number).process);
  }

  /** Starts a ledger, not waited for. */
  void launchLedger(int number) throws IOException {
    Ledger ledger = ledgers.get(number);
    Map<String, String> settings = settings();
    settings.put("lector.ledger.dir", ledger.directory.toString());
    settings.put("lector.ledger.port", Integer.toString(ledger.port));
    settings.put("lector.ledger.advertised", "localhost:" + ledger.port);
    settings.put("lector.ledger.partitions", Integer.toString(ledgers.size()));
    settings.put("lector.ledger.standbys", Integer.toString(ledgers.size() - 1));
    Map<String, String> environment = ChildProcess.environment(settings);
    environment.put("LECTOR_JAVA_OPTS", SHORT_LIVED);
    ledger.process = launch(ChildProcess.lector(log("ledger-" + number), environment, "ledger"));
  }

  /** Waits until a ledger has its stores. */
  void awaitLedger(int number) throws IOException {
    awaitReady(ledger(number), ledgers.get(number).port, "/health/ready");
  }

  /** What a ledger answers about a job. */
  String ledgerSays(String requestId) throws IOException, InterruptedException {
    return get(ledgers.getFirst().port, "/ledger/jobs/" + requestId);
  }

  String get(int port, String path) throws IOException, InterruptedException {
    return ask(port, path).body();
  }

  /** Kills what a test has started beyond the farm itself. */
  void killTheRest() {
    started.removeIf(
        process -> {
          if (ledgers.stream().allMatch(ledger -> ledger.process != process)) {
            process.kill();
            return true;
          }
          return false;
        });
  }

  @Override
  public void close() {
    started.forEach(ChildProcess::kill);
    registries.forEach(RegistryProcess::close);
    brokers.close();
    http.close();
  }

  private Map<String, String> settings() {
    Map<String, String> settings =
        new HashMap<>(
            new ServiceSettings(
                    bootstrap(),
                    registryUrl(),
                    audio(),
                    Optional.empty(),
                    "localhost",
                    0,
                    "a secret for the tests",
                    Map.of())
                .overrides());
    settings.put(
        "lector.ledger.url",
        ledgers.stream()
            .map(ledger -> "http://localhost:" + ledger.port)
            .collect(Collectors.joining(",")));
    settings.put("lector.ledger.host", "localhost");
    settings.put("lector.worker.lock", LOCK.toString());
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

  /** A ledger's place, and the process that runs there now. */
  private static final class Ledger {
    private final Path directory;
    private final int port;
    private @Nullable ChildProcess process;

    Ledger(Path directory, int port) {
      this.directory = directory;
      this.port = port;
    }
  }
}
