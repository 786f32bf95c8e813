package dev.lector.ledger.events;

import dev.lector.events.Usage;
import dev.lector.registry.SchemaRegistryClient;
import dev.lector.serde.SpecificAvroDeserializer;
import dev.lector.serde.SpecificAvroSerializer;
import dev.lector.topics.Topics;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.avro.specific.SpecificRecord;

/**
 * Bodies of the ledger's answers: events as they are on their topics (Confluent's wire format), so
 * that the asker reads them whichever version it is of. Lists are a sequence of lengths (4 bytes
 * big-endian) and events.
 */
public final class Frames {
  private final SpecificAvroSerializer<SpecificRecord> serializer;
  private final SpecificAvroDeserializer<Usage> usage;

  public Frames(SchemaRegistryClient client, Map<String, String> registry) {
    serializer = new SpecificAvroSerializer<>(client);
    serializer.configure(registry, false);
    usage = new SpecificAvroDeserializer<>(client, Usage.class);
    usage.configure(registry, false);
  }

  public byte[] job(SpecificRecord job) {
    return one(Topics.JOBS, job);
  }

  public byte[] batch(SpecificRecord batch) {
    return one(Topics.BATCHES, batch);
  }

  public byte[] jobs(List<? extends SpecificRecord> jobs) {
    return many(Topics.JOBS, jobs);
  }

  public byte[] usage(List<? extends SpecificRecord> hours) {
    return many(Topics.USAGE, hours);
  }

  /** The hours in an answer of another instance. */
  public List<Usage> usages(byte[] body) {
    List<Usage> events = new ArrayList<>();
    ByteBuffer rest = ByteBuffer.wrap(body);
    while (rest.hasRemaining()) {
      byte[] frame = new byte[rest.getInt()];
      rest.get(frame);
      events.add(Objects.requireNonNull(usage.deserialize(Topics.USAGE, frame)));
    }
    return events;
  }

  private byte[] one(String topic, SpecificRecord event) {
    return Objects.requireNonNull(serializer.serialize(topic, event));
  }

  private byte[] many(String topic, List<? extends SpecificRecord> events) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (SpecificRecord event : events) {
      byte[] frame = one(topic, event);
      body.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(frame.length).array());
      body.writeBytes(frame);
    }
    return body.toByteArray();
  }
}
