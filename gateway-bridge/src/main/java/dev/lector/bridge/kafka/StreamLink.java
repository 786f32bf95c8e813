package dev.lector.bridge.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lector.bridge.streams.Abandoning;
import dev.lector.bridge.streams.SegmentLog;
import dev.lector.events.AudioSegment;
import dev.lector.events.StreamAbandoned;
import dev.lector.headers.CloudEventHeaders;
import dev.lector.registry.SchemaRegistryClient;
import dev.lector.registry.SchemaRegistryClients;
import dev.lector.serde.SpecificAvroDeserializer;
import dev.lector.serde.SpecificAvroSerializer;
import dev.lector.serde.UndecodableRecordException;
import dev.lector.topics.Topics;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What streams ask of Kafka besides what comes by: the log of segments, and to tell workers that a
 * client has left. Connects when it is asked first. Safe for use by many threads.
 */
public final class StreamLink implements SegmentLog, Abandoning, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(StreamLink.class);
  private static final String SOURCE = "/lector/gateway-bridge";
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration CLOSE = Duration.ofSeconds(2);

  private final KafkaSettings settings;
  private final InstantSource clock;
  private final SchemaRegistryClient registry;
  private final SpecificAvroDeserializer<AudioSegment> deserializer;
  private @Nullable Producer<String, StreamAbandoned> producer;
  private boolean closed;

  /**
   * @param clock dates events
   */
  public StreamLink(KafkaSettings settings, InstantSource clock) {
    this.settings = settings;
    this.clock = clock;
    this.registry = SchemaRegistryClients.create(settings.registry());
    this.deserializer = new SpecificAvroDeserializer<>(registry, AudioSegment.class);
    this.deserializer.configure(settings.registry(), false);
  }

  @Override
  public Reading open(int partition, long offset) throws IOException {
    Map<String, Object> properties = settings.reader("segments-log");
    properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, "4");
    properties.put(
        ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
        Integer.toString(4 * Topics.LARGEST_SEGMENT));
    properties.put(
        ConsumerConfig.FETCH_MAX_BYTES_CONFIG, Integer.toString(4 * Topics.LARGEST_SEGMENT));
    try {
      Consumer<byte[], byte[]> consumer =
          new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
      TopicPartition from = new TopicPartition(Topics.SEGMENTS, partition);
      consumer.assign(List.of(from));
      consumer.seek(from, offset);
      return new LogReading(consumer, from, deserializer);
    } catch (KafkaException e) {
      throw new IOException("The log of segments cannot be read: " + e.getMessage(), e);
    }
  }

  private record LogReading(
      Consumer<byte[], byte[]> consumer,
      TopicPartition from,
      SpecificAvroDeserializer<AudioSegment> deserializer)
      implements Reading {

    @Override
    public List<Found> next(String requestId) throws IOException {
      byte[] key = requestId.getBytes(UTF_8);
      List<Found> found = new ArrayList<>();
      try {
        for (ConsumerRecord<byte[], byte[]> message : consumer.poll(POLL)) {
          if (Arrays.equals(key, message.key())) {
            AudioSegment segment = deserializer.deserialize(message.topic(), message.value());
            if (segment != null) {
              found.add(new Found(message.offset(), segment));
            }
          }
        }
      } catch (UndecodableRecordException e) {
        LOG.warn("A segment of {} cannot be read: {}", requestId, e.getMessage());
      } catch (KafkaException e) {
        // Not in the log any more, or the brokers or the registry are away.
        throw new IOException("The log of segments cannot be read: " + e.getMessage(), e);
      }
      return found;
    }

    @Override
    public long position() {
      return consumer.position(from);
    }

    @Override
    public void close() {
      consumer.close();
    }
  }

  @Override
  public void abandon(String requestId, String tenant) {
    StreamAbandoned event =
        StreamAbandoned.newBuilder()
            .setRequestId(requestId)
            .setTenant(tenant)
            .setAbandonedAt(clock.instant())
            .build();
    ProducerRecord<String, StreamAbandoned> message =
        new ProducerRecord<>(Topics.ABANDONED_STREAMS, requestId, event);
    new CloudEventHeaders(
            UUID.randomUUID().toString(),
            SOURCE,
            StreamAbandoned.getClassSchema().getFullName(),
            event.getAbandonedAt())
        .write(message.headers());
    try {
      send(message);
    } catch (KafkaException e) {
      LOG.debug("The work on {} goes on, though its client has left", requestId, e);
    }
  }

  private synchronized void send(ProducerRecord<String, StreamAbandoned> message) {
    if (closed) {
      return;
    }
    if (producer == null) {
      SpecificAvroSerializer<StreamAbandoned> serializer = new SpecificAvroSerializer<>(registry);
      serializer.configure(settings.registry(), false);
      Map<String, Object> properties = settings.producer();
      properties.put(ProducerConfig.CLIENT_ID_CONFIG, "gateway-bridge-abandoned-streams");
      producer = new KafkaProducer<>(properties, new StringSerializer(), serializer);
    }
    var _ =
        producer.send(
            message,
            (_, failure) -> {
              if (failure != null) {
                LOG.debug("The work on {} goes on, though its client has left", message.key());
              }
            });
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (producer != null) {
      producer.close(CLOSE);
    }
    deserializer.close();
    registry.close();
  }
}
