package dev.lector.examples.avro;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;

/** Reads what {@link AvroSerializer} writes; Confluent's is {@code KafkaAvroDeserializer}. */
public final class AvroDeserializer implements Deserializer<GenericRecord> {
  private static final int HEADER = 5;

  private Registry registry;

  @Override
  public void configure(Map<String, ?> configs, boolean isKey) {
    registry = new Registry(String.valueOf(configs.get("schema.registry.url")));
  }

  @Override
  public GenericRecord deserialize(String topic, byte[] bytes) {
    if (bytes == null) {
      return null;
    }
    ByteBuffer header = ByteBuffer.wrap(bytes);
    if (bytes.length < HEADER || header.get() != 0) {
      throw new SerializationException("Not in Confluent's wire format");
    }
    Schema schema = registry.byId(header.getInt());
    try {
      return new GenericDatumReader<GenericRecord>(schema)
          .read(null, DecoderFactory.get().binaryDecoder(bytes, HEADER, bytes.length - HEADER, null));
    } catch (IOException e) {
      throw new SerializationException("Not an event", e);
    }
  }
}
