package dev.lector.standalone.local;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * What bridge and worker have to agree on.
 *
 * @param bootstrap Kafka's {@code bootstrap.servers}
 * @param registry {@code schema.registry.url}, or {@code mock://NAME}
 * @param audio the audio store's directory
 * @param host address of the gateway
 * @param httpPort port of the gateway; 0 takes a free one
 * @param secret signs links to audio
 * @param more further settings by their keys, as in {@code lector.worker.lanes}; they win
 */
public record ServiceSettings(
    String bootstrap,
    String registry,
    Path audio,
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
    keys.put("lector.http.host", host);
    keys.put("lector.http.port", Integer.toString(httpPort));
    keys.put("lector.media.secret", secret);
    keys.putAll(more);
    return keys;
  }
}
