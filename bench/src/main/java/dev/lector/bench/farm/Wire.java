package dev.lector.bench.farm;

import dev.lector.events.SpeechRequested;
import dev.lector.registry.SchemaRegistryClient;
import dev.lector.registry.SchemaRegistryClients;
import dev.lector.serde.SpecificAvroDeserializer;
import dev.lector.serde.SpecificAvroSerializer;
import dev.lector.topics.Topics;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;

/** Requests as the real events, with the schemas in this JVM or in a registry. */
final class Wire implements AutoCloseable {
  private final String url;
  private final SchemaRegistryClient registry;
  private final SpecificAvroSerializer<SpeechRequested> serializer;
  private final SpecificAvroDeserializer<SpeechRequested> deserializer;

  Wire(String url) {
    Map<String, String> properties = Map.of("schema.registry.url", url);
    this.url = url;
    this.registry = SchemaRegistryClients.create(properties);
    this.serializer = new SpecificAvroSerializer<>(registry);
    this.serializer.configure(properties, false);
    this.deserializer = new SpecificAvroDeserializer<>(registry, SpeechRequested.class);
    this.deserializer.configure(properties, false);
  }

  /** What is configured as {@code lector.registry.url}. */
  String url() {
    return url;
  }

  byte[] encode(Task task) {
    SpeechRequested request =
        SpeechRequested.newBuilder()
            .setRequestId(task.id())
            .setText(task.text())
            .setRequestedAt(Instant.now())
            .build();
    return Objects.requireNonNull(serializer.serialize(Topics.REQUESTS, request));
  }

  Task decode(byte[] value) {
    return Task.parse(
        Objects.requireNonNull(deserializer.deserialize(Topics.REQUESTS, value)).getText());
  }

  @Override
  public void close() {
    serializer.close();
    deserializer.close();
    registry.close();
  }
}
