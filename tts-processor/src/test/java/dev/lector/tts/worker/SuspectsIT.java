package dev.lector.tts.worker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
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
import dev.lector.tts.worker.lanes.ShareConsumers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
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
    client.send(Topics.QUARANTINED_REQUESTS, request(), suspect());
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
  void aSuspectIsWorkedOnAloneAndTheOthersGoOnAfterwards() throws Exception {
    AtomicInteger working = new AtomicInteger();
    AtomicInteger beside = new AtomicInteger();
    AtomicBoolean examined = new AtomicBoolean();
    List<String> others = IntStream.range(0, 40).mapToObj(i -> id + "-" + i).toList();
    for (String other : others) {
      synthesizer.whenSynthesizing(
          "Text of " + other,
          () -> {
            working.incrementAndGet();
            Thread.sleep(100);
            beside.addAndGet(examined.get() ? 1 : 0);
            working.decrementAndGet();
          });
    }
    synthesizer.whenSynthesizing(
        text,
        () -> {
          examined.set(true);
          beside.addAndGet(working.get());
          Thread.sleep(1_000);
          beside.addAndGet(working.get());
          examined.set(false);
        });
    client.send(Topics.QUARANTINED_REQUESTS, request(), suspect());
    for (String other : others) {
      client.send(request(other, "Text of " + other));
    }
    worker("w1");

    assertThat(client.completion(id).getOutcome()).isInstanceOf(SpeechSynthesized.class);
    for (String other : others) {
      assertThat(client.completion(other).getOutcome()).isInstanceOf(SpeechSynthesized.class);
    }
    assertThat(beside).as("others worked on beside the suspect").hasValue(0);
  }

  @Test
  void workThatTakesLongKeepsNeitherTheOthersNorASuspectWaitingForGood() throws Exception {
    CountDownLatch ended = new CountDownLatch(1);
    CountDownLatch begun = new CountDownLatch(1);
    String held = id + "-held";
    synthesizer.whenSynthesizing(
        held,
        () -> {
          begun.countDown();
          ended.await();
        });
    SpeechWorker worker = worker("w1");
    client.send(request(held, held));
    assertThat(begun.await(30, SECONDS)).isTrue();
    client.send(Topics.QUARANTINED_REQUESTS, request(), suspect());
    await().atMost(LONG).until(() -> worker.suspectsWaiting());

    assertTheWorkerStillWorks();
    assertThat(client.completions(id)).isZero();
    ended.countDown();
    assertThat(client.completion(held).getOutcome()).isInstanceOf(SpeechSynthesized.class);
    assertThat(client.completion(id).getOutcome()).isInstanceOf(SpeechSynthesized.class);
  }

  @Test
  void aWorkerLeavesInOrderWhileASuspectWaits() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    synthesizer.whenSynthesizing(
        text,
        () -> {
          begun.countDown();
          new CountDownLatch(1).await();
        });
    SpeechWorker leaving = worker(config("w1", 1, 0, Duration.ZERO, Duration.ofSeconds(3)));
    client.send(request());
    assertThat(begun.await(30, SECONDS)).isTrue();
    String suspect = UUID.randomUUID().toString();
    client.send(Topics.QUARANTINED_REQUESTS, request(suspect, suspect), suspect());
    await().atMost(LONG).until(() -> leaving.suspectsWaiting());
    leaving.close();
    synthesizer.whenSynthesizing(text, () -> {});
    worker("w2");

    assertThat(client.completion(id).getOutcome()).isInstanceOf(SpeechSynthesized.class);
    SpeechFinished examined = client.completion(suspect);
    assertThat(examined.getOutcome()).isInstanceOf(SpeechSynthesized.class);
    assertThat(examined.getAttempt()).as("nobody took it before").isEqualTo(4);
  }

  /** As of a request that was delivered three times. */
  private static Headers suspect() {
    Headers headers = new RecordHeaders();
    new DeadLetterHeaders(Topics.REQUESTS, 0, 17, 4_711, "Suspect", "").write(headers);
    headers.add("lector-deliveries", "3".getBytes(UTF_8));
    return headers;
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
