package dev.lector.tts.ledger;

import dev.lector.registry.SchemaRegistryClient;
import dev.lector.serde.SpecificAvroDeserializer;
import dev.lector.serde.SpecificAvroSerializer;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Serdes of events for public topics, internal topics and stores alike. All write an event as on
 * its public topic: what a store keeps can be read by later versions, whose events have more
 * fields, and internal topics leave no subjects in the registry.
 */
final class Events {
  private final SchemaRegistryClient client;
  private final Map<String, String> registry;

  Events(SchemaRegistryClient client, Map<String, String> registry) {
    this.client = client;
    this.registry = registry;
  }

  /**
   * A serde of one event.
   *
   * @param topic the public topic that carries it
   * @param type its generated class
   */
  <T extends SpecificRecord> Serde<T> of(String topic, Class<T> type) {
    SpecificAvroSerializer<T> serializer = new SpecificAvroSerializer<>(client);
    serializer.configure(registry, false);
    SpecificAvroDeserializer<T> deserializer = new SpecificAvroDeserializer<>(client, type);
    deserializer.configure(registry, false);
    Serializer<T> write = (_, event) -> serializer.serialize(topic, event);
    Deserializer<T> read = (_, bytes) -> deserializer.deserialize(topic, bytes);
    return Serdes.serdeFrom(write, read);
  }
}
