package dev.lector.bridge.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lector.bridge.events.Feed;
import dev.lector.bridge.events.Subscription;
import dev.lector.bridge.testing.TestBroker;
import dev.lector.events.Batch;
import dev.lector.serde.SpecificAvroDeserializer;
import dev.lector.serde.SpecificAvroSerializer;
import dev.lector.topics.BatchKey;
import dev.lector.topics.TopicCreator;
import dev.lector.topics.Topics;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Totals of batches on a real broker, written in transactions as a ledger does. */
class BatchTailIT {
  private static final Map<String, String> REGISTRY =
      Map.of("schema.registry.url", "mock://batch-tail");
  private static final Duration SOON = Duration.ofSeconds(60);

  @TempDir static Path dir;

  @Test
  void whoFollowsABatchHearsWhatIsCommittedAlsoAfterTheBrokerWasAway() throws Exception {
    Feed<Batch> totals = new Feed<>();
    try (TestBroker broker = TestBroker.start(dir.resolve("kafka"));
        SpecificAvroSerializer<Batch> serializer = new SpecificAvroSerializer<>();
        SpecificAvroDeserializer<Batch> deserializer =
            new SpecificAvroDeserializer<>(Batch.class)) {
      serializer.configure(REGISTRY, false);
      deserializer.configure(REGISTRY, false);
      KafkaSettings settings =
          new KafkaSettings(Map.of("bootstrap.servers", broker.servers()), REGISTRY, (short) -1);
      try (Admin admin = Admin.create(settings.admin())) {
        new TopicCreator(admin, (short) -1).createMissing(Topics.catalogue());
      }
      try (KafkaProducer<String, Batch> ledger =
              new KafkaProducer<>(
                  settings.transactional("ledger"), new StringSerializer(), serializer);
          BatchTail tail =
              new BatchTail(
                  settings,
                  new EventDecoder<>(deserializer),
                  batch -> totals.publish(batch.getBatchId(), batch),
                  Clock.systemUTC())) {
        assertThat(tail).isNotNull();
        ledger.initTransactions();
        Heard heard = new Heard(totals.follow("b"));
        Heard aborted = new Heard(totals.follow("aborted"));
        // The tail begins where the topic ends when it is there.
        await().atMost(SOON).until(() -> commit(ledger, 1) && heard.done(1));

        ledger.beginTransaction();
        ledger.send(total("aborted", 9)).get();
        ledger.abortTransaction();
        commit(ledger, 2);
        await().atMost(SOON).until(() -> heard.done(2));
        assertThat(aborted.done).isEmpty();

        broker.stop();
        broker.restart();
        commit(ledger, 3);
        await().atMost(SOON).until(() -> heard.done(3));
        heard.close();
        aborted.close();
        assertThat(totals.isFollowed("b")).isFalse();
      }
    }
  }

  private static boolean commit(KafkaProducer<String, Batch> ledger, int done) {
    ledger.beginTransaction();
    var _ = ledger.send(total("b", done));
    var _ = ledger.send(total("nobody-follows-it", done));
    ledger.commitTransaction();
    return true;
  }

  /** One partition, so that what comes later is read later. */
  private static ProducerRecord<String, Batch> total(String id, int done) {
    return new ProducerRecord<>(
        Topics.BATCHES,
        0,
        BatchKey.of(id, "acme"),
        Batch.newBuilder().setBatchId(id).setDone(done).build());
  }

  private static final class Heard implements AutoCloseable {
    private final Set<Integer> done = ConcurrentHashMap.newKeySet();
    private final Subscription<Batch> subscription;
    private final Thread listener;

    Heard(Subscription<Batch> subscription) {
      this.subscription = subscription;
      this.listener = Thread.startVirtualThread(this::listen);
    }

    private void listen() {
      try {
        while (true) {
          Batch batch = subscription.next(SOON);
          if (batch != null) {
            done.add(batch.getDone());
          }
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    boolean done(int items) {
      return done.contains(items);
    }

    @Override
    public void close() {
      listener.interrupt();
      subscription.close();
    }
  }
}
