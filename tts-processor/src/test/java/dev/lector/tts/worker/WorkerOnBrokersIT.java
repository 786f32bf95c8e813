package dev.lector.tts.worker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lector.events.SpeechSynthesized;
import dev.lector.topics.Topics;
import dev.lector.tts.worker.common.Stop;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

/** What a worker makes of transactions that others leave open, and of the brokers' time. */
class WorkerOnBrokersIT extends WorkerSuite {
  /** Longer than the test waits for anything. */
  private static final int LONGEST_TRANSACTION_MS = 600_000;

  @Test
  void aTransactionThatAStrangerLeavesOpenHoldsUpNobodyElsesRequest() throws Exception {
    worker(config("w1", 1, 0));
    try (KafkaProducer<byte[], byte[]> stranger = stranger()) {
      send(stranger, Topics.REQUESTS, "of-a-stranger-" + id);
      client.send(request());

      assertThat(client.completion(id).getOutcome()).isInstanceOf(SpeechSynthesized.class);
      stranger.abortTransaction();
    }
  }

  /** The ledger hands items on in transactions, and does it again when one of them is aborted. */
  @Test
  void itemsOfAnAbortedTransactionAreNotWorked() throws Exception {
    worker(config("w1", 0, 1));
    String aborted = "aborted-" + id;
    try (KafkaProducer<byte[], byte[]> ledger = stranger()) {
      send(ledger, Topics.BATCH_REQUESTS, aborted);
      client.send(Topics.BATCH_REQUESTS, request(), new RecordHeaders());
      ledger.abortTransaction();
    }

    assertThat(client.completion(id).getOutcome()).isInstanceOf(SpeechSynthesized.class);
    assertThat(client.completions(aborted)).isZero();
  }

  @Test
  void theBrokersTimeIsReadAgainNowAndThen() throws Exception {
    BrokerClock clock = new BrokerClock(Clock.systemUTC(), System::nanoTime);
    Instant wrong = Instant.now().minus(Duration.ofDays(1));
    clock.set(wrong.toEpochMilli());
    AtomicInteger readings = new AtomicInteger();
    Stop stop = new Stop();
    try {
      new ClockReader(
              clock,
              () -> {
                if (readings.incrementAndGet() < 3) {
                  throw new KafkaException("away in this test");
                }
                return Admin.create(Map.<String, Object>copyOf(kafka()));
              },
              Duration.ofMillis(50),
              stop)
          .start("clock");
      await().until(() -> readings.get() >= 2);
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> clock.instant().isAfter(wrong.plus(Duration.ofHours(23))));
    } finally {
      stop.give();
    }
  }

  private static void send(KafkaProducer<byte[], byte[]> producer, String topic, String requestId) {
    producer.initTransactions();
    producer.beginTransaction();
    var _ =
        producer.send(
            new ProducerRecord<>(
                topic,
                null,
                requestId.getBytes(UTF_8),
                client.encode(request(requestId, "Text of " + requestId)),
                new RecordHeaders()));
    producer.flush();
  }

  private static KafkaProducer<byte[], byte[]> stranger() {
    Map<String, Object> properties = new HashMap<>(kafka());
    properties.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, UUID.randomUUID().toString());
    properties.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, LONGEST_TRANSACTION_MS);
    return new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
  }
}
