package dev.lector.standalone.registry;

import java.nio.file.Path;

/**
 * Where the registry runs and keeps its data.
 *
 * @param distribution the program
 * @param data directory of its database and log; made when it is missing
 * @param host address it listens on, e.g. {@code localhost}
 * @param port TCP port of its HTTP API
 */
public record RegistrySettings(
    RegistryDistribution distribution, Path data, String host, int port) {}
