package dev.lector.bridge.read;

import dev.lector.events.WorkerSeen;
import java.net.InetAddress;
import java.net.URI;
import java.util.Optional;

/**
 * Where a worker can be asked, as its heartbeat says.
 *
 * @param url {@code http(s)://host:port} and nothing else
 * @param here whether the worker says that it is on this machine
 */
record WorkerAddress(String url, boolean here) {
  /** A worker's address; empty when it gives none that is one. */
  static Optional<WorkerAddress> of(WorkerSeen worker, String thisHost) {
    try {
      URI url = URI.create(worker.getUrl());
      return url.getHost() != null
              && url.getRawPath().isEmpty()
              && url.getRawUserInfo() == null
              && url.getRawQuery() == null
              && url.getRawFragment() == null
              && ("http".equals(url.getScheme()) || "https".equals(url.getScheme()))
          ? Optional.of(new WorkerAddress(worker.getUrl(), worker.getHost().equals(thisHost)))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Its host: a name, or a number without brackets. */
  String host() {
    String host = URI.create(url).getHost();
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  /** Its host where it is a number, or is known to be this machine. */
  Optional<InetAddress> number() {
    String host = host();
    if (host.equalsIgnoreCase("localhost")) {
      return Optional.of(InetAddress.getLoopbackAddress());
    }
    try {
      return Optional.of(InetAddress.ofLiteral(host));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
