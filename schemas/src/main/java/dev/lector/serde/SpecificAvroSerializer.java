package dev.lector.serde;

import dev.lector.registry.RegistryException;
import dev.lector.registry.SchemaRegistryClient;
import dev.lector.registry.SchemaRegistryClients;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Writes generated Avro classes in Confluent's wire format, under the subject {@code <topic>-value}
 * (or {@code -key}). Safe for use by many threads once configured.
 *
 * <p>Understands {@code schema.registry.url}, {@code auto.register.schemas} (default true), {@code
 * use.latest.version} (default false), {@code latest.cache.ttl.sec} and what {@link
 * SchemaRegistryClients#create} takes.
 *
 * @param <T> the events written
 */
public final class SpecificAvroSerializer<T extends SpecificRecord> implements Serializer<T> {

  private final @Nullable SchemaRegistryClient given;
  private @Nullable SchemaRegistryClient owned;
  private @Nullable WriterPlans plans;

  /** For Kafka, which calls {@link #configure} next. */
  public SpecificAvroSerializer() {
    this.given = null;
  }

  /**
   * Writes through a registry client that stays the caller's; {@link #configure} is still needed.
   *
   * @param registry asked for schema ids
   */
  public SpecificAvroSerializer(SchemaRegistryClient registry) {
    this.given = registry;
  }

  @Override
  public void configure(Map<String, ?> configs, boolean isKey) {
    close();
    SchemaRegistryClient registry = given;
    if (registry == null) {
      registry = SchemaRegistryClients.create(configs);
      owned = registry;
    }
    plans = new WriterPlans(registry, SerdeConfig.from(configs), isKey, Clock.systemUTC());
  }

  /**
   * Encodes one event.
   *
   * @param topic decides the subject
   * @param event what to write, or null for a tombstone
   * @return the frame, or null
   * @throws SerializationException when a field without default is not set, or the registry refuses
   *     the schema; with a {@link dev.lector.registry.RegistryUnavailableException} as cause when
   *     it cannot be asked now
   */
  @Override
  public byte @Nullable [] serialize(String topic, @Nullable T event) {
    if (event == null) {
      return null;
    }
    WriterPlan plan = plan(topic, event);
    ByteArrayOutputStream out = new ByteArrayOutputStream(256);
    out.writeBytes(ConfluentWire.header(plan.schemaId()));
    try {
      // Direct: nothing buffered twice, nothing to keep per thread.
      BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(out, null);
      plan.write(event, encoder);
      encoder.flush();
      return out.toByteArray();
    } catch (IOException | RuntimeException e) {
      throw new SerializationException(
          "Cannot write a " + event.getSchema().getName() + " for " + topic + ": " + e.getMessage(),
          e);
    }
  }

  private WriterPlan plan(String topic, T event) {
    if (plans == null) {
      throw new IllegalStateException("The serializer is not configured");
    }
    try {
      return plans.of(topic, event.getSchema());
    } catch (RegistryException e) {
      throw new SerializationException(
          "No schema id for a "
              + event.getSchema().getName()
              + " on "
              + topic
              + ": "
              + e.getMessage(),
          e);
    }
  }

  /** Lets the registry client go, if it was made here. */
  @Override
  public void close() {
    if (owned != null) {
      owned.close();
      owned = null;
    }
  }
}
