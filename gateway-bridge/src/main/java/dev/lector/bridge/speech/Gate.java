package dev.lector.bridge.speech;

import java.util.Optional;

/** Whether requests are taken now. */
@FunctionalInterface
public interface Gate {
  /** Why requests are not taken, for people; empty when they are. */
  Optional<String> closed();
}
