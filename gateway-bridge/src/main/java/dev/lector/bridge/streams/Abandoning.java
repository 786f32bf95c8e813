package dev.lector.bridge.streams;

/** Tells workers that nobody wants the rest of a stream. Must not block. */
@FunctionalInterface
public interface Abandoning {
  void abandon(String requestId, String tenant);
}
