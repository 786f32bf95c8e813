package dev.lector.standalone.faults;

import dev.lector.standalone.e2e.ChildProcess;
import dev.lector.standalone.e2e.Registries;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A farm with two of everything and three brokers. The last worker reaches the brokers through
 * proxies.
 */
final class ClusterFarm implements AutoCloseable {
  static final int WORKERS = 2;
  static final int LEDGERS = 2;
  static final int REGISTRIES = 2;
  private static final int LEAVE_SECONDS = 90;

  private final BrokerCluster brokers;
  private final Farm farm;
  private final List<ChildProcess> workers = new ArrayList<>();
  private final int bridgePort = Registries.freePort();

  /** Starts everything; on return requests are taken. */
  ClusterFarm(Path directory) throws Exception {
    this.brokers = new BrokerCluster(directory.resolve("brokers"));
    try {
      this.farm = new Farm(directory, brokers, REGISTRIES, LEDGERS);
    } catch (Exception | AssertionError e) {
      brokers.close();
      throw e;
    }
    try {
      for (int i = 0; i < WORKERS; i++) {
        workers.add(newWorker(i));
      }
      farm.bridge(bridgePort);
      for (int i = 0; i < WORKERS; i++) {
        farm.awaitTaking(name(i), workers.get(i));
      }
      brokers.awaitInSync();
    } catch (Exception | AssertionError e) {
      farm.close();
      throw e;
    }
  }

  BrokerCluster brokers() {
    return brokers;
  }

  Farm farm() {
    return farm;
  }

  int bridgePort() {
    return bridgePort;
  }

  private ChildProcess newWorker(int number) throws Exception {
    return farm.launchWorker(
        name(number),
        number == WORKERS - 1
            ? Map.of("lector.kafka.bootstrap.servers", brokers.proxiedBootstrap())
            : Map.of());
  }

  private static String name(int number) {
    return "worker-" + number;
  }

  void killWorker(int number) {
    workers.get(number).kill();
  }

  /** Starts a worker that was killed, and waits until it takes requests. */
  void startWorker(int number) throws Exception {
    workers.set(number, newWorker(number));
    farm.awaitTaking(name(number), workers.get(number));
  }

  /** Has a worker leave in order, and another one take its place. */
  void rollWorker(int number) throws Exception {
    leave(workers.get(number));
    startWorker(number);
  }

  /** Has a ledger leave in order, and come back. */
  void rollLedger(int number) throws Exception {
    leave(farm.ledger(number));
    farm.launchLedger(number);
    farm.awaitLedger(number);
  }

  private static void leave(ChildProcess process) throws InterruptedException {
    process.terminate();
    var _ = process.exitCode(LEAVE_SECONDS);
  }

  @Override
  public void close() {
    farm.close();
  }
}
