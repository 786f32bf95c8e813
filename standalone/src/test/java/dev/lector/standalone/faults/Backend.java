package dev.lector.standalone.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lector.events.SpeechRequested;
import dev.lector.serde.SpecificAvroSerializer;
import dev.lector.topics.Topics;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A backend that asks by Kafka alone, and wants a reply although it never reads one. */
final class Backend implements AutoCloseable {
  /** Far from those that bridges claim first. */
  private static final int REPLY_PARTITION = 63;

  private final SpecificAvroSerializer<SpeechRequested> serializer = new SpecificAvroSerializer<>();
  private final KafkaProducer<String, byte[]> producer;
  private final Map<String, Long> askedAt = new ConcurrentHashMap<>();

  Backend(String bootstrap, String registry) {
    serializer.configure(Map.of("schema.registry.url", registry), false);
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrap, "acks", "all"),
            new StringSerializer(),
            new ByteArraySerializer());
    // From here on the registry may be away.
    serializer.serialize(
        Topics.REQUESTS, SpeechRequested.newBuilder().setRequestId("").setText("").build());
  }

  /** Asks for each of these texts, and returns the ids in the same order. */
  List<String> ask(List<String> texts) {
    return texts.stream().map(text -> ask(text, UnaryOperator.identity())).toList();
  }

  /** Asks for a text, with more to the request. */
  String ask(String text, UnaryOperator<SpeechRequested.Builder> more) {
    String id = UUID.randomUUID().toString();
    SpeechRequested request =
        more.apply(
                SpeechRequested.newBuilder()
                    .setRequestId(id)
                    .setText(text)
                    .setRequestedAt(Instant.now()))
            .build();
    List<Header> headers = new ArrayList<>();
    headers.add(new RecordHeader("kafka_correlationId", id.getBytes(UTF_8)));
    headers.add(new RecordHeader("kafka_replyTopic", Topics.REPLIES.getBytes(UTF_8)));
    headers.add(
        new RecordHeader(
            "kafka_replyPartition", ByteBuffer.allocate(4).putInt(REPLY_PARTITION).array()));
    askedAt.put(id, System.nanoTime());
    try {
      producer
          .send(
              new ProducerRecord<>(
                  Topics.REQUESTS,
                  null,
                  id,
                  serializer.serialize(Topics.REQUESTS, request),
                  headers))
          .get();
    } catch (Exception e) {
      throw new AssertionError("The request could not be sent", e);
    }
    return id;
  }

  /** When each request was given to the producer, by {@link System#nanoTime}. */
  Map<String, Long> askedAt() {
    return Map.copyOf(askedAt);
  }

  @Override
  public void close() {
    producer.close();
    serializer.close();
  }
}
