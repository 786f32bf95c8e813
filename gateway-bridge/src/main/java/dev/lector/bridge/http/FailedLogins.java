package dev.lector.bridge.http;

import dev.lector.http.ClientNetwork;
import java.net.SocketAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/**
 * Which failed logins are told, so that whoever tries many fills no disk: a few of each client's
 * network and some of all in a minute. How many were not told is told with the next. Safe for use
 * by many threads.
 */
final class FailedLogins {
  static final int OF_NETWORK = 5;
  static final int OF_ALL = 200;
  private static final long MINUTE = 60_000_000_000L;

  private final LongSupplier nanos;
  private final Map<String, Integer> told = new HashMap<>();
  private long begun;
  private int all;
  private long untold;

  /**
   * @param nanos ticks, as {@link System#nanoTime} gives them
   */
  FailedLogins(LongSupplier nanos) {
    this.nanos = nanos;
    this.begun = nanos.getAsLong();
  }

  /**
   * Counts one.
   *
   * @return when it is to be told, how many before it were not; otherwise empty
   */
  synchronized OptionalLong count(SocketAddress client) {
    String network = ClientNetwork.of(client);
    long now = nanos.getAsLong();
    if (now - begun >= MINUTE) {
      begun = now;
      told.clear();
      all = 0;
    }
    if (all >= OF_ALL || told.getOrDefault(network, 0) >= OF_NETWORK) {
      untold++;
      return OptionalLong.empty();
    }
    all++;
    told.merge(network, 1, Integer::sum);
    long before = untold;
    untold = 0;
    return OptionalLong.of(before);
  }
}
