package dev.lector.ledger.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lector.events.SpeechFinished;
import dev.lector.events.SpeechRequested;
import dev.lector.ledger.LedgerRig;
import dev.lector.ledger.stores.StoreNames;
import dev.lector.topics.Topics;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Items whose ends reach the dispatch before they do: ends overtake what is staged. */
class EndedAheadOfStagingTest {
  private static final SpeechRequested ITEM = LedgerRig.item("acme", "b", 0, 2);

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
  void anItemThatSomebodyCameToWaitForAndThatHasEndedDoesNotWait() {
    rig.pause("b", "acme");
    rig.finish(endedOn(Topics.REQUESTS, ITEM));
    rig.stage(ITEM);
    assertThat(rig.entries(StoreNames.WAITING)).isZero();

    rig.resume("b", "acme");
    assertThat(rig.handedOn.isEmpty()).isTrue();
    rig.pass(Duration.ofDays(62));
    assertThat(rig.entries(StoreNames.KNOWN)).isZero();
    assertThat(rig.entries(StoreNames.DISPATCH_AGENDA)).isZero();
  }

  @Test
  void anItemThatWasErasedAheadOfItsRequestDoesNotWait() {
    rig.pause("b", "acme");
    rig.finish(LedgerRig.failed(ITEM, dev.lector.events.RejectionCode.ERASED));
    rig.stage(ITEM);
    assertThat(rig.entries(StoreNames.WAITING)).isZero();
  }

  @Test
  void anotherTenantsEndLeavesAnItemAlone() {
    rig.finish(endedOn(Topics.REQUESTS, LedgerRig.item("other", "b", 0, 2)));
    rig.stage(ITEM);
    assertThat(rig.handedOn.readValuesToList()).containsExactly(ITEM);
  }

  @Test
  void whatWorkersTakeFromTheQueueOfBatchesIsNotRemembered() {
    rig.finish(endedOn(Topics.BATCH_REQUESTS, ITEM));
    assertThat(rig.entries(StoreNames.KNOWN)).isZero();
  }

  private static SpeechFinished endedOn(String queue, SpeechRequested item) {
    return SpeechFinished.newBuilder(LedgerRig.spoken(item)).setAttempt(1).setQueue(queue).build();
  }
}
