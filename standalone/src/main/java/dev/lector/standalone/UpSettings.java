package dev.lector.standalone;

import dev.lector.standalone.local.DataDirectory;
import dev.lector.standalone.local.LocalException;
import dev.lector.standalone.local.Ports;
import dev.lector.standalone.local.ServiceSettings;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What {@code lector up} sets beside the services' own settings. */
final class UpSettings {
  private UpSettings() {}

  /**
   * Of bridge and worker. Whoever presses ctrl-C waits for the end; what was not done is still
   * queued at the next start. The bridge may listen where Kafka and the registry do not.
   */
  static Map<String, String> services(Map<String, String> environment) {
    Map<String, String> settings = new HashMap<>();
    if (!environment.containsKey("LECTOR_WORKER_DRAIN")) {
      settings.put("lector.worker.drain", "3s");
    }
    if (!environment.containsKey("LECTOR_HTTP_GRACE")) {
      settings.put("lector.http.grace", "2s");
    }
    String host = environment.getOrDefault("LECTOR_HTTP_HOST", "").strip();
    if (!host.isEmpty()) {
      settings.put("lector.http.host", host);
    }
    return settings;
  }

  /**
   * That events are sent over HTTP, too.
   *
   * @param directory of the service that does
   * @param secret it signs with, unless the environment has another; empty for none
   */
  static Map<String, String> webhooks(
      Map<String, String> environment, Path directory, String secret) {
    Map<String, String> settings = new HashMap<>();
    settings.put("lector.webhooks.dir", directory.toAbsolutePath().toString());
    settings.put("lector.webhooks.host", "localhost");
    settings.put("lector.webhooks.port", "0");
    // Nobody shares the work.
    settings.put("lector.webhooks.partitions", "1");
    settings.put("lector.webhooks.standbys", "0");
    if (!secret.isEmpty() && !environment.containsKey("LECTOR_WEBHOOKS_SECRETS")) {
      settings.put("lector.webhooks.secrets", secret);
    }
    return settings;
  }

  /**
   * All it would set, without making anything.
   *
   * @throws LocalException when a port is none
   */
  static Map<String, String> preview(Map<String, String> environment) throws LocalException {
    Ports ports = Ports.of(environment);
    DataDirectory data = DataDirectory.at(Environment.data());
    Map<String, String> settings =
        new HashMap<>(
            new ServiceSettings(
                    ports.reachableHost() + ":" + ports.kafka(),
                    "http://%s:%d".formatted(ports.reachableHost(), ports.registry()),
                    data.audio(),
                    Optional.of(data.ledger()),
                    ports.host(),
                    ports.http(),
                    "of the data directory",
                    services(environment))
                .overrides());
    settings.putAll(LocalModels.kept());
    settings.putAll(webhooks(environment, data.webhooks(), ""));
    settings.put("lector.ledger.url", "http://localhost:PORT");
    return settings;
  }
}
