package dev.lector.ledger.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lector.events.BatchPaused;
import dev.lector.events.Job;
import dev.lector.events.RejectionCode;
import dev.lector.events.SpeechRequested;
import dev.lector.ledger.LedgerRig;
import dev.lector.ledger.events.Events;
import dev.lector.ledger.jobs.JobEvents;
import dev.lector.ledger.stores.StoreNames;
import dev.lector.registry.SchemaRegistryClients;
import dev.lector.topics.Topics;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A dispatch that goes on with the stores of an earlier version, which noted no numbers. */
class EarlierItemsTest {
  private static final Map<String, String> REGISTRY =
      Map.of("schema.registry.url", "mock://earlier-items");
  private static final long NOW = LedgerRig.START.toEpochMilli();

  @TempDir private Path directory;
  private final MockProcessorContext<String, SpecificRecord> context = new MockProcessorContext<>();
  private KeyValueStore<String, String> known;
  private KeyValueStore<Bytes, SpeechRequested> waiting;
  private Dispatch dispatch;

  @BeforeEach
  void start() {
    context.setCurrentSystemTimeMs(NOW);
    known = store(StoreNames.KNOWN, Serdes.String(), Serdes.String());
    waiting =
        store(
            StoreNames.WAITING,
            Serdes.Bytes(),
            new Events(SchemaRegistryClients.create(REGISTRY), REGISTRY)
                .of(Topics.STAGED_REQUESTS, SpeechRequested.class));
    store(StoreNames.IN_FLIGHT, Serdes.String(), Serdes.Long());
    store(StoreNames.DISPATCH_AGENDA, Serdes.Bytes(), Serdes.ByteArray());
    dispatch = started();
  }

  @Test
  void itemsLeaveWhenTheyEndThoughAnEarlierVersionStagedThem() {
    dispatch.process(record(BatchPaused.newBuilder().setBatchId("b").setTenant("acme")));
    stage(6);
    known.put("rb-0", NOW + " acme");
    known.put("rb-1", "e acme");
    known.put("rb-2", String.valueOf(NOW));
    known.delete("rb-3");
    known.put("rb-4", NOW + ";00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01 acme");

    dispatch = started();
    turn();
    assertThat(texts()).containsExactly("b-0", "b-2", "b-3", "b-4", "b-5");
    assertThat(known.get("rb-4")).startsWith(NOW + ";00-0af7651916cd43dd8448eb211c80319c-");

    for (int i = 0; i < 6; i++) {
      end(i);
    }
    assertThat(texts()).isEmpty();
  }

  @Test
  void anItemThatEndsBeforeItsNumberIsNotedLeavesAsWell() {
    dispatch.process(record(BatchPaused.newBuilder().setBatchId("b").setTenant("acme")));
    stage(2);
    known.put("rb-0", NOW + " acme");
    known.put("rb-1", NOW + " acme");

    dispatch = started();
    end(1);
    assertThat(texts()).hasSize(2);
    turn();
    assertThat(texts()).containsExactly("b-0");
  }

  @Test
  void allAreFoundPieceByPieceAndEachTenants() {
    dispatch.process(record(BatchPaused.newBuilder().setBatchId("b").setTenant("acme")));
    dispatch.process(record(BatchPaused.newBuilder().setBatchId("o").setTenant("other")));
    stage(2_500);
    dispatch.process(record(SpeechRequested.newBuilder(LedgerRig.item("other", "o", 0, 1))));
    for (int i = 0; i < 2_500; i++) {
      known.put("rb-" + i, i % 2 == 0 ? "e acme" : NOW + " acme");
    }
    known.put("ro-0", "e other");

    dispatch = started();
    for (int i = 0; i < 4; i++) {
      turn();
    }
    assertThat(texts()).hasSize(1_250).doesNotContain("b-0", "b-2498", "o-0");
    end(2_499);
    assertThat(texts()).hasSize(1_249).doesNotContain("b-2499");
  }

  private Dispatch started() {
    Dispatch started = new Dispatch(LedgerRig.config(directory, REGISTRY), new Backlog());
    started.init(context);
    return started;
  }

  private void turn() {
    context.scheduledPunctuators().getLast().getPunctuator().punctuate(NOW);
  }

  private void stage(int items) {
    for (int i = 0; i < items; i++) {
      dispatch.process(record(SpeechRequested.newBuilder(LedgerRig.item("acme", "b", i, items))));
    }
  }

  private void end(int item) {
    SpeechRequested request = LedgerRig.item("acme", "b", item, 6);
    Job ended = JobEvents.of(null, LedgerRig.failed(request, RejectionCode.ERASED));
    dispatch.process(new Record<>(ended.getRequestId(), ended, NOW));
  }

  private static Record<String, SpecificRecord> record(BatchPaused.Builder pause) {
    return new Record<>("b", pause.setPaused(true).build(), NOW);
  }

  private static Record<String, SpecificRecord> record(SpeechRequested.Builder request) {
    return new Record<>(request.getRequestId(), request.build(), NOW);
  }

  /** Whose texts wait, in their order. */
  private List<String> texts() {
    List<String> ids = new ArrayList<>();
    try (var all = waiting.all()) {
      all.forEachRemaining(entry -> ids.add(entry.value.getRequestId()));
    }
    return ids;
  }

  private <K, V> KeyValueStore<K, V> store(String name, Serde<K> keys, Serde<V> values) {
    KeyValueStore<K, V> store =
        Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(name), keys, values)
            .withLoggingDisabled()
            .withCachingDisabled()
            .build();
    store.init(context.getStateStoreContext(), store);
    context.addStateStore(store);
    return store;
  }
}
