package dev.lector.examples.avro;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Map;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Writes records of the topic's newest schema in Confluent's wire format. With Confluent's
 * repository at hand take {@code io.confluent.kafka.serializers.KafkaAvroSerializer} instead, with
 * the same {@code schema.registry.url}.
 */
public final class AvroSerializer implements Serializer<GenericRecord> {
  private Registry registry;

  @Override
  public void configure(Map<String, ?> configs, boolean isKey) {
    registry = new Registry(String.valueOf(configs.get("schema.registry.url")));
  }

  @Override
  public byte[] serialize(String topic, GenericRecord event) {
    Registry.Registered registered = registry.latest(topic);
    if (!registered.schema().equals(event.getSchema())) {
      throw new SerializationException("Not of the newest schema of " + topic);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      DataOutputStream header = new DataOutputStream(bytes);
      header.writeByte(0);
      header.writeInt(registered.id());
      BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
      new GenericDatumWriter<GenericRecord>(event.getSchema()).write(event, encoder);
      encoder.flush();
    } catch (IOException e) {
      throw new SerializationException("Not written", e);
    }
    return bytes.toByteArray();
  }
}
