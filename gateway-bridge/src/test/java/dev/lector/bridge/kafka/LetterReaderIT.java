package dev.lector.bridge.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lector.bridge.deadletters.LettersUnavailableException;
import dev.lector.bridge.testing.TestBroker;
import dev.lector.deadletters.LetterCursor;
import dev.lector.registry.SchemaRegistryClient;
import dev.lector.registry.SchemaRegistryClients;
import dev.lector.topics.TopicCreator;
import dev.lector.topics.Topics;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Readers of dead letters, on a real broker. */
class LetterReaderIT {
  private static final Map<String, String> REGISTRY =
      Map.of("schema.registry.url", "mock://letter-reader");
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final int FLOOD = 30;

  @TempDir static Path dir;

  private final List<String> read = new CopyOnWriteArrayList<>();
  private final CountDownLatch slow = new CountDownLatch(1);

  @Test
  void behindTheManyReadsOfOneTenantAnotherWaitsForAFewOfThem() throws Exception {
    try (TestBroker broker = TestBroker.start(dir.resolve("kafka"));
        SchemaRegistryClient registry = SchemaRegistryClients.create(REGISTRY)) {
      KafkaSettings settings =
          new KafkaSettings(Map.of("bootstrap.servers", broker.servers()), REGISTRY, (short) -1);
      try (Admin admin = Admin.create(settings.admin());
          BrokerProbe probe = new BrokerProbe(admin);
          LetterReader reader = new LetterReader(settings, registry, probe, Clock.systemUTC())) {
        new TopicCreator(admin, (short) -1).createMissing(Topics.catalogue());
        setOneAside(settings);
        List<Thread> threads = new ArrayList<>();
        threads.add(reads(reader, "acme"));
        await().atMost(SOON).until(() -> read.size() == 1);
        for (int i = 0; i < FLOOD; i++) {
          threads.add(reads(reader, "acme"));
        }
        threads.add(reads(reader, "globex"));
        slow.countDown();
        for (Thread thread : threads) {
          thread.join();
        }
      }
    }
    assertThat(read.indexOf("globex")).isBetween(1, 4);
  }

  /** One that reads, or waits to. */
  private Thread reads(LetterReader reader, String tenant) {
    Thread thread =
        Thread.ofPlatform()
            .start(
                () -> {
                  try {
                    reader.newest(
                        tenant,
                        LetterCursor.NEWEST,
                        1,
                        letter -> {
                          read.add(tenant);
                          hold();
                          return Optional.of(letter.id());
                        });
                  } catch (LettersUnavailableException _) {
                    // of the many of one tenant the last may have to ask again
                  } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                  }
                });
    await()
        .atMost(SOON)
        .pollInterval(Duration.ofMillis(1))
        .until(
            () ->
                thread.getState() == Thread.State.WAITING
                    || thread.getState() == Thread.State.TIMED_WAITING);
    return thread;
  }

  private void hold() {
    try {
      slow.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void setOneAside(KafkaSettings settings) throws Exception {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            settings.producer(), new ByteArraySerializer(), new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>(Topics.DEAD_LETTERS, "a letter".getBytes(UTF_8))).get();
    }
  }
}
