package dev.lector.bridge.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.lector.bridge.batches.BatchNotPublishedException;
import dev.lector.bridge.jobs.ErasureNotPublishedException;
import dev.lector.bridge.testing.TestBroker;
import dev.lector.events.BatchCancelled;
import dev.lector.events.BatchPaused;
import dev.lector.events.JobErased;
import dev.lector.events.SpeechRequested;
import dev.lector.headers.CloudEventHeaders;
import dev.lector.headers.TraceParent;
import dev.lector.serde.SpecificAvroSerializer;
import dev.lector.telemetry.TraceHeaders;
import dev.lector.telemetry.Tracing;
import dev.lector.topics.BatchKey;
import dev.lector.topics.TopicCreator;
import dev.lector.topics.Topics;
import io.opentelemetry.context.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Batches on a real broker: all of one or nothing, whatever happens on the way. */
class BatchPublisherIT {
  private static final Map<String, String> REGISTRY =
      Map.of("schema.registry.url", "mock://batch-publisher");

  @TempDir static Path dir;

  private static TestBroker broker;
  private static BatchPublisher publisher;

  @BeforeAll
  static void start() throws Exception {
    broker = TestBroker.start(dir.resolve("kafka"));
    KafkaSettings settings =
        new KafkaSettings(Map.of("bootstrap.servers", broker.servers()), REGISTRY, (short) -1);
    try (Admin admin = Admin.create(settings.admin())) {
      new TopicCreator(admin, (short) -1).createMissing(Topics.catalogue());
    }
    SpecificAvroSerializer<SpeechRequested> serializer = new SpecificAvroSerializer<>();
    serializer.configure(REGISTRY, false);
    publisher = new BatchPublisher(settings, serializer, Topics.STAGED_REQUESTS, Tracing.off());
  }

  @AfterAll
  static void stop() {
    publisher.close();
    broker.close();
  }

  @Test
  void aBatchThatBreaksOffLeavesNothingAndDoesNotStopTheNextOne() throws Exception {
    Iterable<SpeechRequested> breaksOff =
        () ->
            new Iterator<>() {
              private final Iterator<SpeechRequested> some = items("broken", 500).iterator();

              @Override
              public boolean hasNext() {
                return true;
              }

              @Override
              public SpeechRequested next() {
                if (some.hasNext()) {
                  return some.next();
                }
                throw new UncheckedIOException(new IOException("The disk is gone."));
              }
            };
    assertThatThrownBy(() -> publisher.publish(breaksOff, Context.root()))
        .isInstanceOf(BatchNotPublishedException.class)
        .hasMessageContaining("The disk is gone.");

    String parent = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
    Context trace =
        TraceHeaders.read(name -> name.equals("traceparent") ? List.of(parent) : List.of());
    publisher.publish(items("whole", 3), trace);
    publisher.publish(items("next", 2), Context.root());

    List<ConsumerRecord<String, byte[]>> committed = committed(Topics.STAGED_REQUESTS, 5);
    assertThat(committed)
        .extracting(ConsumerRecord::key)
        .containsExactly("whole-0", "whole-1", "whole-2", "next-0", "next-1");
    ConsumerRecord<String, byte[]> first = committed.getFirst();
    assertThat(new String(first.headers().lastHeader("ce_id").value(), StandardCharsets.UTF_8))
        .isEqualTo("whole-0");
    assertThat(
            new String(
                first.headers().lastHeader(CloudEventHeaders.TYPE).value(), StandardCharsets.UTF_8))
        .isEqualTo("dev.lector.events.SpeechRequested");
    assertThat(TraceParent.read(first.headers()).orElseThrow().traceId())
        .isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
  }

  @Test
  void whatTwoTenantsAskForWhoNameABatchOrAJobAlikeIsAllKept() throws Exception {
    SpecificAvroSerializer<SpecificRecord> serializer = new SpecificAvroSerializer<>();
    serializer.configure(REGISTRY, false);
    KafkaSettings settings =
        new KafkaSettings(Map.of("bootstrap.servers", broker.servers()), REGISTRY, (short) -1);
    try (CommandPublisher commands = new CommandPublisher(settings, serializer, Tracing.off())) {
      for (String tenant : List.of("acme", "evil")) {
        commands.publish(
            BatchCancelled.newBuilder().setBatchId("book").setTenant(tenant).build(),
            Context.root());
        commands.publish(
            BatchPaused.newBuilder().setBatchId("book").setTenant(tenant).build(), Context.root());
        commands.publish(
            JobErased.newBuilder().setRequestId("book").setTenant(tenant).build(), Context.root());
      }
    }
    for (String topic : List.of(Topics.CANCELLATIONS, Topics.PAUSES, Topics.ERASURES)) {
      assertThat(committed(topic, 2))
          .as("of each key, compaction keeps the last record alone")
          .extracting(ConsumerRecord::key)
          .containsExactly(BatchKey.of("book", "acme"), BatchKey.of("book", "evil"));
    }
  }

  @Test
  void nothingIsTakenOnceTheBridgeStopsAndItIsSaid() throws Exception {
    SpecificAvroSerializer<SpecificRecord> serializer = new SpecificAvroSerializer<>();
    serializer.configure(REGISTRY, false);
    CommandPublisher commands =
        new CommandPublisher(
            new KafkaSettings(Map.of("bootstrap.servers", broker.servers()), REGISTRY, (short) -1),
            serializer,
            Tracing.off());
    commands.close();
    assertThatThrownBy(
            () ->
                commands.publish(
                    JobErased.newBuilder().setRequestId("job").build(), Context.root()))
        .isInstanceOf(ErasureNotPublishedException.class)
        .hasMessage("The erasure could not be published; ask again: the bridge stops");
    assertThatThrownBy(
            () ->
                commands.publish(
                    BatchPaused.newBuilder().setBatchId("book").build(), Context.root()))
        .isInstanceOf(BatchNotPublishedException.class)
        .hasMessageContaining("could not be queued: the bridge stops");
  }

  private static List<SpeechRequested> items(String batch, int count) {
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                SpeechRequested.newBuilder()
                    .setRequestId(batch + "-" + i)
                    .setText("Item " + i)
                    .setBatchId(batch)
                    .build())
        .toList();
  }

  /** Committed records, all there are once there are as many; those of open ones are waited for. */
  private static List<ConsumerRecord<String, byte[]>> committed(String topic, int count) {
    List<ConsumerRecord<String, byte[]>> found = new ArrayList<>();
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", broker.servers(), "isolation.level", "read_committed"),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      TopicPartition partition = new TopicPartition(topic, 0);
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      await()
          .atMost(Duration.ofSeconds(60))
          .until(
              () -> {
                consumer.poll(Duration.ofMillis(100)).forEach(found::add);
                return found.size() >= count;
              });
    }
    return found;
  }
}
