package dev.lector.tts.worker;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lector.events.SpeechFinished;
import dev.lector.events.SpeechSynthesized;
import dev.lector.topics.ShareGroups;
import dev.lector.tts.worker.common.WorkerConfig;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Work that takes long, in a group with the smallest window that brokers allow. */
class LongWorkIT extends WorkerSuite {
  private static final int WINDOW = 100;
  private static final Duration LOCK = Duration.ofSeconds(3);

  private final CountDownLatch release = new CountDownLatch(1);

  @BeforeAll
  static void makeTheWindowSmall() throws Exception {
    try (Admin admin = Admin.create(new HashMap<String, Object>(kafka()))) {
      ConfigEntry window =
          new ConfigEntry("share.partition.max.record.locks", Integer.toString(WINDOW));
      admin
          .incrementalAlterConfigs(
              Map.of(
                  new ConfigResource(ConfigResource.Type.GROUP, ShareGroups.SYNTHESIZERS),
                  List.of(new AlterConfigOp(window, AlterConfigOp.OpType.SET))))
          .all()
          .get(30, SECONDS);
    }
  }

  @Test
  void aSlowRecordAtTheHeadDoesNotStopItsGroupAndIsWorkedOnOnce() throws Exception {
    synthesizer.whenSynthesizing(text, release::await);
    SpeechWorker worker = worker(impatient());
    client.send(request());
    String last = "";
    for (int i = 0; i < 3 * WINDOW; i++) {
      last = UUID.randomUUID().toString();
      client.send(request(last, "One of many."));
    }

    assertThat(client.completion(last).getOutcome()).isInstanceOf(SpeechSynthesized.class);
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> worker.metrics().contains("lector_worker_moved_on_total 1.0"));
    release.countDown();
    SpeechFinished finished = client.completion(id);
    assertThat(finished.getOutcome()).isInstanceOf(SpeechSynthesized.class);
    assertThat(finished.getAttempt()).as("another could have taken it").isEqualTo(2);
    assertThat(synthesizer.timesSynthesised(text)).as("the work went on").isEqualTo(1);
  }

  @Test
  void workThatWaitsForTheLaneOfLongWorkIsNotStoppedMeanwhile() throws Exception {
    String other = "Another text that takes long.";
    synthesizer.whenSynthesizing(text, release::await);
    synthesizer.whenSynthesizing(other, release::await);
    SpeechWorker worker = worker(impatient());
    client.send(request());
    String second = UUID.randomUUID().toString();
    client.send(request(second, other));
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> worker.metrics().contains("lector_worker_moved_on_total 2.0"));
    // Longer than work is left alone whose record nobody takes.
    await()
        .pollDelay(Duration.ofSeconds(11))
        .atMost(Duration.ofSeconds(30))
        .until(() -> worker.metrics().contains("lector_worker_moved_on_total 2.0"));
    release.countDown();

    assertThat(client.completion(id).getOutcome()).isInstanceOf(SpeechSynthesized.class);
    assertThat(client.completion(second).getOutcome()).isInstanceOf(SpeechSynthesized.class);
    assertThat(synthesizer.timesSynthesised(text)).isEqualTo(1);
    assertThat(synthesizer.timesSynthesised(other)).isEqualTo(1);
  }

  @Test
  void whatWasMovedIsDoneByAnotherWorkerWhenThisOneLeaves() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    synthesizer.whenSynthesizing(text, never::await);
    SpeechWorker first = worker(impatient());
    client.send(request());
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> first.metrics().contains("lector_worker_moved_on_total 1.0"));
    synthesizer.whenSynthesizing(text, () -> {});
    first.close();
    worker("second");

    SpeechFinished finished = client.completion(id);
    assertThat(finished.getOutcome()).isInstanceOf(SpeechSynthesized.class);
    assertThat(finished.getAttempt()).as("two records, and nothing crashed").isEqualTo(2);
  }

  @Test
  void workThatLastsSeveralLocksAfterItWasMovedIsPublished() throws Exception {
    synthesizer.whenSynthesizing(text, release::await);
    SpeechWorker worker = worker(impatient());
    client.send(request());
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> worker.metrics().contains("lector_worker_moved_on_total 1.0"));
    CompletableFuture.delayedExecutor(LOCK.multipliedBy(3).toMillis(), MILLISECONDS)
        .execute(release::countDown);

    SpeechFinished finished = client.completion(id);
    assertThat(finished.getOutcome()).isInstanceOf(SpeechSynthesized.class);
    assertThat(synthesizer.timesSynthesised(text)).as("the work went on").isEqualTo(1);
  }

  private static WorkerConfig impatient() {
    return config("w1", 2, 1, Duration.ZERO, LOCK, Duration.ofSeconds(2));
  }
}
