package dev.lector.http;

/** The JVM's monotonic clock, counted from this class's start so that it is never negative. */
final class Ticks {
  private static final long START = System.nanoTime();

  private Ticks() {}

  /** Nanoseconds. */
  static long now() {
    return System.nanoTime() - START;
  }
}
