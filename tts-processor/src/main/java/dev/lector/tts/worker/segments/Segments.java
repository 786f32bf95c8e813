package dev.lector.tts.worker.segments;

import dev.lector.events.AudioSegment;
import dev.lector.events.SpeechRequested;
import dev.lector.headers.ReplyHeaders;
import dev.lector.headers.SegmentHeaders;
import dev.lector.registry.SchemaRegistryClient;
import dev.lector.serde.SpecificAvroSerializer;
import dev.lector.telemetry.Tracing;
import dev.lector.topics.Topics;
import dev.lector.tts.worker.common.ReplyTopics;
import dev.lector.tts.worker.common.TopicPlaces;
import dev.lector.tts.worker.common.WorkerConfig;
import dev.lector.tts.worker.common.WorkerMetrics;
import dev.lector.tts.worker.outcomes.Producers;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Where the segments of each request go, and what sends them: a producer of its own, so that no
 * outcome queues behind audio. Safe for use by many threads.
 */
public final class Segments implements AutoCloseable {
  private static final Duration CLOSE = Duration.ofSeconds(2);

  private final Sender sender;
  private final ReplyTopics topics;

  /** How many partitions the topic had when the worker started. */
  private volatile int partitions;

  /**
   * What all streams send with.
   *
   * @param places where segments can go; null when nobody is to be asked
   * @param source of the events
   */
  record Sender(
      Producer<byte[], byte[]> producer,
      @Nullable TopicPlaces places,
      SpecificAvroSerializer<AudioSegment> serializer,
      String source,
      WorkerMetrics metrics,
      Tracing tracing,
      Clock clock) {}

  public Segments(
      WorkerConfig config,
      SchemaRegistryClient registry,
      WorkerMetrics metrics,
      Tracing tracing,
      Clock clock) {
    this(
        config,
        registry,
        metrics,
        tracing,
        clock,
        Producers.create(config.kafka(), config.name() + "-segments", config.replyWait()),
        TopicPlaces.open(config, "segment-topics", clock));
  }

  /**
   * Where nobody is asked which topics there are.
   *
   * @param producer is closed with this
   */
  public Segments(
      WorkerConfig config,
      SchemaRegistryClient registry,
      WorkerMetrics metrics,
      Tracing tracing,
      Clock clock,
      Producer<byte[], byte[]> producer) {
    this(config, registry, metrics, tracing, clock, producer, null);
  }

  private Segments(
      WorkerConfig config,
      SchemaRegistryClient registry,
      WorkerMetrics metrics,
      Tracing tracing,
      Clock clock,
      Producer<byte[], byte[]> producer,
      @Nullable TopicPlaces places) {
    SpecificAvroSerializer<AudioSegment> serializer = new SpecificAvroSerializer<>(registry);
    serializer.configure(config.registry(), false);
    this.topics = new ReplyTopics(config.replyPrefixes());
    this.sender =
        new Sender(
            producer,
            places,
            serializer,
            "/lector/tts-processor/" + config.name(),
            metrics,
            tracing,
            clock);
  }

  /**
   * Registers the schema and finds the topic, so that no stream has to wait for it.
   *
   * @throws RuntimeException when a broker or the registry is away
   */
  public void warmUp() {
    sender
        .serializer()
        .serialize(Topics.SEGMENTS, AudioSegment.newBuilder().setRequestId("").build());
    partitions = sender.producer().partitionsFor(Topics.SEGMENTS).size();
  }

  /** Why a request is refused for where it wants its segments; empty when it is not. */
  public Optional<String> refusal(SpeechRequested request, Headers headers) {
    Optional<String> topic = SegmentHeaders.read(headers).map(SegmentHeaders::topic);
    if (!request.getStream() || topic.isEmpty() || isOpen(topic.get())) {
      return Optional.empty();
    }
    return Optional.of(
        "No segments can be sent to %s: leave %s out, or name a topic of yours whose name begins as lector.replies.prefixes of the workers says"
            .formatted(
                ReplyHeaders.isTopic(topic.get()) ? topic.get() : "a name that no topic can have",
                SegmentHeaders.TOPIC));
  }

  private boolean isOpen(String topic) {
    return ReplyHeaders.isTopic(topic)
        && (topic.equals(Topics.SEGMENTS)
            || (topics.allow(topic) && !topic.equals(Topics.REPLIES)));
  }

  /**
   * The stream that a request asks for, from its first byte on.
   *
   * @param record with which it asks
   * @param attempt which try of the request this is, from 1
   */
  public SegmentStream open(
      ConsumerRecord<byte[], byte[]> record, SpeechRequested request, int attempt) {
    return new SegmentStream(
        sender,
        destination(record.headers()),
        ReplyHeaders.read(record.headers()),
        request,
        attempt);
  }

  /** By default beside the reply, and where no partition is known, by the request's key. */
  private SegmentStream.Destination destination(Headers headers) {
    Optional<SegmentHeaders> wanted = SegmentHeaders.read(headers);
    if (wanted.isPresent()) {
      return new SegmentStream.Destination(wanted.get().topic(), wanted.get().partition());
    }
    Integer partition =
        ReplyHeaders.read(headers)
            .filter(reply -> reply.replyTopic().equals(Topics.REPLIES))
            .map(ReplyHeaders::replyPartition)
            .filter(number -> number < partitions)
            .orElse(null);
    return new SegmentStream.Destination(Topics.SEGMENTS, partition);
  }

  @Override
  public void close() {
    sender.producer().close(CLOSE);
    if (sender.places() != null) {
      sender.places().close();
    }
    sender.serializer().close();
  }
}
