package dev.lector.bridge.read;

import dev.lector.bridge.workers.WorkerDirectory;
import dev.lector.events.WorkerSeen;
import java.net.InetAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Where the workers are that can be asked about a model. */
final class WorkerAddresses {
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
          && (!ofOneMachine(name) || worker.getHost().equals(host));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** Whether a name in a URL means another machine on each machine or network. */
  private static boolean ofOneMachine(String name) {
    if (name.equalsIgnoreCase("localhost")) {
      return true;
    }
    try {
      InetAddress address =
          InetAddress.ofLiteral(name.startsWith("[") ? name.substring(1, name.length() - 1) : name);
      return address.isLoopbackAddress()
          || address.isAnyLocalAddress()
          || address.isLinkLocalAddress();
    } catch (IllegalArgumentException e) {
      // A name, not an address.
      return false;
    }
  }
}
