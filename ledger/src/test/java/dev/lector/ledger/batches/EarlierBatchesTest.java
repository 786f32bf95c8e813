package dev.lector.ledger.batches;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lector.events.Batch;
import dev.lector.events.BatchState;
import dev.lector.events.Job;
import dev.lector.events.SpeechRequested;
import dev.lector.ledger.LedgerRig;
import dev.lector.ledger.config.LedgerConfig;
import dev.lector.ledger.jobs.JobEvents;
import dev.lector.ledger.stores.Agenda;
import dev.lector.ledger.stores.StoreNames;
import dev.lector.topics.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A batch in the stores from when its batchId alone was the key: two of its three items ended. */
class EarlierBatchesTest {
  @TempDir private Path directory;
  private LedgerRig rig;
  private LedgerConfig config;
  private KeyValueStore<String, Batch> batches;
  private KeyValueStore<Bytes, Job> items;

  @BeforeEach
  void start() {
    rig = new LedgerRig(directory);
    config = LedgerRig.config(directory, Map.of());
    batches = rig.store(StoreNames.BATCHES);
    items = rig.store(StoreNames.ITEMS);
    batches.put(
        "b",
        Batch.newBuilder()
            .setBatchId("b")
            .setTenant("acme")
            .setItems(3)
            .setSeen(3)
            .setDone(2)
            .setCharacters(30)
            .setOpenedAt(LedgerRig.START)
            .setUpdatedAt(LedgerRig.START)
            .build());
    items.put(ItemKeys.at("b", 0), JobEvents.of(null, LedgerRig.spoken(item(0))));
    items.put(ItemKeys.at("b", 1), JobEvents.of(null, LedgerRig.spoken(item(1))));
    items.put(ItemKeys.at("b", 2), JobEvents.of(null, item(2), Topics.BATCH_REQUESTS));
    Instant forgotten = LedgerRig.START.plus(config.batchAge()).plus(config.retention());
    new Agenda(rig.store(StoreNames.BATCH_AGENDA)).add(forgotten.toEpochMilli(), "b");
  }

  @AfterEach
  void stop() {
    rig.close();
  }

  @Test
  void itsItemsGoOnBeingCountedEachOnce() {
    rig.request(item(1));
    rig.finish(LedgerRig.spoken(item(0)));
    assertThat(batches.get("b").getDone()).isEqualTo(2);
    rig.finish(LedgerRig.spoken(item(2)));

    assertThat(rig.finishedBatches.readValue())
        .satisfies(finished -> assertThat(finished.getDone()).isEqualTo(3))
        .satisfies(finished -> assertThat(finished.getCharacters()).isEqualTo(30));
    assertThat(rig.finishedBatches.isEmpty()).isTrue();
    assertThat(rig.entries(StoreNames.BATCHES)).isEqualTo(1);
    assertThat(rig.entries(StoreNames.ITEMS)).isEqualTo(3);
  }

  @Test
  void itsTenantCancelsItAndNobodyElse() {
    rig.cancel("b", "evil");
    assertThat(batches.get("b").getState()).isEqualTo(BatchState.RUNNING);
    rig.cancel("b", "acme");
    assertThat(batches.get("b").getState()).isEqualTo(BatchState.CANCELLING);
  }

  @Test
  void itIsFoundWithItsItemsByItsTenantAndByWhoeverMaySeeAll() {
    rig.request(
        SpeechRequested.newBuilder(LedgerRig.item("evil", "b", 0, 1)).setRequestId("x").build());

    for (Optional<String> asker : List.of(Optional.of("acme"), Optional.<String>empty())) {
      String key = BatchKeys.find(batches, "b", asker).orElseThrow();
      assertThat(batches.get(key).getTenant()).isEqualTo("acme");
      assertThat(BatchItems.of(items, rig.store(StoreNames.VERIFICATIONS), key, 0, 10))
          .extracting(Job::getRequestId)
          .containsExactly("b-0", "b-1", "b-2");
      assertThat(BatchItems.of(items, rig.store(StoreNames.VERIFICATIONS), key, 1, 1))
          .extracting(Job::getRequestId)
          .containsExactly("b-1");
    }
    String others = BatchKeys.find(batches, "b", Optional.of("evil")).orElseThrow();
    assertThat(batches.get(others).getTenant()).isEqualTo("evil");
    assertThat(BatchItems.of(items, rig.store(StoreNames.VERIFICATIONS), others, 0, 10))
        .extracting(Job::getRequestId)
        .containsExactly("x");
    assertThat(BatchKeys.find(batches, "b", Optional.of("nobody"))).isEmpty();
  }

  @Test
  void itIsForgottenAfterItsEndWithAllItsItems() {
    rig.finish(LedgerRig.spoken(item(2)));
    rig.pass(config.retention().minusMinutes(1));
    assertThat(rig.entries(StoreNames.BATCHES)).isEqualTo(1);
    rig.pass(Duration.ofMinutes(2));
    assertNothingIsLeft();
  }

  @Test
  void itIsForgottenInTheEndWhenItsLastItemNeverEnds() {
    rig.pass(config.batchAge().plus(config.retention()).minusMinutes(1));
    assertThat(rig.entries(StoreNames.BATCHES)).isEqualTo(1);
    rig.pass(Duration.ofMinutes(2));
    assertNothingIsLeft();
  }

  private void assertNothingIsLeft() {
    assertThat(rig.entries(StoreNames.BATCHES)).isZero();
    assertThat(rig.entries(StoreNames.ITEMS)).isZero();
    assertThat(rig.entries(StoreNames.BATCH_AGENDA)).isZero();
  }

  private static SpeechRequested item(int item) {
    return LedgerRig.item("acme", "b", item, 3);
  }
}
