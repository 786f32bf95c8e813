package dev.lector.standalone.registry;

import java.util.Set;

/**
 * Where the paths of Confluent's Schema Registry are in Apicurio Registry, which has that API below
 * a path of its own.
 */
final class ConfluentPaths {
  /** Apicurio's path of Confluent's API. */
  static final String BASE = "/apis/ccompat/v7";

  /**
   * The first segments of that API's paths (<a
   * href="https://docs.confluent.io/platform/current/schema-registry/develop/api.html">Confluent's
   * reference</a>); Apicurio has nothing else at any of them.
   */
  private static final Set<String> RESOURCES =
      Set.of("subjects", "schemas", "config", "mode", "compatibility", "contexts", "exporters");

  private ConfluentPaths() {}

  /**
   * Apicurio's path for one of Confluent's; any other path as it is.
   *
   * @param path as it was sent, percent-encoded, from its slash; without the query
   */
  static String inApicurio(String path) {
    int end = path.indexOf('/', 1);
    String first = path.substring(Math.min(1, path.length()), end < 0 ? path.length() : end);
    return RESOURCES.contains(first) ? BASE + path : path;
  }
}
