package dev.lector.standalone.local;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What bridge and worker have to agree on.
 *
 * @param bootstrap Kafka's {@code bootstrap.servers}
 * @param registry {@code schema.registry.url}, or {@code mock://NAME}
 * @param audio the audio store's directory; the worker's journal is kept beside it
 * @param ledger the ledger's directory; empty to do without one
 * @param host address of the bridge
 * @param httpPort port of the bridge; 0 takes a free one
 * @param secret signs links to audio
 * @param more further settings by their keys, as in {@code lector.worker.lanes}; they win
 */
public record ServiceSettings(
    String bootstrap,
    String registry,
    Path audio,
    Optional<Path> ledger,
    String host,
    int httpPort,
    String secret,
    Map<String, String> more) {
  public ServiceSettings {
    more = Map.copyOf(more);
  }

  /** The overrides both services are configured with. */
  public Map<String, String> overrides() {
    Map<String, String> keys = new HashMap<>();
    keys.put("lector.kafka.bootstrap.servers", bootstrap);
    keys.put("lector.registry.url", registry);
    keys.put("lector.store.type", "file");
    keys.put("lector.store.dir", audio.toAbsolutePath().toString());
    keys.put("lector.worker.dir", audio.toAbsolutePath().resolveSibling("worker").toString());
    keys.put("lector.http.host", host);
    keys.put("lector.http.port", Integer.toString(httpPort));
    keys.put("lector.media.secret", secret);
    ledger.ifPresent(directory -> putLedger(keys, directory));
    keys.putAll(more);
    return keys;
  }

  private static void putLedger(Map<String, String> keys, Path directory) {
    keys.put("lector.ledger.dir", directory.toAbsolutePath().toString());
    keys.put("lector.ledger.host", "localhost");
    keys.put("lector.ledger.port", "0");
    // Nobody shares the work, and each partition costs half a dozen stores.
    keys.put("lector.ledger.partitions", "1");
    keys.put("lector.ledger.standbys", "0");
  }
}
