package dev.lector.bridge.read;

import dev.lector.bridge.workers.WorkerDirectory;
import dev.lector.events.WorkerSeen;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** Where the workers are that can be asked about a model. */
final class WorkerAddresses {
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  private final WorkerDirectory workers;
  private final String host;

  /**
   * @param workers those there are
   * @param host name of this machine
   */
  WorkerAddresses(WorkerDirectory workers, String host) {
    this.workers = workers;
    this.host = host;
  }

  /**
   * In any order, so that none is always asked first.
   *
   * @param model or alias; empty for the default model
   */
  List<String> of(String model) {
    List<String> addresses = new ArrayList<>();
    for (WorkerSeen worker : workers.able(model)) {
      if (reachable(worker)) {
        addresses.add(worker.getUrl());
      }
    }
    Collections.shuffle(addresses);
    return addresses;
  }

  /** One that listens on its own machine alone is for the gateways there. */
  private boolean reachable(WorkerSeen worker) {
    try {
      URI url = URI.create(worker.getUrl());
      String name = url.getHost();
      return name != null
          && url.getRawPath().isEmpty()
          && url.getRawUserInfo() == null
          && url.getRawQuery() == null
          && ("http".equals(url.getScheme()) || "https".equals(url.getScheme()))
          && (!LOOPBACK.contains(name) || worker.getHost().equals(host));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
