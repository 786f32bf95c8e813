package dev.lector.ledger.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lector.events.RejectionCode;
import dev.lector.events.SpeechRequested;
import dev.lector.ledger.LedgerRig;
import dev.lector.ledger.stores.StoreNames;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Items that end, erased above all, while they wait for their turn. The window is ten items. */
class ItemsErasedWhileTheyWaitTest {
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
  void theTextOfAnItemThatIsErasedLeavesTheStoreAtOnceAndTheOthersStayInTheirOrder() {
    stage("acme", "b", 14);
    stage("acme", "c", 1);
    List<SpeechRequested> handed = rig.handedOn.readValuesToList();
    rig.pause("b", "acme");
    handed.forEach(item -> rig.finish(LedgerRig.spoken(item)));
    assertThat(rig.handedOn.readValuesToList())
        .extracting(SpeechRequested::getBatchId)
        .containsExactly("c");
    assertThat(texts()).containsExactly("acme-b-10", "acme-b-11", "acme-b-12", "acme-b-13");

    rig.erase("acme-b-11", "acme");
    rig.erase("acme-b-10", "acme");
    rig.erase("acme-b-12", "other");
    assertThat(texts()).containsExactly("acme-b-12", "acme-b-13");

    rig.resume("b", "acme");
    assertThat(rig.handedOn.readValuesToList())
        .extracting(SpeechRequested::getRequestId)
        .containsExactly("acme-b-12", "acme-b-13");
    assertThat(texts()).isEmpty();
  }

  @Test
  void anErasedItemMakesRoomThoughItsBatchRuns() {
    stage("acme", "b", 13);
    List<SpeechRequested> handed = rig.handedOn.readValuesToList();
    rig.erase("acme-b-11", "acme");
    assertThat(texts()).containsExactly("acme-b-10", "acme-b-12");

    handed.forEach(item -> rig.finish(LedgerRig.spoken(item)));
    assertThat(rig.handedOn.readValuesToList())
        .extracting(SpeechRequested::getRequestId)
        .containsExactly("acme-b-10", "acme-b-12");
  }

  @Test
  void anItemThatWaitsForLongerThanItsIdIsKeptIsErasedAndStagedOnceAllTheSame() {
    SpeechRequested item =
        SpeechRequested.newBuilder(LedgerRig.item("acme", "b", 0, 1))
            .setDeadline(LedgerRig.START.plus(Duration.ofDays(90)))
            .build();
    rig.pause("b", "acme");
    rig.stage(item);
    rig.pass(Duration.ofDays(31));
    rig.stage(item);
    assertThat(texts()).containsExactly("b-0");
    rig.pass(Duration.ofDays(31));

    rig.erase("b-0", "acme");

    assertThat(texts()).isEmpty();
  }

  @Test
  void anItemIsErasedThoughTheOtherTenantsWithItsIdIsForgotten() {
    rig.stage(LedgerRig.item("other", "b", 0, 1));
    rig.pause("b", "acme");
    rig.pass(Duration.ofDays(20));
    rig.stage(LedgerRig.item("acme", "b", 0, 1));
    rig.pass(Duration.ofDays(12));
    assertThat(texts()).containsExactly("b-0");

    rig.finish(LedgerRig.failed(LedgerRig.item("acme", "b", 0, 1), RejectionCode.ERASED));

    assertThat(texts()).isEmpty();
  }

  /** Whose texts wait, in their order. */
  private List<String> texts() {
    List<String> ids = new ArrayList<>();
    KeyValueStore<Object, SpeechRequested> waiting = rig.store(StoreNames.WAITING);
    try (var all = waiting.all()) {
      all.forEachRemaining(entry -> ids.add(entry.value.getRequestId()));
    }
    return ids;
  }

  private void stage(String tenant, String batch, int items) {
    for (int i = 0; i < items; i++) {
      rig.stage(
          SpeechRequested.newBuilder(LedgerRig.item(tenant, batch, i, items))
              .setRequestId(tenant + "-" + batch + "-" + i)
              .build());
    }
  }
}
