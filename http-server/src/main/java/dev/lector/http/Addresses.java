package dev.lector.http;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.HexFormat;
import java.util.concurrent.ConcurrentHashMap;

/** How many connections each client address has. Safe for use by many threads. */
final class Addresses {
  /** Bytes of an IPv6 address that name a network; one client has all addresses in it. */
  private static final int NETWORK = 8;

  private final int most;
  private final ConcurrentHashMap<String, Integer> counts = new ConcurrentHashMap<>();

  Addresses(int most) {
    this.most = most;
  }

  /** What of an address is counted. */
  static String key(SocketAddress address) {
    if (!(address instanceof InetSocketAddress socket)) {
      return "local";
    }
    InetAddress host = socket.getAddress();
    return host instanceof Inet6Address && !host.isLoopbackAddress()
        ? HexFormat.of().formatHex(host.getAddress(), 0, NETWORK)
        : host.getHostAddress();
  }

  /** Counts one more; false when there are too many. */
  boolean enter(String key) {
    // The count that is one too many is taken back at once.
    if (counts.merge(key, 1, Integer::sum) <= most) {
      return true;
    }
    leave(key);
    return false;
  }

  /** Counts one less. */
  void leave(String key) {
    counts.computeIfPresent(key, (_, count) -> count == 1 ? null : count - 1);
  }
}
