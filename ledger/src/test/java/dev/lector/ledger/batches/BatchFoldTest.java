package dev.lector.ledger.batches;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.lector.events.Batch;
import dev.lector.events.BatchFinished;
import dev.lector.events.BatchState;
import dev.lector.events.RejectionCode;
import dev.lector.events.SpeechFinished;
import dev.lector.events.SpeechRequested;
import dev.lector.ledger.LedgerRig;
import dev.lector.ledger.stores.StoreNames;
import dev.lector.topics.BatchKey;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchFoldTest {
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
  void theTotalsAddUpAndTheEndIsPublishedOnce() {
    SpeechRequested first = LedgerRig.item("acme", "b", 0, 3);
    SpeechRequested second = LedgerRig.item("acme", "b", 1, 3);
    SpeechRequested third = LedgerRig.item("acme", "b", 2, 3);
    rig.request(first);
    rig.request(second);
    rig.request(third);
    rig.finish(LedgerRig.spoken(first));
    rig.finish(LedgerRig.spoken(first));
    rig.finish(LedgerRig.failed(second, RejectionCode.INVALID_TEXT));
    assertThat(rig.finishedBatches.isEmpty()).isTrue();

    rig.finish(LedgerRig.spoken(third));
    rig.finish(LedgerRig.spoken(third));
    BatchFinished finished = rig.finishedBatches.readValue();
    assertThat(finished.getItems()).isEqualTo(3);
    assertThat(finished.getDone()).isEqualTo(2);
    assertThat(finished.getFailed()).isEqualTo(1);
    assertThat(finished.getCharacters()).isEqualTo(30);
    assertThat(finished.getAudioMs()).isEqualTo(3_000);
    assertThat(rig.finishedBatches.isEmpty()).isTrue();

    Batch last = rig.batches.readValuesToList().getLast();
    assertThat(last.getState()).isEqualTo(BatchState.FINISHED);
    assertThat(last.getSynthesisMs()).isEqualTo(600);
  }

  @Test
  void progressIsPublishedNoMoreThanTwiceASecond() {
    for (int i = 0; i < 100; i++) {
      rig.request(LedgerRig.item("acme", "b", i, 1_000));
    }
    assertThat(rig.batches.isEmpty()).isTrue();
    rig.pass(Duration.ofMillis(500));
    assertThat(rig.batches.readValuesToList()).extracting(Batch::getSeen).containsExactly(100);
    rig.pass(Duration.ofSeconds(5));
    assertThat(rig.batches.isEmpty()).isTrue();
  }

  @Test
  void aBatchOfUnknownSizeNeverFinishesUntilSomebodySaysItsSize() {
    SpeechRequested unsized = LedgerRig.asked("x").setBatchId("open").setItem(0).build();
    rig.finish(LedgerRig.spoken(unsized));
    assertThat(rig.finishedBatches.isEmpty()).isTrue();

    rig.finish(LedgerRig.spoken(LedgerRig.item("acme", "open", 1, 2)));
    assertThat(rig.finishedBatches.readValue().getDone()).isEqualTo(2);
  }

  @Test
  void tenantsWhoNameABatchAlikeHaveOneEach() {
    SpeechRequested mine = LedgerRig.item("acme", "b", 0, 2);
    rig.request(mine);
    rig.request(as("evil", "x-0", 0, 1_000_000));
    rig.request(as("evil", "x-1", 1, 1_000_000));
    rig.cancel("b", "evil");
    rig.pass(Duration.ofMillis(500));
    // Of each key, compaction keeps the last record alone.
    assertThat(rig.batches.readKeyValuesToMap())
        .containsOnlyKeys(BatchKey.of("b", "acme"), BatchKey.of("b", "evil"))
        .extractingFromEntries(
            entry -> entry.getValue().getTenant(),
            e -> e.getValue().getState(),
            e -> e.getValue().getSeen(),
            e -> e.getValue().getItems())
        .containsExactlyInAnyOrder(
            tuple("acme", BatchState.RUNNING, 1, 2),
            tuple("evil", BatchState.CANCELLING, 2, 1_000_000));

    rig.finish(LedgerRig.spoken(mine));
    rig.finish(LedgerRig.spoken(LedgerRig.item("acme", "b", 1, 2)));
    assertThat(rig.finishedBatches.readValuesToList())
        .singleElement()
        .satisfies(finished -> assertThat(finished.getTenant()).isEqualTo("acme"))
        .satisfies(finished -> assertThat(finished.getDone()).isEqualTo(2));
  }

  @Test
  void aBatchThatAnEarlierVersionOpenedGoesOn() {
    rig.<String, Batch>store(StoreNames.BATCHES)
        .put(
            "b",
            Batch.newBuilder()
                .setBatchId("b")
                .setTenant("acme")
                .setItems(3)
                .setSeen(2)
                .setDone(2)
                .build());
    rig.finish(LedgerRig.spoken(LedgerRig.item("acme", "b", 2, 3)));
    assertThat(rig.finishedBatches.readValue().getDone()).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(ints = {Integer.MAX_VALUE, 0, -1})
  void aSizeThatNoBatchCanHaveIsAsGoodAsUnsaid(int size) {
    rig.finish(
        SpeechFinished.newBuilder(LedgerRig.spoken(LedgerRig.item("acme", "b", 1, 2)))
            .setBatchItems(size)
            .build());
    assertThat(rig.finishedBatches.isEmpty()).isTrue();

    rig.finish(LedgerRig.spoken(LedgerRig.item("acme", "b", 0, 2)));
    assertThat(rig.finishedBatches.readValue().getDone()).isEqualTo(2);
  }

  @Test
  void aFinishedBatchIsForgottenAsLongAfterItsEndAsDocumented() {
    SpeechRequested item = LedgerRig.item("acme", "b", 0, 1);
    rig.request(item);
    rig.pass(Duration.ofDays(10));
    rig.finish(LedgerRig.spoken(item));
    rig.pass(Duration.ofDays(30).minusMinutes(1));
    assertThat(rig.entries(StoreNames.BATCHES)).isEqualTo(1);
    rig.pass(Duration.ofMinutes(2));
    assertThat(rig.entries(StoreNames.BATCHES)).isZero();
    assertThat(rig.entries(StoreNames.ITEMS)).isZero();
  }

  @Test
  void aLargeBatchIsForgottenInPieces() {
    for (int i = 0; i < 2_400; i++) {
      rig.finish(LedgerRig.spoken(LedgerRig.item("acme", "b", i, 2_400)));
    }
    rig.pass(Duration.ofDays(30).plusMillis(500));
    assertThat(rig.entries(StoreNames.ITEMS)).isEqualTo(1_400);
    rig.pass(Duration.ofMillis(500));
    assertThat(rig.entries(StoreNames.ITEMS)).isEqualTo(400);
    assertThat(rig.entries(StoreNames.BATCHES)).isEqualTo(1);
    rig.pass(Duration.ofMillis(500));
    assertThat(rig.entries(StoreNames.ITEMS)).isZero();
    assertThat(rig.entries(StoreNames.BATCHES)).isZero();
  }

  private static SpeechRequested as(String tenant, String id, int item, int of) {
    return SpeechRequested.newBuilder(LedgerRig.item(tenant, "b", item, of))
        .setRequestId(id)
        .build();
  }

  @Test
  void aCancelledBatchSaysSoUntilItHasFinished() {
    rig.request(LedgerRig.item("acme", "b", 0, 1));
    rig.cancel("b", "acme");
    rig.pass(Duration.ofMillis(500));
    assertThat(rig.batches.readValuesToList().getLast().getState())
        .isEqualTo(BatchState.CANCELLING);

    rig.finish(LedgerRig.failed(LedgerRig.item("acme", "b", 0, 1), RejectionCode.CANCELLED));
    assertThat(rig.finishedBatches.readValue().getCancelled()).isEqualTo(1);
  }
}
