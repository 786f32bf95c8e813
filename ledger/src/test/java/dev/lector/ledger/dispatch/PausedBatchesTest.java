package dev.lector.ledger.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lector.events.Batch;
import dev.lector.events.BatchFinished;
import dev.lector.events.BatchState;
import dev.lector.events.Job;
import dev.lector.events.JobState;
import dev.lector.events.SpeechRequested;
import dev.lector.ledger.LedgerRig;
import dev.lector.ledger.stores.StoreNames;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Batches that are paused and resumed. The window is ten items. */
class PausedBatchesTest {
  @TempDir Path directory;
  private LedgerRig rig;

  @BeforeEach
  void start() {
    rig = new LedgerRig(directory);
  }

  @AfterEach
  void stop() {
    rig.close();
  }

  @Test
  void noMoreItemsOfAPausedBatchAreHandedOnUntilItIsResumedAndEachEndsOnce() {
    stage("acme", "b", 30);
    List<SpeechRequested> handed = new ArrayList<>(rig.handedOn.readValuesToList());
    rig.pause("b", "acme");
    rig.pause("b", "acme");
    rig.pass(Duration.ofMillis(500));
    assertThat(latest().getState()).isEqualTo(BatchState.PAUSED);
    assertThat(latest().getPausedAt()).isEqualTo(LedgerRig.START);

    handed.forEach(item -> rig.finish(LedgerRig.spoken(item)));
    rig.pass(Duration.ofHours(1));
    assertThat(rig.handedOn.isEmpty()).isTrue();
    assertThat(latest().getDone()).isEqualTo(10);
    assertThat(latest().getState()).isEqualTo(BatchState.PAUSED);

    rig.resume("b", "acme");
    rig.resume("b", "acme");
    for (List<SpeechRequested> more = rig.handedOn.readValuesToList();
        !more.isEmpty();
        more = rig.handedOn.readValuesToList()) {
      handed.addAll(more);
      more.forEach(item -> rig.finish(LedgerRig.spoken(item)));
    }
    assertThat(handed).extracting(SpeechRequested::getItem).doesNotHaveDuplicates().hasSize(30);
    BatchFinished finished = rig.finishedBatches.readValue();
    assertThat(finished.getDone()).isEqualTo(30);
    assertThat(latest().getState()).isEqualTo(BatchState.FINISHED);
    assertThat(latest().getPausedAt()).isNull();
    assertThat(latest().getPausedMs()).isEqualTo(Duration.ofHours(1).plusMillis(500).toMillis());
  }

  @Test
  void otherBatchesOfTheTenantAndOtherTenantsTakeTheTurnsOfAPausedOne() {
    stage("acme", "paused", 30);
    stage("acme", "second", 5);
    stage("other", "paused", 5);
    List<SpeechRequested> handed = rig.handedOn.readValuesToList();
    rig.pause("paused", "acme");
    handed.forEach(item -> rig.finish(LedgerRig.spoken(item)));
    assertThat(rig.handedOn.readValuesToList())
        .extracting(item -> item.getTenant() + "/" + item.getBatchId())
        .hasSize(10)
        .containsOnly("acme/second", "other/paused");
  }

  @Test
  void aBatchIsPausedThoughNoItemOfItWasHeardOfYet() {
    rig.pause("b", "acme");
    rig.pass(Duration.ofSeconds(1));
    assertThat(rig.batches.isEmpty()).as("nothing is known of it").isTrue();
    stage("acme", "b", 3);
    rig.pass(Duration.ofSeconds(1));
    assertThat(rig.handedOn.isEmpty()).isTrue();
    assertThat(latest().getState()).isEqualTo(BatchState.PAUSED);

    rig.resume("b", "acme");
    assertThat(rig.handedOn.readValuesToList()).hasSize(3);
  }

