package dev.lector.bridge.testing;

import dev.lector.events.SpeechFinished;
import dev.lector.events.SpeechRequested;
import dev.lector.headers.ReplyHeaders;
import dev.lector.registry.SchemaRegistryClient;
import dev.lector.registry.SchemaRegistryClients;
import dev.lector.serde.SpecificAvroDeserializer;
import dev.lector.serde.SpecificAvroSerializer;
import dev.lector.serde.UndecodableRecordException;
import dev.lector.topics.ShareGroups;
import dev.lector.topics.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaShareConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Takes requests off the real queue as a worker does, and answers each with what a function says.
 */
public final class StubWorker implements AutoCloseable {
  /** A request as it was on the queue. */
  public record Taken(SpeechRequested request, Headers headers) {}

  private final KafkaShareConsumer<String, byte[]> consumer;
  private final KafkaProducer<String, SpeechFinished> producer;
  private final SpecificAvroDeserializer<SpeechRequested> deserializer;
  private final Function<SpeechRequested, Optional<Object>> outcomes;
  private final Predicate<SpeechRequested> replies;
  private final List<Taken> taken = new CopyOnWriteArrayList<>();
  private final Thread thread;
  private volatile boolean running = true;

  private StubWorker(
      String servers,
      String registryUrl,
      Function<SpeechRequested, Optional<Object>> outcomes,
      Predicate<SpeechRequested> replies) {
    this.outcomes = outcomes;
    this.replies = replies;
    Map<String, Object> registryConfig = Map.of("schema.registry.url", registryUrl);
    SchemaRegistryClient registry = SchemaRegistryClients.create(registryConfig);
    this.deserializer = new SpecificAvroDeserializer<>(registry, SpeechRequested.class);
    SpecificAvroSerializer<SpeechFinished> serializer = new SpecificAvroSerializer<>(registry);
    serializer.configure(registryConfig, false);
    this.producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", servers, "acks", "all", "linger.ms", "0"),
            new StringSerializer(),
            serializer);
    this.consumer =
        new KafkaShareConsumer<>(
            Map.of(
                "bootstrap.servers",
                servers,
                "group.id",
                ShareGroups.SYNTHESIZERS,
                "fetch.max.wait.ms",
                "50"),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    // A real one has a group for each.
    consumer.subscribe(List.of(Topics.REQUESTS, Topics.BATCH_REQUESTS));
    this.thread = Thread.ofPlatform().daemon().name("stub-worker").start(this::work);
  }

  /**
   * Starts a worker.
   *
   * @param outcomes how each request ends; empty leaves it unanswered
   * @param replies which requests get a reply; the others get the completion alone
   */
  public static StubWorker start(
      String servers,
      String registryUrl,
      Function<SpeechRequested, Optional<Object>> outcomes,
      Predicate<SpeechRequested> replies) {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
      ShareGroups.configure(admin, ShareGroups.SYNTHESIZERS, Duration.ofSeconds(15), 5);
    }
    return new StubWorker(servers, registryUrl, outcomes, replies);
  }

  /** Everything taken so far. */
  public List<Taken> taken() {
    return taken;
  }

  private void work() {
    while (running) {
      try {
        for (ConsumerRecord<String, byte[]> message : consumer.poll(Duration.ofMillis(500))) {
          take(message);
        }
      } catch (WakeupException e) {
        running = false;
      }
    }
    consumer.close();
    producer.close();
  }

  private void take(ConsumerRecord<String, byte[]> message) {
    SpeechRequested request;
    try {
      request = deserializer.deserialize(message.topic(), message.value());
    } catch (UndecodableRecordException e) {
      return; // a real one sets it aside
    }
    if (request != null) {
      taken.add(new Taken(request, message.headers()));
      outcomes.apply(request).ifPresent(outcome -> answer(request, message, outcome));
    }
  }

  private void answer(
      SpeechRequested request, ConsumerRecord<String, byte[]> message, Object outcome) {
    SpeechFinished finished =
        SpeechFinished.newBuilder()
            .setRequestId(request.getRequestId())
            .setTenant(request.getTenant())
            .setBatchId(request.getBatchId())
            .setFingerprint(request.getFingerprint())
            .setQueue(message.topic())
            .setFinishedAt(Instant.now())
            .setWorker("stub")
            .setOutcome(outcome)
            .build();
    var _ =
        producer.send(new ProducerRecord<>(Topics.COMPLETIONS, request.getRequestId(), finished));
    Optional<ReplyHeaders> wanted = ReplyHeaders.read(message.headers());
    if (wanted.isPresent() && replies.test(request)) {
      ReplyHeaders to = wanted.get();
      ProducerRecord<String, SpeechFinished> reply =
          new ProducerRecord<>(
              to.replyTopic(), to.replyPartition(), request.getRequestId(), finished);
      to.writeReply(reply.headers());
      var _ = producer.send(reply);
    }
  }

  @Override
  public void close() {
    running = false;
    consumer.wakeup();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
