package dev.lector.ledger.streams;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import dev.lector.testing.TestBroker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The transaction of a killed ledger, in a cluster of which one broker does not answer. */
class AbandonedTransactionsIT {
  private static final String TOPIC = "topic";

  @TempDir Path directory;

  @Test
  void anAbandonedTransactionIsEndedThoughAnotherBrokerIsSilent() throws Exception {
    String id = LedgerStreams.APPLICATION + "-" + UUID.randomUUID() + "-1";
    try (TestBroker broker = TestBroker.start(directory.resolve("one"));
        Admin admin = Admin.create(properties(broker));
        KafkaProducer<byte[], byte[]> killed = producer(broker, id)) {
      admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get(30, SECONDS);
      // What the group was before: nobody is in it now.
      leaveGroup(broker);
      killed.initTransactions();
      killed.beginTransaction();
      killed.send(new ProducerRecord<>(TOPIC, "half".getBytes(UTF_8))).get(30, SECONDS);
      try (SilentBroker silent = SilentBroker.join(admin, directory.resolve("two"));
          AbandonedTransactions abandoned =
              new AbandonedTransactions(Admin.create(properties(broker)))) {
        await()
            .atMost(Duration.ofSeconds(30))
            .until(
                () ->
                    admin.describeCluster().nodes().get(30, SECONDS).stream()
                        .anyMatch(node -> node.id() == silent.id()));
        abandoned.start();
        await()
            .atMost(Duration.ofSeconds(60))
            .until(
                () ->
                    admin.describeTransactions(List.of(id)).description(id).get(30, SECONDS).state()
                        != TransactionState.ONGOING);
      }
    }
  }

  private static Map<String, Object> properties(TestBroker broker) {
    Map<String, Object> properties = new HashMap<>();
    properties.put("bootstrap.servers", broker.bootstrapServers());
    // One broker's silence is noticed soon.
    properties.put("request.timeout.ms", "2000");
    properties.put("default.api.timeout.ms", "4000");
    return properties;
  }

  private static KafkaProducer<byte[], byte[]> producer(TestBroker broker, String id) {
    Map<String, Object> properties = properties(broker);
    properties.put("transactional.id", id);
    // Without a ledger that ends it, it stays open for longer than this test waits.
    properties.put("transaction.timeout.ms", "600000");
    return new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
  }

  private static void leaveGroup(TestBroker broker) {
    Map<String, Object> properties = properties(broker);
    properties.put("group.id", LedgerStreams.APPLICATION);
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.commitSync(Map.of(new TopicPartition(TOPIC, 0), new OffsetAndMetadata(0)));
    }
  }
}