  @Test
  void theTotalsOfAPausedBatchAreSaidAgainSoThatWhoeverBeginsToFollowKnowsThem() {
    stage("acme", "b", 3);
    stage("acme", "c", 3);
    rig.pause("b", "acme");
    rig.pass(Duration.ofMillis(500));
    rig.batches.readValuesToList();
    rig.pass(Duration.ofMinutes(15));
    assertThat(rig.batches.readValuesToList()).extracting(Batch::getBatchId).containsExactly("b");

    rig.resume("b", "acme");
    rig.pass(Duration.ofMillis(500));
    rig.batches.readValuesToList();
    rig.pass(Duration.ofMinutes(15));
    assertThat(rig.batches.isEmpty()).isTrue();
  }

  @Test
  void aPauseOfNothingIsForgotten() {
    rig.pause("b", "acme");
    rig.pause("c", "acme");
    rig.resume("c", "acme");
    assertThat(rig.entries(StoreNames.BATCHES)).isEqualTo(1);
    assertThat(rig.entries(StoreNames.KNOWN)).isEqualTo(1);
    rig.pass(Duration.ofDays(60));
    assertThat(rig.entries(StoreNames.KNOWN)).isZero();
    assertThat(rig.entries(StoreNames.DISPATCH_AGENDA)).isZero();
    assertThat(rig.entries(StoreNames.BATCHES)).isZero();
    assertThat(rig.entries(StoreNames.BATCH_AGENDA)).isZero();
  }

  @Test
  void aPauseLastsAsLongAsTheBatchSaysThatItIsPaused() {
    rig.pause("b", "acme");
    rig.pass(Duration.ofDays(59));
    rig.stage(LedgerRig.item("acme", "b", 0, 5));
    rig.pass(Duration.ofSeconds(1));
    assertThat(latest().getState()).isEqualTo(BatchState.PAUSED);
    assertThat(rig.handedOn.isEmpty()).isTrue();

    rig.pass(Duration.ofDays(30).plusMinutes(1));
    assertThat(rig.entries(StoreNames.WAITING)).as("it was given up").isZero();
    rig.pass(Duration.ofDays(29));
    rig.stage(LedgerRig.item("acme", "b", 3, 5));
    rig.pass(Duration.ofSeconds(1));
    assertThat(latest().getState()).isEqualTo(BatchState.PAUSED);
    assertThat(rig.handedOn.isEmpty()).isTrue();

    rig.resume("b", "acme");
    assertThat(rig.handedOn.readValuesToList()).hasSize(1);
  }

  @Test
  void theTotalsOfABatchThatWasPausedAheadOfItsItemsAreSaidAgainToo() {
    rig.pause("b", "acme");
    stage("acme", "b", 3);
    rig.pass(Duration.ofMillis(500));
    rig.batches.readValuesToList();
    rig.pass(Duration.ofMinutes(15));
    assertThat(rig.batches.readValuesToList()).extracting(Batch::getBatchId).containsExactly("b");
  }

  @Test
  void aPausedBatchCanBeCancelled() {
    stage("acme", "b", 30);
    assertThat(rig.handedOn.readValuesToList()).hasSize(10);
    rig.pause("b", "acme");
    rig.cancel("b", "acme");
    assertThat(rig.cancelled.readValuesToList()).hasSize(20);
    rig.pass(Duration.ofMillis(500));
    assertThat(latest().getState()).isEqualTo(BatchState.CANCELLING);
    assertThat(latest().getPausedAt()).isNull();
  }

  @Test
  void whatWasCancelledIsNotPausedAnyMoreWhicheverIsReadFirst() {
    stage("acme", "b", 12);
    rig.cancel("b", "acme");
    rig.pause("b", "acme");
    rig.stage(LedgerRig.item("acme", "b", 12, 13));
    assertThat(rig.cancelled.readValuesToList()).hasSize(3);
    rig.pass(Duration.ofMillis(500));
    assertThat(latest().getState()).isEqualTo(BatchState.CANCELLING);
  }

  @Test
  void aBatchThatIsCancelledAheadOfItsFirstItemIsNotPausedAnyMore() {
    rig.cancel("b", "acme");
    rig.pause("b", "acme");
    rig.stage(LedgerRig.item("acme", "b", 0, 2));
    assertThat(rig.cancelled.readValuesToList()).hasSize(1);
    rig.pass(Duration.ofMillis(500));
    assertThat(latest().getState()).isEqualTo(BatchState.CANCELLING);
  }

