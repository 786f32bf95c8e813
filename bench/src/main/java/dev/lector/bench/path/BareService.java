package dev.lector.bench.path;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The least that request and reply over Kafka can be: a producer, a topic, an echo in a consumer
 * group, a topic, a consumer that looks up who waits. No HTTP, no Avro, no work, and neither echo
 * nor client waits for an acknowledgement. The clients are set as Lector's.
 */
final class BareService implements Service {
  private static final String REQUESTS = "bare.requests";
  private static final String REPLIES = "bare.replies";
  private static final String CORRELATION = "kafka_correlationId";
  private static final long PATIENCE_S = 30;

  /** What Lector's events carry beside the text, in bytes. */
  private static final String REST = "x".repeat(250);

  private final Producer<byte[], byte[]> producer;
  private final ConcurrentHashMap<String, CompletableFuture<byte[]>> waiting =
      new ConcurrentHashMap<>();
  private final PollLoop echo;
  private final PollLoop replies;

  private BareService(String bootstrapServers) throws InterruptedException {
    producer = producer(bootstrapServers, "bare-requests");
    Producer<byte[], byte[]> back = producer(bootstrapServers, "bare-echo");
    echo =
        new PollLoop(
            consumer(bootstrapServers, "bare-echo"), REQUESTS, request -> answer(back, request));
    replies = new PollLoop(consumer(bootstrapServers, "bare-client"), REPLIES, this::ended);
    echo.onEnd(back);
    echo.awaitPartitions();
    replies.awaitPartitions();
  }

  static BareService start(String bootstrapServers)
      throws InterruptedException, ExecutionException {
    try (Admin admin =
        Admin.create(Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
      admin
          .createTopics(
              List.of(new NewTopic(REQUESTS, 1, (short) 1), new NewTopic(REPLIES, 1, (short) 1)))
          .all()
          .get();
    }
    return new BareService(bootstrapServers);
  }

  @Override
  public void send(int index) throws InterruptedException, ExecutionException, TimeoutException {
    String id = UUID.randomUUID().toString();
    CompletableFuture<byte[]> reply = new CompletableFuture<>();
    waiting.put(id, reply);
    byte[] value = (Sentences.of(index) + REST).getBytes(UTF_8);
    ProducerRecord<byte[], byte[]> request =
        new ProducerRecord<>(REQUESTS, id.getBytes(UTF_8), value);
    request.headers().add(CORRELATION, id.getBytes(UTF_8));
    var _ = producer.send(request);
    byte[] answer = reply.get(PATIENCE_S, TimeUnit.SECONDS);
    if (answer.length != value.length) {
      throw new IllegalStateException("Not what was sent");
    }
  }

  private static void answer(
      Producer<byte[], byte[]> back, ConsumerRecord<byte[], byte[]> request) {
    ProducerRecord<byte[], byte[]> reply =
        new ProducerRecord<>(REPLIES, request.key(), request.value());
    reply.headers().add(request.headers().lastHeader(CORRELATION));
    var _ = back.send(reply);
  }

  private void ended(ConsumerRecord<byte[], byte[]> reply) {
    CompletableFuture<byte[]> waiter =
        waiting.remove(new String(reply.headers().lastHeader(CORRELATION).value(), UTF_8));
    if (waiter != null) {
      waiter.complete(reply.value());
    }
  }

  static Producer<byte[], byte[]> producer(String bootstrapServers, String name) {
    return new KafkaProducer<>(
        Map.of(
            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrapServers,
            ProducerConfig.CLIENT_ID_CONFIG,
            name,
            ProducerConfig.ACKS_CONFIG,
            "all",
            ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
            true,
            ProducerConfig.LINGER_MS_CONFIG,
            0),
        new ByteArraySerializer(),
        new ByteArraySerializer());
  }

  static Consumer<byte[], byte[]> consumer(String bootstrapServers, String group) {
    return new KafkaConsumer<>(
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrapServers,
            ConsumerConfig.GROUP_ID_CONFIG,
            group,
            ConsumerConfig.CLIENT_ID_CONFIG,
            group,
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
            "latest"),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer());
  }

  @Override
  public void close() {
    producer.close(Duration.ofSeconds(5));
    echo.close();
    replies.close();
  }
}
