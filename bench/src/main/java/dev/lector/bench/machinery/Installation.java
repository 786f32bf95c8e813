package dev.lector.bench.machinery;

import dev.lector.http.FreePort;
import dev.lector.standalone.local.ServiceSettings;
import dev.lector.standalone.registry.RegistryProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Lector as operators run it: a broker, a registry, and services by the launcher's commands, each a
 * process of its own. All are killed when it is closed.
 */
public final class Installation implements AutoCloseable {
  private final Path home;
  private final Path work;
  private final BrokerProcess broker;
  private final RegistryProcess registry;
  private final int ledgerPort = FreePort.find();
  private final Deque<Child> children = new ArrayDeque<>();

  private Installation(Path home, Path work, BrokerProcess broker, RegistryProcess registry)
      throws IOException {
    this.home = home;
    this.work = work;
    this.broker = broker;
    this.registry = registry;
  }

  /**
   * A service that takes requests.
   *
   * @param process it
   * @param port of its HTTP
   */
  public record Service(Child process, int port) {}

  /**
   * Starts broker and registry.
   *
   * @param home directory of the launcher
   * @param work where everything is kept
   */
  public static Installation start(Path home, Path work) throws Exception {
    BrokerProcess broker = BrokerProcess.start(work);
    try {
      return new Installation(home, work, broker, Registries.start(home, work));
    } catch (Exception e) {
      broker.close();
      throw e;
    }
  }

  /** What clients configure as {@code bootstrap.servers}. */
  public String bootstrapServers() {
    return broker.bootstrapServers();
  }

  /** What clients configure as {@code schema.registry.url}. */
  public String registryUrl() {
    return registry.url();
  }

  /** Directory with the audio. */
  public Path audio() {
    return work.resolve("audio");
  }

  /** Starts the ledger and waits until it is ready. */
  public Service ledger(String javaOptions) throws Exception {
    return start(
        "ledger",
        javaOptions,
        "ledger",
        ledgerPort,
        Map.of(
            "lector.ledger.dir", work.resolve("ledger").toString(),
            "lector.ledger.port", Integer.toString(ledgerPort)));
  }

  /**
   * Starts a bridge and waits until it is ready.
   *
   * @param more settings by their keys
   */
  public Service bridge(String javaOptions, Map<String, String> more) throws Exception {
    int port = FreePort.find();
    Map<String, String> settings = new HashMap<>(more);
    settings.put("lector.http.port", Integer.toString(port));
    return start("bridge", javaOptions, "gateway-bridge", port, settings);
  }

  /**
   * Starts a worker and waits until it is ready.
   *
   * @param more settings by their keys
   */
  public Service worker(String name, String javaOptions, Map<String, String> more)
      throws Exception {
    int port = FreePort.find();
    Map<String, String> settings = new HashMap<>(more);
    settings.put("lector.worker.name", name);
    settings.put("lector.worker.port", Integer.toString(port));
    return start(name, javaOptions, "tts-processor", port, settings);
  }

  private Service start(
      String name, String javaOptions, String command, int port, Map<String, String> more)
      throws Exception {
    Files.createDirectories(audio());
    Map<String, String> settings =
        new HashMap<>(
            new ServiceSettings(
                    bootstrapServers(),
                    registryUrl(),
                    audio(),
                    Optional.empty(),
                    "localhost",
                    0,
                    "a secret for measurements",
                    Map.of("lector.ledger.url", "http://localhost:" + ledgerPort))
                .overrides());
    settings.putAll(more);
    Child process = Child.lector(home, work.resolve(name + ".log"), settings, javaOptions, command);
    children.push(process);
    Service service = new Service(process, port);
    awaitReady(service);
    return service;
  }

  private static void awaitReady(Service service) throws IOException, InterruptedException {
    try (HttpConnections http = new HttpConnections(service.port())) {
      if (!Wait.until(() -> isReady(http), service.process()::isAlive)) {
        throw new IOException("Not ready:\n" + service.process().said());
      }
    }
  }

  private static boolean isReady(HttpConnections http) {
    try {
      return http.get("/health/ready").status() == 200;
    } catch (IOException e) {
      return false; // It does not listen yet.
    }
  }

  @Override
  public void close() {
    children.forEach(Child::kill);
    registry.close();
    broker.close();
  }
}
