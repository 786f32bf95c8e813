package dev.lector.standalone;

import dev.lector.standalone.local.DataDirectory;
import dev.lector.standalone.local.LocalException;
import dev.lector.standalone.local.Ports;
import dev.lector.standalone.local.ServiceSettings;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What {@code lector up} sets beside the services' own settings. */
final class UpSettings {
  private UpSettings() {}

  /**
   * Whoever presses ctrl-C waits for the end; what was not done is still queued at the next start.
   */
  static Map<String, String> quickStop(Map<String, String> environment) {
    Map<String, String> settings = new HashMap<>();
    if (!environment.containsKey("LECTOR_WORKER_DRAIN")) {
      settings.put("lector.worker.drain", "3s");
    }
    if (!environment.containsKey("LECTOR_HTTP_GRACE")) {
      settings.put("lector.http.grace", "2s");
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
                    "http://%s:%d/apis/ccompat/v7"
                        .formatted(ports.reachableHost(), ports.registry()),
                    data.audio(),
                    Optional.of(data.ledger()),
                    ports.host(),
                    ports.http(),
                    "of the data directory",
                    quickStop(environment))
                .overrides());
    settings.putAll(LocalModels.kept());
    settings.put("lector.ledger.url", "http://localhost:PORT");
    return settings;
  }
}
