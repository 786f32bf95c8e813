package dev.lector.tts.worker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lector.events.BatchCancelled;
import dev.lector.events.RejectionCode;
import dev.lector.events.SpeechFinished;
import dev.lector.events.SpeechRejected;
import dev.lector.events.SpeechRequested;
import dev.lector.events.SpeechSynthesized;
import dev.lector.headers.DeadLetterHeaders;
import dev.lector.topics.ShareGroups;
import dev.lector.topics.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ShareConsumer;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

/** Requests whose workers died, and those that nobody wants any more. */
class SuspectsIT extends WorkerSuite {
  @Test
  void aRequestWhoseWorkersDiedIsTriedAgainOnItsOwn() throws Exception {
    client.send(request());
    giveBack(ShareGroups.SYNTHESIZERS, Topics.REQUESTS, 2);
    worker("w1");

    SpeechFinished finished = client.completion(id);
    assertThat(finished.getOutcome()).isInstanceOf(SpeechSynthesized.class);
    assertThat(finished.getAttempt()).as("two given back, one into quarantine").isEqualTo(4);
    assertThat(synthesizer.timesSynthesised(text)).isEqualTo(1);
  }

  @Test
  void aRequestWhoseWorkersDiedInQuarantineTooIsPoisonedBeforeItsLastTry() throws Exception {
    Headers headers = new RecordHeaders();
    new DeadLetterHeaders(Topics.REQUESTS, 0, 17, 4_711, "Suspect", "").write(headers);
    headers.add("lector-deliveries", "3".getBytes(UTF_8));
    client.send(Topics.QUARANTINED_REQUESTS, request(), headers);
    giveBack(ShareGroups.EXAMINERS, Topics.QUARANTINED_REQUESTS, 2);
    worker("w1");

    SpeechFinished finished = client.completion(id);
    assertThat(finished.getAttempt()).isEqualTo(6);
    assertThat(((SpeechRejected) finished.getOutcome()).getCode())
        .isEqualTo(RejectionCode.POISONED);
    ConsumerRecord<byte[], byte[]> letter = client.deadLetter(r -> text(r.key()).equals(id));
    assertThat(letter.value()).isEqualTo(client.encode(request()));
    assertThat(DeadLetterHeaders.read(letter.headers()).orElseThrow())
        .extracting(DeadLetterHeaders::topic, DeadLetterHeaders::offset)
        .containsExactly(Topics.REQUESTS, 17L);
    assertThat(synthesizer.timesSynthesised(text)).isZero();
  }

  @Test
  void aSuspectThatTheQuarantineDoesNotTakeIsPoisoned() throws Exception {
    limitQuarantine("100");
    try {
      client.send(request());
      giveBack(ShareGroups.SYNTHESIZERS, Topics.REQUESTS, 2);
      worker("w1");

      SpeechFinished finished = client.completion(id);
      assertThat(code(finished)).isEqualTo(RejectionCode.POISONED);
      ConsumerRecord<byte[], byte[]> letter = client.deadLetter(r -> text(r.key()).equals(id));
      assertThat(letter.value()).isEqualTo(client.encode(request()));
      assertThat(synthesizer.timesSynthesised(text)).isZero();
    } finally {
      limitQuarantine(Integer.toString(Topics.LARGEST_LETTER));
    }
  }

  /** As when others have made the topic. */
  private static void limitQuarantine(String bytes) throws Exception {
    try (Admin admin = Admin.create(new HashMap<String, Object>(kafka()))) {
      ConfigEntry limit = new ConfigEntry(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, bytes);
      admin
          .incrementalAlterConfigs(
              Map.of(
                  new ConfigResource(ConfigResource.Type.TOPIC, Topics.QUARANTINED_REQUESTS),
                  List.of(new AlterConfigOp(limit, AlterConfigOp.OpType.SET))))
          .all()
          .get();
    }
  }

  /** Takes a record as often, as workers would that die over it. */
  private static void giveBack(String group, String topic, int times) {
    try (ShareConsumer<byte[], byte[]> dying =
        ShareConsumers.subscribed(kafka(), "dying", group, topic)) {
      for (int delivery = 1; delivery <= times; delivery++) {
        ConsumerRecord<byte[], byte[]> taken =
            await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> dying.poll(Duration.ofMillis(100)).iterator(), Iterator::hasNext)
                .next();
        dying.acknowledge(taken, AcknowledgeType.RELEASE);
        dying.commitSync();
      }
    }
  }

  @Test
  void itemsOfACancelledBatchEndWithoutBeingSpoken() throws Exception {
    worker("w1");
    client.cancel(BatchCancelled.newBuilder().setBatchId("b1").setTenant("t1").build());
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> code(item("b1", "t1")) == RejectionCode.CANCELLED);

    assertThat(code(item("b1", "t2"))).as("another tenant's").isNull();
    assertThat(code(item("b2", "t1"))).as("another batch's").isNull();
  }

  /** Sends an item of a batch, and returns how it ended. */
  private SpeechFinished item(String batchId, String tenant) throws Exception {
    String item = UUID.randomUUID().toString();
    client.send(
        Topics.BATCH_REQUESTS,
        SpeechRequested.newBuilder(request())
            .setRequestId(item)
            .setBatchId(batchId)
            .setTenant(tenant)
            .build(),
        new RecordHeaders());
    return client.completion(item);
  }
}
