package dev.lector.ledger.intake;

import static dev.lector.ledger.LedgerRig.asked;
import static dev.lector.ledger.LedgerRig.spoken;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lector.events.BatchCancelled;
import dev.lector.events.BatchPaused;
import dev.lector.events.JobErased;
import dev.lector.events.SpeechRequested;
import dev.lector.events.SpeechVerified;
import dev.lector.ledger.LedgerRig;
import dev.lector.ledger.jobs.JobErasures;
import dev.lector.ledger.stores.StoreNames;
import dev.lector.topics.ShareGroups;
import dev.lector.topics.Topics;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Records whose timestamp is -1, which brokers take from any producer that sends it: they are
 * folded as others are, and stop nothing.
 */
class UntimedRecordsTest {
  private static final SpeechRequested REQUEST = asked("r").build();
  private static final SpeechRequested ITEM = LedgerRig.item("acme", "b", 0, 1);

  @TempDir private Path directory;
  private LedgerRig ledger;

  @BeforeEach
  void start() {
    ledger = new LedgerRig(directory);
  }

  @AfterEach
  void stop() {
    ledger.close();
  }

  @Test
  void requestsOfEachQueueAreJobs() {
    for (ShareGroups.Queue queue : ShareGroups.queues()) {
      ledger.untimed(queue.topic(), queue.topic(), asked(queue.topic()).build());
      assertThat(ledger.jobs.readValuesToList()).as(queue.topic()).hasSize(1);
    }
  }

  @Test
  void stagedRequestsAreHandedOn() {
    ledger.untimed(Topics.STAGED_REQUESTS, "b-0", ITEM);
    assertThat(ledger.handedOn.readValuesToList()).hasSize(1);
  }

  @Test
  void completionsEndJobs() {
    ledger.request(REQUEST);
    ledger.untimed(Topics.COMPLETIONS, "r", spoken(REQUEST));
    assertThat(ledger.finalJobs()).hasSize(1);
  }

  @Test
  void erasuresEraseJobs() {
    ledger.request(REQUEST);
    ledger.untimed(
        Topics.ERASURES, "r", JobErased.newBuilder().setRequestId("r").setTenant("acme").build());
    assertThat(ledger.finalJobs()).hasSize(1).allMatch(JobErasures::isErased);
  }

  @Test
  void pausesAndCancellationsAreHeard() {
    ledger.untimed(
        Topics.PAUSES,
        "b",
        BatchPaused.newBuilder().setBatchId("b").setTenant("acme").setPaused(true).build());
    ledger.stage(ITEM);
    assertThat(ledger.handedOn.isEmpty()).isTrue();
    ledger.untimed(
        Topics.CANCELLATIONS,
        "b",
        BatchCancelled.newBuilder().setBatchId("b").setTenant("acme").build());
    assertThat(ledger.cancelled.readValuesToList()).hasSize(1);
  }

  @Test
  void verificationsAreKept() {
    ledger.untimed(
        Topics.VERIFICATIONS,
        "b-0",
        SpeechVerified.newBuilder()
            .setRequestId("b-0")
            .setTenant("acme")
            .setBatchId("b")
            .setItem(0)
            .build());
    assertThat(ledger.entries(StoreNames.VERIFICATIONS)).isEqualTo(1);
  }
}
