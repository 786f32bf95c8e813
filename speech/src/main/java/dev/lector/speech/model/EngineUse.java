package dev.lector.speech.model;

/** Somebody speaks with an engine: it is not freed before this is closed. */
@FunctionalInterface
public interface EngineUse extends AutoCloseable {
  @Override
  void close();
}
