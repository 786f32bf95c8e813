package dev.lector.standalone.registry;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Where the registry runs and keeps its data.
 *
 * @param distribution the program
 * @param data directory of its database and log; made when it is missing
 * @param host address it listens on, e.g. {@code localhost}
 * @param port TCP port of its HTTP API
 * @param names what it is called by, besides addresses and names that nobody can register; {@code
 *     *} for any. Requests to other names are refused
 * @param properties further properties of Apicurio Registry, by its names; they win
 */
public record RegistrySettings(
    RegistryDistribution distribution,
    Path data,
    String host,
    int port,
    List<String> names,
    Map<String, String> properties) {
  public RegistrySettings {
    names = List.copyOf(names);
    properties = Map.copyOf(properties);
  }

  /** With Apicurio's own defaults for all that is not named here. */
  public RegistrySettings(RegistryDistribution distribution, Path data, String host, int port) {
    this(distribution, data, host, port, List.of(), Map.of());
  }
}
