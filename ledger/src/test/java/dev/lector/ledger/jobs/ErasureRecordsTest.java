package dev.lector.ledger.jobs;

import static dev.lector.ledger.LedgerRig.asked;
import static dev.lector.ledger.LedgerRig.spoken;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lector.events.Audio;
import dev.lector.events.Job;
import dev.lector.events.JobErased;
import dev.lector.events.SpeechFinished;
import dev.lector.events.SpeechRequested;
import dev.lector.events.SpeechSynthesized;
import dev.lector.ledger.LedgerRig;
import dev.lector.ledger.stores.StoreNames;
import dev.lector.topics.BatchKey;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is on the topic of erasures, which is compacted and which the ledger reads and writes. */
class ErasureRecordsTest {
  @TempDir private Path directory;
  private final SpeechRequested request = asked("r").build();
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
  void whatIsToBeDeletedNeverTakesThePlaceOfTheErasureThatWasAskedForNorOfOtherAudio() {
    ledger.request(request);
    ledger.finish(spoken(request));
    ledger.erase("r", "acme");
    ledger.finish(spokenTo("file:/b"));
    ledger.finish(spokenTo("file:/c"));
    ledger.finish(spokenTo("file:/b"));

    Map<String, List<String>> compacted = new HashMap<>();
    compacted.put(BatchKey.of("r", "acme"), List.of());
    ledger
        .erased
        .readKeyValuesToList()
        .forEach(record -> compacted.put(record.key, record.value.getAudio()));
    assertThat(compacted.values())
        .containsExactlyInAnyOrder(
            List.of(), List.of("file:/a"), List.of("file:/b"), List.of("file:/c"));
  }

  @Test
  void anErasureIsHeardThoughOnlyWhatWasToBeDeletedIsLeftOfItOnItsTopic() {
    ledger.erase(
        JobErased.newBuilder()
            .setRequestId("r")
            .setTenant("acme")
            .setAudio(List.of("file:/a"))
            .build());
    ledger.request(request);
    ledger.finish(spoken(request));

    assertThat(ledger.finalJobs()).hasSize(1).allMatch(JobErasures::isErased);
    assertThat(ledger.erased.readValuesToList())
        .extracting(JobErased::getAudio)
        .containsExactly(List.of("file:/a"));
  }

  @Test
  void theLedgersOwnErasuresLeadToNoMore() {
    ledger.request(request);
    ledger.finish(spoken(request));
    ledger.erase("r", "acme");
    List<JobErased> own = ledger.erased.readValuesToList();
    ledger.jobs.readKeyValuesToList();

    own.forEach(ledger::erase);

    assertThat(own).hasSize(1);
    assertThat(ledger.erased.isEmpty()).isTrue();
    assertThat(ledger.jobs.isEmpty()).isTrue();
    assertThat(ledger.cancelled.isEmpty()).isTrue();
  }

  @Test
  void anOutcomeWithoutAnAddressLeavesNothingToDelete() {
    ledger.request(request);
    ledger.finish(spokenTo(""));

    ledger.erase("r", "acme");

    assertThat(JobErasures.isErased(ledger.<String, Job>store(StoreNames.JOBS).get("r"))).isTrue();
    assertThat(ledger.erased.isEmpty()).isTrue();
  }

  private SpeechFinished spokenTo(String uri) {
    SpeechFinished finished = spoken(request);
    SpeechSynthesized done = (SpeechSynthesized) finished.getOutcome();
    return SpeechFinished.newBuilder(finished)
        .setOutcome(
            SpeechSynthesized.newBuilder(done)
                .setAudio(Audio.newBuilder(done.getAudio()).setUri(uri).build())
                .build())
        .build();
  }
}
