package dev.lector.webhooks;

import dev.lector.registry.SchemaRegistryClient;
import dev.lector.serde.SpecificAvroDeserializer;
import dev.lector.serde.SpecificAvroSerializer;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/**
 * Serdes of events for public topics, internal topics and stores alike. All write an event as on
 * its public topic: internal topics leave no subjects in the registry.
 */
final class EventSerde {
  private EventSerde() {}

  static <T extends SpecificRecord> Serde<T> of(
      SchemaRegistryClient client, Map<String, String> registry, String topic, Class<T> type) {
    SpecificAvroSerializer<T> serializer = new SpecificAvroSerializer<>(client);
    serializer.configure(registry, false);
    SpecificAvroDeserializer<T> deserializer = new SpecificAvroDeserializer<>(client, type);
    deserializer.configure(registry, false);
    return Serdes.serdeFrom(
        (_, event) -> serializer.serialize(topic, event),
        (_, bytes) -> deserializer.deserialize(topic, bytes));
  }
}
