package dev.lector.standalone.broker;

import java.nio.file.Path;

/**
 * Where the broker listens and keeps its data.
 *
 * @param data directory of the broker alone; made when it is missing
 * @param bind address the client listener is bound to, e.g. {@code localhost} or {@code 0.0.0.0}
 * @param advertised host name that clients are told to connect to
 * @param port TCP port of the client listener; 0 takes a free one
 * @param passing whether the broker serves a few requests and its data is thrown away: it then
 *     starts faster and answers the members of its groups more often than would be good for many
 */
public record BrokerSettings(Path data, String bind, String advertised, int port, boolean passing) {
  /**
   * Checks the port.
   *
   * @throws IllegalArgumentException when the port is not one
   */
  public BrokerSettings {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("The Kafka port must be 0 to 65535, but is " + port);
    }
  }

  /** For data that stays. */
  public BrokerSettings(Path data, String bind, String advertised, int port) {
    this(data, bind, advertised, port, false);
  }

  /** For this machine alone: bound to {@code localhost}. */
  public static BrokerSettings local(Path data, int port) {
    return new BrokerSettings(data, "localhost", "localhost", port);
  }

  /** For this process alone: as {@link #local}, for a few requests, with data that nobody keeps. */
  public static BrokerSettings passing(Path data, int port) {
    return new BrokerSettings(data, "localhost", "localhost", port, true);
  }
}
