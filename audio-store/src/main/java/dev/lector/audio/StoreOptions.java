package dev.lector.audio;

import java.net.URI;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The store's part of the configuration, read with errors that name the key. */
final class StoreOptions {
  private static final Set<String> KNOWN =
      new TreeSet<>(
          Set.of(
              "type",
              "dir",
              "shared",
              "retention",
              "s3.bucket",
              "s3.prefix",
              "s3.region",
              "s3.endpoint",
              "s3.publicendpoint",
              "s3.pathstyle",
              "s3.accesskey",
              "s3.secretkey",
              "s3.timeout",
              "s3.body",
              "s3.rate"));

  private final Map<String, String> values;

  private StoreOptions(Map<String, String> values) {
    this.values = values;
  }

  /**
   * Takes what is not empty.
   *
   * @throws IllegalArgumentException when a key is not known, so that a misspelt one is not ignored
   */
  static StoreOptions of(Map<String, String> config) {
    Map<String, String> values = new TreeMap<>();
    config.forEach(
        (key, value) -> {
          if (!KNOWN.contains(key)) {
            throw new IllegalArgumentException(
                "lector.store." + key + " is not an option; there are " + String.join(", ", KNOWN));
          }
          if (!value.isBlank()) {
            values.put(key, value.strip());
          }
        });
    return new StoreOptions(values);
  }

  Optional<String> text(String key) {
    return Optional.ofNullable(values.get(key));
  }

  String required(String key) {
    return text(key).orElseThrow(() -> wrong(key, "is missing"));
  }

  boolean flag(String key, boolean byDefault) {
    String value = text(key).orElse(Boolean.toString(byDefault));
    return switch (value) {
      case "true" -> true;
      case "false" -> false;
      default -> throw wrong(key, "is true or false, not " + value);
    };
  }

  Optional<URI> url(String key) {
    return text(key)
        .map(
            value -> {
              if (!value.matches("https?://[^\\s/].*")) {
                throw wrong(key, "is a URL such as https://s3.example.org, not " + value);
              }
              return URI.create(value);
            });
  }

  Duration duration(String key, Duration byDefault) {
    return text(key)
        .map(
            value -> {
              try {
                Duration duration = Duration.parse(value);
                if (duration.isPositive()) {
                  return duration;
                }
              } catch (DateTimeParseException e) {
                // Said below, with the key.
              }
              throw wrong(key, "is a time such as PT30S, not " + value);
            })
        .orElse(byDefault);
  }

  int number(String key, int byDefault) {
    return text(key)
        .map(
            value -> {
              if (!value.matches("[1-9]\\d{0,8}")) {
                throw wrong(key, "is a number from 1 to 999999999, not " + value);
              }
              return Integer.parseInt(value);
            })
        .orElse(byDefault);
  }

  IllegalArgumentException wrong(String key, String what) {
    return new IllegalArgumentException("lector.store." + key + " " + what);
  }
}
