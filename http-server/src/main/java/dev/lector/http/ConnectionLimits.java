package dev.lector.http;

import java.time.Duration;

/**
 * What clients may take of a server.
 *
 * @param connections connections held at once; more wait to be accepted
 * @param perAddress connections of one client address (of one /64 with IPv6); more are closed
 * @param header how long a request's header may take, from its first byte or from the connection's
 *     start
 * @param idle how long a connection may wait for its next request
 * @param body how long a server waits for a request's body, beside what {@code rate} allows
 * @param response how long a server waits for a client to take a response, beside what {@code rate}
 *     allows
 * @param rate bytes per second that extend both: what a slow client has to keep up over the whole
 *     body or response
 */
public record ConnectionLimits(
    int connections,
    int perAddress,
    Duration header,
    Duration idle,
    Duration body,
    Duration response,
    int rate) {

  /**
   * Bytes of heap to plan for a connection with TLS: up to 56 KiB measured of one that has not
   * finished its handshake, and what is copied while records come in pieces.
   */
  public static final long TLS_CONNECTION = 100L << 10;

  private static final int MOST_INTERNAL = 4096;

  /** One part of so many of the heap, whose rest is for what a service is there for. */
  private static final int INTERNAL_SHARE = 4;

  /**
   * For a port that only other parts of a farm and its monitoring use. Its number of connections
   * follows from the heap.
   */
  public static final ConnectionLimits INTERNAL = internal(Runtime.getRuntime().maxMemory());

  /**
   * @param heap bytes
   */
  static ConnectionLimits internal(long heap) {
    int connections = Math.clamp(heap / INTERNAL_SHARE / TLS_CONNECTION, 100, MOST_INTERNAL);
    return new ConnectionLimits(
        connections,
        connections,
        Duration.ofSeconds(15),
        Duration.ofSeconds(75),
        Duration.ofSeconds(15),
        Duration.ofSeconds(15),
        4096);
  }

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException when one is out of range; the message names its last word
   */
  public ConnectionLimits {
    positive("connections", connections);
    positive("peraddress", perAddress);
    positive("rate", rate);
    positive("header", header);
    positive("idle", idle);
    positive("body", body);
    positive("response", response);
  }

  private static void positive(String key, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(
          "lector.http." + key + " must be at least 1, not " + value);
    }
  }

  private static void positive(String key, Duration value) {
    if (!value.isPositive() || value.compareTo(Duration.ofDays(1)) > 0) {
      throw new IllegalArgumentException(
          "lector.http." + key + " must be more than 0s and at most 1d, not " + value);
    }
  }
}
