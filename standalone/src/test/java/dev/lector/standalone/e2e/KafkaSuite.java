package dev.lector.standalone.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lector.events.RejectionCode;
import dev.lector.events.SpeechFinished;
import dev.lector.events.SpeechRejected;
import dev.lector.events.SpeechRequested;
import dev.lector.events.SpeechSynthesized;
import dev.lector.serde.SpecificAvroDeserializer;
import dev.lector.serde.SpecificAvroSerializer;
import dev.lector.topics.Topics;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A backend that speaks Kafka and nothing else: ordinary clients, the Confluent wire format, no
 * bridge.
 */
abstract class KafkaSuite {
  private static final String REGISTRY_URL = "mock://kafka-suite";
  private static final Map<String, String> REGISTRY = Map.of("schema.registry.url", REGISTRY_URL);
  private static final int REPLY_PARTITION = 63;

  private final Cluster cluster;
  private Rig rig;

  KafkaSuite(Cluster cluster) {
    this.cluster = cluster;
  }

  @BeforeEach
  void rig(@TempDir Path audio) {
    rig = new Rig(cluster.bootstrap(), REGISTRY_URL, audio);
    rig.worker(Map.of());
  }

  @AfterEach
  void stop() {
    rig.close();
  }

  @Test
  void aRequestOnTheTopicEndsAsAnEventThatLeadsToTheAudio() throws Exception {
    String id = send(request("Kafka alone is enough.").build(), List.of());
    SpeechFinished finished = completion(id);
    assertThat(finished.getOutcome()).isInstanceOf(SpeechSynthesized.class);
    var audio = ((SpeechSynthesized) finished.getOutcome()).getAudio();
    byte[] bytes = Files.readAllBytes(Path.of(URI.create(audio.getUri())));
    assertThat(bytes).hasSize((int) audio.getBytes());
    assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)))
        .isEqualTo(audio.getSha256());
    assertThat(audio.getDurationMs()).isBetween(500L, 10_000L);
  }

  @Test
  void aReplyComesToThePartitionThatWasAskedForWithTheCorrelationIdAsItWas() throws Exception {
    byte[] correlation = {0, 1, 2, (byte) 0xff};
    List<Header> headers =
        List.of(
            new RecordHeader("kafka_correlationId", correlation),
            new RecordHeader("kafka_replyTopic", Topics.REPLIES.getBytes(StandardCharsets.UTF_8)),
            new RecordHeader(
                "kafka_replyPartition", ByteBuffer.allocate(4).putInt(REPLY_PARTITION).array()));
    String id = send(request("Please reply.").build(), headers);
    ConsumerRecord<String, byte[]> reply = record(Topics.REPLIES, REPLY_PARTITION, id);
    assertThat(reply.headers().lastHeader("kafka_correlationId").value()).isEqualTo(correlation);
    assertThat(reply.headers().lastHeader("ce_specversion").value())
        .isEqualTo("1.0".getBytes(StandardCharsets.UTF_8));
    assertThat(decode(reply).getRequestId()).isEqualTo(id);
  }

  @Test
  void aRequestWhoseDeadlineHasPassedIsNotWorkedOn() throws Exception {
    String id =
        send(request("Too late.").setDeadline(Instant.now().minusSeconds(1)).build(), List.of());
    assertThat(completion(id).getOutcome())
        .isInstanceOfSatisfying(
            SpeechRejected.class,
            r -> assertThat(r.getCode()).isEqualTo(RejectionCode.DEADLINE_EXCEEDED));
  }

  @Test
  void aRecordNobodyCanReadIsSetAsideAsItWas() throws Exception {
    byte[] rubbish = "not Avro".getBytes(StandardCharsets.UTF_8);
    String key = UUID.randomUUID().toString();
    try (KafkaProducer<byte[], byte[]> producer = producer()) {
      producer
          .send(
              new ProducerRecord<>(Topics.REQUESTS, key.getBytes(StandardCharsets.UTF_8), rubbish))
          .get();
    }
    ConsumerRecord<String, byte[]> dead = record(Topics.DEAD_LETTERS, 0, key);
    assertThat(dead.value()).isEqualTo(rubbish);
    assertThat(dead.headers().lastHeader("kafka_dlt-original-topic").value())
        .isEqualTo(Topics.REQUESTS.getBytes(StandardCharsets.UTF_8));
    assertThat(completion(send(request("Life goes on.").build(), List.of())).getOutcome())
        .isInstanceOf(SpeechSynthesized.class);
  }

  private static SpeechRequested.Builder request(String text) {
    return SpeechRequested.newBuilder().setRequestId(UUID.randomUUID().toString()).setText(text);
  }

  private String send(SpeechRequested request, List<Header> headers) throws Exception {
    try (KafkaProducer<byte[], byte[]> producer = producer();
        SpecificAvroSerializer<SpeechRequested> serializer = new SpecificAvroSerializer<>()) {
      serializer.configure(REGISTRY, false);
      ProducerRecord<byte[], byte[]> record =
          new ProducerRecord<>(
              Topics.REQUESTS,
              request.getRequestId().getBytes(StandardCharsets.UTF_8),
              serializer.serialize(Topics.REQUESTS, request));
      headers.forEach(record.headers()::add);
      producer.send(record).get();
    }
    return request.getRequestId();
  }

  private KafkaProducer<byte[], byte[]> producer() {
    return new KafkaProducer<>(
        Map.of("bootstrap.servers", cluster.bootstrap()),
        new ByteArraySerializer(),
        new ByteArraySerializer());
  }

  private SpeechFinished completion(String id) {
    return decode(find(Topics.COMPLETIONS, List.of(), id));
  }

  private ConsumerRecord<String, byte[]> record(String topic, int partition, String key) {
    return find(topic, List.of(new TopicPartition(topic, partition)), key);
  }

  private ConsumerRecord<String, byte[]> find(
      String topic, List<TopicPartition> partitions, String key) {
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", cluster.bootstrap()),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> read =
          partitions.isEmpty()
              ? consumer.partitionsFor(topic).stream()
                  .map(p -> new TopicPartition(topic, p.partition()))
                  .toList()
              : partitions;
      consumer.assign(read);
      consumer.seekToBeginning(read);
      List<ConsumerRecord<String, byte[]>> found = new ArrayList<>();
      await()
          .atMost(Duration.ofMinutes(3))
          .until(
              () -> {
                for (ConsumerRecord<String, byte[]> record :
                    consumer.poll(Duration.ofMillis(100))) {
                  if (key.equals(record.key())) {
                    found.add(record);
                  }
                }
                return !found.isEmpty();
              });
      return found.getFirst();
    }
  }

  private static SpeechFinished decode(ConsumerRecord<String, byte[]> record) {
    try (SpecificAvroDeserializer<SpeechFinished> deserializer = new SpecificAvroDeserializer<>()) {
      deserializer.configure(REGISTRY, false);
      return Objects.requireNonNull(deserializer.deserialize(record.topic(), record.value()));
    }
  }
}
