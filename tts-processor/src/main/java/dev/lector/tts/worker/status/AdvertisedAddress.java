package dev.lector.tts.worker.status;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Set;

/** Where bridges reach a worker's HTTP port. */
final class AdvertisedAddress {
  private static final Set<String> ANY = Set.of("", "0.0.0.0", "::", "[::]");

  private AdvertisedAddress() {}

  /**
   * Its address.
   *
   * @param configured {@code lector.worker.url}; empty to find it out
   * @param scheme {@code http} or {@code https}
   * @param host the address it listens on
   * @param port it listens on; -1 when it does not
   * @return without a slash at the end; empty when it does not listen
   */
  static String of(String configured, String scheme, String host, int port) {
    if (port < 0) {
      return "";
    }
    if (!configured.isEmpty()) {
      return configured.endsWith("/")
          ? configured.substring(0, configured.length() - 1)
          : configured;
    }
    return scheme + "://" + (ANY.contains(host) ? thisMachine() : bracketed(host)) + ":" + port;
  }

  /** By number where it has one for others: the names of containers are known to few. */
  private static String thisMachine() {
    try {
      InetAddress local = InetAddress.getLocalHost();
      if (local.isLoopbackAddress() || local.isLinkLocalAddress()) {
        return local.getHostName();
      }
      String number = local.getHostAddress();
      return local instanceof Inet6Address ? "[" + number + "]" : number;
    } catch (UnknownHostException _) {
      return "localhost";
    }
  }

  private static String bracketed(String host) {
    return host.indexOf(':') >= 0 && !host.startsWith("[") ? "[" + host + "]" : host;
  }
}
