package dev.lector.serde;

import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Both directions, for Kafka Streams.
 *
 * @param <T> the event
 */
public final class SpecificAvroSerde<T extends SpecificRecord> implements Serde<T> {

  private final SpecificAvroSerializer<T> serializer = new SpecificAvroSerializer<>();
  private final SpecificAvroDeserializer<T> deserializer;

  /** For Kafka, which calls {@link #configure} next; reads the class the writer's schema names. */
  public SpecificAvroSerde() {
    this.deserializer = new SpecificAvroDeserializer<>();
  }

  /**
   * Reads and writes events of one class; {@link #configure} is still needed.
   *
   * @param type the generated class
   */
  public SpecificAvroSerde(Class<T> type) {
    this.deserializer = new SpecificAvroDeserializer<>(type);
  }

  @Override
  public void configure(Map<String, ?> configs, boolean isKey) {
    serializer.configure(configs, isKey);
    deserializer.configure(configs, isKey);
  }

  @Override
  public void close() {
    serializer.close();
    deserializer.close();
  }

  @Override
  public Serializer<T> serializer() {
    return serializer;
  }

  @Override
  public Deserializer<T> deserializer() {
    return deserializer;
  }
}
