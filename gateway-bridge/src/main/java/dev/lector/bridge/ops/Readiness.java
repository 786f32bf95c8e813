package dev.lector.bridge.ops;

import dev.lector.bridge.speech.Gate;
import java.util.Optional;

/**
 * Whether requests are taken: not before Kafka is usable, and not any more once the bridge stops.
 */
public final class Readiness implements Gate {
  private final Gate kafka;
  private volatile boolean stopping;

  /**
   * @param kafka whether requests can be queued
   */
  public Readiness(Gate kafka) {
    this.kafka = kafka;
  }

  /** Takes no more requests from now on. */
  public void stop() {
    stopping = true;
  }

  @Override
  public Optional<String> closed() {
    return stopping ? Optional.of("The bridge is stopping.") : kafka.closed();
  }
}
