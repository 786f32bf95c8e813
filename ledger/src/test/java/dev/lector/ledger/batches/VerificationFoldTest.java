package dev.lector.ledger.batches;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lector.events.Job;
import dev.lector.events.SpeechRequested;
import dev.lector.events.SpeechVerified;
import dev.lector.events.Verdict;
import dev.lector.ledger.LedgerRig;
import dev.lector.ledger.stores.StoreNames;
import dev.lector.topics.BatchKey;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerificationFoldTest {
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
  void anItemIsToldWithWhatWasHeardOfIt() {
    SpeechRequested item = LedgerRig.item("acme", "b", 0, 1);
    rig.request(item);
    rig.finish(LedgerRig.spoken(item));
    assertThat(items()).extracting(Job::getVerification).containsOnlyNulls();

    rig.verify(verified(item, Verdict.DOUBTFUL, "ten cars"));
    assertThat(items())
        .singleElement()
        .satisfies(job -> assertThat(job.getVerification().getHeard()).isEqualTo("ten cars"));
  }

  @Test
  void theFirstVerdictStaysWhateverIsHeardLater() {
    SpeechRequested item = LedgerRig.item("acme", "b", 0, 1);
    rig.request(item);
    rig.finish(LedgerRig.spoken(item));
    rig.verify(verified(item, Verdict.SOUND, "ten chars"));
    rig.verify(verified(item, Verdict.UNVERIFIED, ""));
    assertThat(items())
        .extracting(job -> job.getVerification().getVerdict())
        .containsExactly(Verdict.SOUND);
  }

  @Test
  void aVerdictEndsNoJobAndIsPublishedAsNone() {
    SpeechRequested item = LedgerRig.item("acme", "b", 0, 1);
    rig.request(item);
    rig.finish(LedgerRig.spoken(item));
    rig.jobs.readValuesToList();
    rig.verify(verified(item, Verdict.SOUND, "ten chars"));
    assertThat(rig.jobs.isEmpty()).isTrue();
  }

  @Test
  void aVerdictThatComesAheadOfItsItemIsKeptForIt() {
    SpeechRequested item = LedgerRig.item("acme", "b", 0, 1);
    rig.verify(verified(item, Verdict.SOUND, "ten chars"));
    rig.request(item);
    rig.finish(LedgerRig.spoken(item));
    assertThat(items())
        .extracting(job -> job.getVerification().getVerdict())
        .containsExactly(Verdict.SOUND);
  }

  @Test
  void verdictsAreForgottenWithTheirBatchAndThoseWithoutOneInTime() {
    SpeechRequested item = LedgerRig.item("acme", "b", 0, 1);
    rig.request(item);
    rig.finish(LedgerRig.spoken(item));
    rig.verify(verified(item, Verdict.SOUND, "ten chars"));
    rig.verify(verified(LedgerRig.item("acme", "nowhere", 0, 1), Verdict.SOUND, "ten chars"));
    assertThat(rig.entries(StoreNames.VERIFICATIONS)).isEqualTo(2);

    rig.pass(Duration.ofDays(31));
    rig.pass(Duration.ofSeconds(1));
    assertThat(rig.entries(StoreNames.VERIFICATIONS)).isEqualTo(1);
    rig.pass(Duration.ofDays(40));
    rig.pass(Duration.ofSeconds(1));
    assertThat(rig.entries(StoreNames.VERIFICATIONS)).isZero();
  }

  @Test
  void nothingThatWasHeardOfAnErasedItemIsKeptWheneverItComes() {
    SpeechRequested ended = LedgerRig.item("acme", "b", 0, 2);
    SpeechRequested open = LedgerRig.item("acme", "b", 1, 2);
    rig.request(ended);
    rig.finish(LedgerRig.spoken(ended));
    rig.erase(ended.getRequestId(), "acme");
    rig.request(open);
    rig.verify(verified(open, Verdict.SOUND, "the text"));
    rig.erase(open.getRequestId(), "acme");
    assertThat(rig.entries(StoreNames.VERIFICATIONS)).as("before the erasure").isZero();

    rig.verify(verified(ended, Verdict.SOUND, "the text"));
    rig.verify(verified(open, Verdict.SOUND, "the text"));
    assertThat(rig.entries(StoreNames.VERIFICATIONS)).as("after the erasure").isZero();
  }

  @Test
  void whatAnEarlierVersionKeptOfAnErasedItemIsNotTold() {
    SpeechRequested item = LedgerRig.item("acme", "b", 0, 1);
    rig.request(item);
    rig.finish(LedgerRig.spoken(item));
    rig.erase(item.getRequestId(), "acme");
    KeyValueStore<Bytes, SpeechVerified> kept = rig.store(StoreNames.VERIFICATIONS);
    KeyValueStore<Bytes, Job> items = rig.store(StoreNames.ITEMS);
    try (KeyValueIterator<Bytes, Job> all = items.all()) {
      kept.put(all.next().key, verified(item, Verdict.SOUND, "the text"));
    }
    assertThat(items()).extracting(Job::getVerification).containsOnlyNulls();
  }

  @Test
  void whatIsNoVerdictOfLectorsIsSetAside() {
    SpeechRequested item = LedgerRig.item("acme", "b", 0, 1);
    rig.verify(verified(item, Verdict.SOUND, "x".repeat(100_000)));
    assertThat(rig.entries(StoreNames.VERIFICATIONS)).isZero();
  }

  private List<Job> items() {
    return BatchItems.of(
        rig.store(StoreNames.ITEMS),
        rig.store(StoreNames.VERIFICATIONS),
        BatchKey.of("b", "acme"),
        0,
        10);
  }

  private static SpeechVerified verified(SpeechRequested item, Verdict verdict, String heard) {
    return SpeechVerified.newBuilder()
        .setRequestId(item.getRequestId())
        .setTenant(item.getTenant())
        .setBatchId(item.getBatchId())
        .setItem(item.getItem())
        .setVerdict(verdict)
        .setHeard(heard)
        .build();
  }
}
