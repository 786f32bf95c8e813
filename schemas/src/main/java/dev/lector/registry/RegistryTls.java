package dev.lector.registry;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.security.ssl.DefaultSslEngineFactory;
import org.jspecify.annotations.Nullable;

/**
 * TLS of the registry's client, by the names of Kafka's clients ({@code ssl.truststore.location},
 * {@code ssl.keystore.location}, ...) and read by their code, PEM included, as the official client
 * does.
 */
final class RegistryTls {
  private RegistryTls() {}

  /**
   * The context; null where nothing of it is configured.
   *
   * @param text the value of a name; null when it is not set
   */
  static @Nullable SSLContext from(Function<String, @Nullable String> text) {
    ConfigDef names = new ConfigDef().withClientSslSupport();
    Map<String, String> given = new HashMap<>();
    for (String name : names.names()) {
      String value = text.apply(name);
      if (value != null) {
        given.put(name, value);
      }
    }
    if (given.isEmpty()) {
      return null;
    }
    try (DefaultSslEngineFactory factory = new DefaultSslEngineFactory()) {
      factory.configure(names.parse(given));
      return factory.sslContext();
    } catch (KafkaException e) {
      throw new ConfigException("The registry's ssl.* make no TLS: " + e.getMessage());
    }
  }
}
