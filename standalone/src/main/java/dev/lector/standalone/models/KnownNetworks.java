package dev.lector.standalone.models;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Networks that are known by their SHA-256. */
final class KnownNetworks {
  private static final String TABLE = "networks.tsv";

  private final Map<String, Network> networks = new HashMap<>();

  /**
   * One of them.
   *
   * @param id the name it gets
   * @param licence of its weights
   * @param title what it is
   */
  record Network(String id, String licence, String title) {}

  private KnownNetworks() {}

  static KnownNetworks load() {
    KnownNetworks known = new KnownNetworks();
    try (InputStream in = KnownNetworks.class.getResourceAsStream(TABLE)) {
      if (in == null) {
        throw new IllegalStateException(TABLE + " is not in the class path");
      }
      new String(in.readAllBytes(), UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> line.split("\t", -1))
          .forEach(row -> known.networks.put(row[0], new Network(row[1], row[2], row[3])));
      return known;
    } catch (IOException e) {
      throw new IllegalStateException(TABLE + " cannot be read", e);
    }
  }

  Optional<Network> find(String sha256) {
    return Optional.ofNullable(networks.get(sha256));
  }
}
