package dev.lector.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;

import dev.lector.events.AudioSegment;
import dev.lector.events.BatchCancelled;
import dev.lector.events.SpeechFinished;
import dev.lector.events.SpeechRequested;
import dev.lector.events.StreamAbandoned;
import dev.lector.serde.SpecificAvroDeserializer;
import dev.lector.serde.SpecificAvroSerializer;
import dev.lector.topics.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** A backend that asks for speech and sees everything that comes of it. */
public final class TestClient implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final KafkaProducer<byte[], byte[]> producer;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final SpecificAvroSerializer<SpeechRequested> serializer = new SpecificAvroSerializer<>();
  private final SpecificAvroSerializer<BatchCancelled> cancellations =
      new SpecificAvroSerializer<>();
  private final SpecificAvroDeserializer<SpeechFinished> deserializer =
      new SpecificAvroDeserializer<>(SpeechFinished.class);
  private final SpecificAvroSerializer<StreamAbandoned> abandonments =
      new SpecificAvroSerializer<>();
  private final SpecificAvroDeserializer<AudioSegment> segments =
      new SpecificAvroDeserializer<>(AudioSegment.class);
  private final Queue<ConsumerRecord<byte[], byte[]>> seen = new ConcurrentLinkedQueue<>();

  /** Sees what comes from now on. To be made when the topics are there. */
  public TestClient(Map<String, String> kafka, Map<String, String> registry) {
    this(kafka, registry, true);
  }

  /** Sees what came before, too. */
  public static TestClient fromTheBeginning(
      Map<String, String> kafka, Map<String, String> registry) {
    return new TestClient(kafka, registry, false);
  }

  private TestClient(Map<String, String> kafka, Map<String, String> registry, boolean fromNow) {
    Map<String, Object> properties = Map.copyOf(kafka);
    producer =
        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
    consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    serializer.configure(registry, false);
    cancellations.configure(registry, false);
    deserializer.configure(registry, false);
    abandonments.configure(registry, false);
    segments.configure(registry, false);
    List<TopicPartition> partitions =
        List.of(Topics.COMPLETIONS, Topics.REPLIES, Topics.SEGMENTS, Topics.DEAD_LETTERS).stream()
            .flatMap(topic -> consumer.partitionsFor(topic).stream())
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    consumer.assign(partitions);
    if (fromNow) {
      consumer.seekToEnd(partitions);
    } else {
      consumer.seekToBeginning(partitions);
    }
    partitions.forEach(consumer::position);
  }

  public void send(SpeechRequested request) throws Exception {
    send(Topics.REQUESTS, request, new RecordHeaders());
  }

  public void send(String topic, SpeechRequested request, Headers headers) throws Exception {
    send(topic, request.getRequestId(), serializer.serialize(topic, request), headers);
  }

  public void send(String topic, @Nullable String key, byte @Nullable [] value, Headers headers)
      throws Exception {
    byte[] keyBytes = key == null ? null : key.getBytes(UTF_8);
    producer.send(new ProducerRecord<>(topic, null, keyBytes, value, headers)).get(30, SECONDS);
  }

  public void cancel(BatchCancelled batch) throws Exception {
    send(
        Topics.CANCELLATIONS,
        batch.getBatchId(),
        cancellations.serialize(Topics.CANCELLATIONS, batch),
        new RecordHeaders());
  }

  public byte[] encode(SpeechRequested request) {
    return Objects.requireNonNull(serializer.serialize(Topics.REQUESTS, request));
  }

  public SpeechFinished completion(String requestId) {
    return decode(await(Topics.COMPLETIONS, byKey(requestId)));
  }

  public ConsumerRecord<byte[], byte[]> completionRecord(String requestId) {
    return await(Topics.COMPLETIONS, byKey(requestId));
  }

  public ConsumerRecord<byte[], byte[]> reply(String requestId) {
    return await(Topics.REPLIES, byKey(requestId));
  }

  public ConsumerRecord<byte[], byte[]> deadLetter(
      Predicate<ConsumerRecord<byte[], byte[]>> which) {
    return await(Topics.DEAD_LETTERS, which);
  }

  /** How many completions of a request have been seen so far. */
  public long completions(String requestId) {
    poll();
    return seen.stream()
        .filter(r -> r.topic().equals(Topics.COMPLETIONS) && byKey(requestId).test(r))
        .count();
  }

  public SpeechFinished decode(ConsumerRecord<byte[], byte[]> record) {
    return Objects.requireNonNull(deserializer.deserialize(record.topic(), record.value()));
  }

  /** The segments of a request that have been seen so far, in the order of the log. */
  public List<AudioSegment> segments(String requestId) {
    poll();
    return seen.stream()
        .filter(r -> r.topic().equals(Topics.SEGMENTS) && byKey(requestId).test(r))
        .map(r -> Objects.requireNonNull(segments.deserialize(r.topic(), r.value())))
        .toList();
  }

  /** Says that nobody listens to a stream any more. */
  public void abandon(StreamAbandoned stream) throws Exception {
    send(
        Topics.ABANDONED_STREAMS,
        stream.getRequestId(),
        abandonments.serialize(Topics.ABANDONED_STREAMS, stream),
        new RecordHeaders());
  }

  private ConsumerRecord<byte[], byte[]> await(
      String topic, Predicate<ConsumerRecord<byte[], byte[]>> which) {
    return Awaitility.await(topic)
        .atMost(PATIENCE)
        .pollInSameThread()
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(1))
        .until(
            () -> {
              poll();
              return seen.stream().filter(r -> r.topic().equals(topic) && which.test(r)).findAny();
            },
            Optional::isPresent)
        .orElseThrow();
  }

  private void poll() {
    consumer.poll(Duration.ofMillis(50)).forEach(seen::add);
  }

  private static Predicate<ConsumerRecord<byte[], byte[]>> byKey(String requestId) {
    return r -> r.key() != null && new String(r.key(), UTF_8).equals(requestId);
  }

  @Override
  public void close() {
    producer.close();
    consumer.close();
    serializer.close();
    cancellations.close();
    deserializer.close();
    abandonments.close();
    segments.close();
  }
}
