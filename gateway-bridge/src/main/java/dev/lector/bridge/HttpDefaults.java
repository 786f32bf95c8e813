package dev.lector.bridge;

import dev.lector.http.ConnectionLimits;

/** What the HTTP server may take of this JVM's heap when the configuration leaves that open. */
final class HttpDefaults {
  /**
   * A connection's two buffers, what it has read, its thread's stack: 25 KiB measured, and some.
   */
  private static final long CONNECTION = 40L << 10;

  private static final int MOST_CONNECTIONS = 20_000;

  /** A body becomes a tree of JSON and texts, each as large: four times as much at its worst. */
  private static final int SHARE = 8;

  private HttpDefaults() {}

  /**
   * @param tls whether connections are encrypted
   */
  static int connections(boolean tls) {
    return Math.clamp(
        heap() / (tls ? ConnectionLimits.TLS_CONNECTION : CONNECTION), 100, MOST_CONNECTIONS);
  }

  static long memory() {
    return Math.max(heap() / SHARE, 1 << 20);
  }

  private static long heap() {
    return Runtime.getRuntime().maxMemory();
  }
}
