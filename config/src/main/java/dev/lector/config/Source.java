package dev.lector.config;

import io.helidon.config.spi.ConfigSource;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * One of the places values come from.
 *
 * @param kind which
 * @param values keys with their root, and what they are here; an empty list is an empty text
 * @param origin says of a key where in this place it stands
 * @param library the same for the library
 */
record Source(
    Kind kind,
    Map<String, String> values,
    UnaryOperator<String> origin,
    Supplier<? extends ConfigSource> library) {

  /** In the order in which they win. */
  enum Kind {
    PROGRAM,
    SYSTEM_PROPERTY,
    ENVIRONMENT,
    FILE,
    DEFAULT
  }

  Source {
    values = Map.copyOf(values);
  }

  /** Whether this place has a value for a key, or a list. */
  boolean has(String key) {
    return values.containsKey(key)
        || values.keySet().stream().anyMatch(name -> name.startsWith(key + ".0"));
  }
}
