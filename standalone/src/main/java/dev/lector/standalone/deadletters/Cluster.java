package dev.lector.standalone.deadletters;

import dev.lector.tts.TtsConfig;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.SerializationException;

/**
 * Where Kafka and the registry are, told as to every service: by the environment or the
 * configuration file; else on the ports of {@code lector up}.
 *
 * @param kafka properties of any Kafka client
 * @param registry properties of the registry's client
 */
record Cluster(Map<String, String> kafka, Map<String, String> registry) {

  /**
   * Reads where they are.
   *
   * @param environment of the process
   * @throws DeadLetterException when the configuration makes no sense
   */
  static Cluster of(Map<String, String> environment) throws DeadLetterException {
    try {
      TtsConfig config = TtsConfig.load(ports(environment));
      return new Cluster(config.worker().kafka(), config.worker().registry());
    } catch (IllegalArgumentException e) {
      throw new DeadLetterException(String.valueOf(e.getMessage()), e);
    }
  }

  /** The ports that {@code up} was told, unless there is an address. */
  private static Map<String, String> ports(Map<String, String> environment) {
    Map<String, String> keys = new HashMap<>();
    String kafka = environment.get("LECTOR_KAFKA_PORT");
    if (kafka != null && !environment.containsKey("LECTOR_KAFKA_BOOTSTRAP_SERVERS")) {
      keys.put("lector.kafka.bootstrap.servers", "localhost:" + kafka);
    }
    String registry = environment.get("LECTOR_REGISTRY_PORT");
    if (registry != null && !environment.containsKey("LECTOR_REGISTRY_URL")) {
      keys.put("lector.registry.url", "http://localhost:" + registry + "/apis/ccompat/v7");
    }
    return keys;
  }

  DeadLetterException unreachable(KafkaException e) {
    if (e instanceof SerializationException) {
      return new DeadLetterException(
          "The registry does not answer at %s; LECTOR_REGISTRY_URL says where it is (%s)"
              .formatted(registry.get("schema.registry.url"), e.getMessage()),
          e);
    }
    return new DeadLetterException(
        "Kafka does not answer at %s; LECTOR_KAFKA_BOOTSTRAP_SERVERS says where it is (%s)"
            .formatted(kafka.get(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG), e.getMessage()),
        e);
  }
}