  @Test
  void aPauseThatIsKeptForItsItemsLeavesNothingWhenItEnds() {
    rig.pause("b", "acme");
    rig.pass(Duration.ofDays(10));
    rig.stage(LedgerRig.item("acme", "b", 0, 1));
    rig.pass(Duration.ofDays(21));
    assertThat(rig.entries(StoreNames.DISPATCH_AGENDA)).as("the pause and the item").isEqualTo(2);

    rig.resume("b", "acme");
    assertThat(rig.entries(StoreNames.DISPATCH_AGENDA)).as("the item").isEqualTo(1);
  }

  @Test
  void anItemsDeadlineCountsWhileItsBatchIsPaused() {
    for (int i = 0; i < 12; i++) {
      rig.stage(
          SpeechRequested.newBuilder(LedgerRig.item("acme", "b", i, 12))
              .setDeadline(LedgerRig.START.plusSeconds(60))
              .build());
    }
    List<SpeechRequested> handed = rig.handedOn.readValuesToList();
    rig.pause("b", "acme");
    handed.forEach(item -> rig.finish(LedgerRig.spoken(item)));
    rig.finalJobs();

    rig.pass(Duration.ofSeconds(80));
    rig.cancelled.readValuesToList().forEach(rig::finish);
    assertThat(rig.finalJobs())
        .hasSize(2)
        .allSatisfy(job -> assertThat(job.getState()).isEqualTo(JobState.FAILED));
    assertThat(latest().getState()).isEqualTo(BatchState.FINISHED);
    rig.pass(Duration.ofSeconds(10));
    assertThat(rig.entries(StoreNames.WAITING)).isZero();
    assertThat(rig.handedOn.isEmpty()).isTrue();
  }

  @Test
  void aPauseOutlivesTheStagedTopicAndEndsWithTheLastItemOfTheBatch() {
    stage("acme", "b", 12);
    List<SpeechRequested> handed = rig.handedOn.readValuesToList();
    rig.pause("b", "acme");
    handed.forEach(item -> rig.finish(LedgerRig.spoken(item)));

    rig.pass(Duration.ofDays(30).minusMinutes(1));
    assertThat(rig.entries(StoreNames.WAITING)).isEqualTo(2);
    assertThat(latest().getState()).isEqualTo(BatchState.PAUSED);

    rig.pass(Duration.ofHours(2));
    rig.cancelled.readValuesToList().forEach(rig::finish);
    rig.pass(Duration.ofSeconds(10));
    assertThat(rig.entries(StoreNames.WAITING)).isZero();
    rig.resume("b", "acme");
    assertThat(rig.handedOn.isEmpty()).isTrue();
    assertThat(latest().getState()).isEqualTo(BatchState.FINISHED);
  }

  @Test
  void theAuditOfLostRequestsLeavesPausedItemsAlone() {
    stage("acme", "b", 12);
    List<SpeechRequested> handed = rig.handedOn.readValuesToList();
    rig.pause("b", "acme");
    handed.forEach(item -> rig.finish(LedgerRig.spoken(item)));
    rig.finalJobs();
    rig.pass(Duration.ofDays(1));
    assertThat(rig.publishedAgain.isEmpty()).isTrue();
    assertThat(rig.handedOn.isEmpty()).isTrue();
    assertThat(rig.jobs.readValuesToList()).extracting(Job::getState).isEmpty();
    assertThat(rig.entries(StoreNames.QUEUED_REQUESTS)).isZero();
  }

  private void stage(String tenant, String batch, int items) {
    for (int i = 0; i < items; i++) {
      rig.stage(
          SpeechRequested.newBuilder(LedgerRig.item(tenant, batch, i, items))
              .setRequestId(tenant + "-" + batch + "-" + i)
              .build());
    }
  }

  private Batch lastSeen = Batch.newBuilder().build();

  private Batch latest() {
    List<Batch> more = rig.batches.readValuesToList();
    lastSeen = more.isEmpty() ? lastSeen : more.getLast();
    return lastSeen;
  }
}
