package dev.lector.registry;

import java.util.Map;

/** Makes registry clients from a configuration. */
public final class SchemaRegistryClients {

  private SchemaRegistryClients() {}

  /**
   * A client for the registry at {@code schema.registry.url}: one or more addresses separated by
   * commas, or {@code mock://scope}. Nothing is contacted yet.
   *
   * @param config the official client's names: {@code basic.auth.credentials.source}, {@code
   *     basic.auth.user.info}, {@code bearer.auth.token}, {@code http.connect.timeout.ms}, {@code
   *     http.read.timeout.ms}, {@code max.retries}, {@code retries.wait.ms}, …; others are ignored
   * @return a client the caller closes
   * @throws org.apache.kafka.common.config.ConfigException when a value is missing or makes no
   *     sense
   */
  public static SchemaRegistryClient create(Map<String, ?> config) {
    String scope = RegistryConfig.mockScope(config);
    return scope == null
        ? new HttpSchemaRegistry(RegistryConfig.from(config))
        : MockSchemaRegistry.ofScope(scope);
  }
}
