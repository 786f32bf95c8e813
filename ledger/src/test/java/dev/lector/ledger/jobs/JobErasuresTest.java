package dev.lector.ledger.jobs;

import static dev.lector.ledger.LedgerRig.asked;
import static dev.lector.ledger.LedgerRig.item;
import static dev.lector.ledger.LedgerRig.spoken;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lector.events.Batch;
import dev.lector.events.BatchFinished;
import dev.lector.events.BatchState;
import dev.lector.events.Job;
import dev.lector.events.JobErased;
import dev.lector.events.JobState;
import dev.lector.events.SpeechFinished;
import dev.lector.events.SpeechRejected;
import dev.lector.events.SpeechRequested;
import dev.lector.ledger.LedgerRig;
import dev.lector.ledger.stores.StoreNames;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobErasuresTest {
  @TempDir private Path directory;
  private final SpeechRequested request = asked("r").setItemId("a name").build();
  private LedgerRig ledger;

  @BeforeEach
  void start() {
    ledger = new LedgerRig(directory);
  }

  @AfterEach
  void stop() {
    ledger.close();
  }

  private Job stored(String id) {
    return ledger.<String, Job>store(StoreNames.JOBS).get(id);
  }

  private List<List<String>> audioToDelete() {
    return ledger.erased.readValuesToList().stream().map(JobErased::getAudio).toList();
  }

  @Test
  void aJobThatHasEndedLeavesItsTopicAndNothingButItsIdsStays() {
    ledger.request(request);
    ledger.finish(spoken(request));
    ledger.jobs.readKeyValuesToList();

    ledger.erase("r", "acme");

    assertThat(ledger.jobs.readKeyValuesToList()).containsExactly(new KeyValue<>("r", null));
    assertThat(audioToDelete()).containsExactly(List.of("file:/a"));
    Job left = stored("r");
    assertThat(JobErasures.isErased(left)).isTrue();
    assertThat(left.getState()).isEqualTo(JobState.FAILED);
    assertThat(left.getItemId()).isEmpty();
    assertThat(left.toString()).doesNotContain("file:/a");
  }

  @Test
  void anErasureThatIsRepeatedOrAnothersChangesNothing() {
    ledger.request(request);
    ledger.finish(spoken(request));
    ledger.jobs.readKeyValuesToList();

    ledger.erase("r", "globex");
    assertThat(ledger.erased.isEmpty()).isTrue();
    assertThat(stored("r").getState()).isEqualTo(JobState.SUCCEEDED);
    ledger.erase("r", "acme");
    ledger.erase("r", "acme");

    assertThat(audioToDelete()).hasSize(1);
    assertThat(ledger.jobs.readKeyValuesToList()).hasSize(1);
  }

  @Test
  void audioThatIsMadeOfAnErasedJobNeverthelessIsToBeDeletedToo() {
    ledger.request(request);
    ledger.finish(spoken(request));
    ledger.erase("r", "acme");
    audioToDelete();

    ledger.finish(spoken(request));
    ledger.finish(SpeechFinished.newBuilder(spoken(request)).setTenant("globex").build());

    assertThat(audioToDelete()).containsExactly(List.of("file:/a"));
  }

  @Test
  void aJobThatIsUnderWayEndsAsErasedOnceForEveryReaderOfTheCompletions() {
    ledger.request(request);

    ledger.erase("r", "acme");

    SpeechFinished end = ledger.cancelled.readValue();
    assertThat(((SpeechRejected) end.getOutcome()).getCode().name()).isEqualTo("ERASED");
    assertThat(ledger.finalJobs()).hasSize(1).allMatch(JobErasures::isErased);
    assertThat(ledger.erased.isEmpty()).isTrue();
  }

  @Test
  void whatAWorkerWasMakingOfAJobThatIsErasedIsToBeDeleted() {
    ledger.request(request);
    ledger.erase("r", "acme");

    ledger.finish(spoken(request));

    List<Job> jobs = ledger.jobs.readValuesToList();
    assertThat(jobs).hasSize(3);
    assertThat(JobErasures.isErased(jobs.get(1))).isTrue();
    assertThat(jobs.getLast()).isNull();
    assertThat(audioToDelete()).containsExactly(List.of("file:/a"));
  }

  @Test
  void aJobNobodyHasHeardOfIsErasedWhenItIs() {
    ledger.erase("r", "acme");
    ledger.request(request);
    ledger.finish(spoken(request));

    assertThat(ledger.finalJobs()).hasSize(1).allMatch(JobErasures::isErased);
    assertThat(audioToDelete()).containsExactly(List.of("file:/a"));
  }

  @Test
  void anErasureOfAForgottenJobEndsItNoSecondTime() {
    ledger.request(request);
    ledger.finish(spoken(request));
    assertThat(ledger.finalJobs()).hasSize(1);
    ledger.pass(Duration.ofDays(31));
    assertThat(stored("r")).isNull();

    ledger.erase("r", "acme");

    assertThat(ledger.jobs.isEmpty()).isTrue();
    assertThat(JobErasures.isErased(stored("r"))).isTrue();
  }

  @Test
  void erasuresThatAreReadAgainAreOfNoJobs() {
    ledger.erase("other", "acme");
    ledger.loseEnds("sources");

    ledger.erase("r", "acme");

    assertThat(stored("r")).isNull();
  }

  @Test
  void anItemThatIsErasedAheadOfItsRequestEndsOnceAndItsBatchFinishes() {
    SpeechRequested first = item("acme", "b", 0, 2);
    SpeechRequested second =
        SpeechRequested.newBuilder(item("acme", "b", 1, 2)).setItemId("a name").build();
    ledger.stage(first);
    ledger.erase(second.getRequestId(), "acme");
    ledger.stage(second);
    ledger.finish(spoken(first));
    ledger.finish(spoken(second));

    List<Job> ends = ledger.finalJobs();
    assertThat(ends).extracting(Job::getRequestId).containsExactly("b-1", "b-0");
    assertThat(ends.getFirst().getBatchId()).isEqualTo("b");
    assertThat(ends.getFirst().getItem()).isEqualTo(1);
    assertThat(ends.getFirst().getItemId()).isEmpty();
    assertThat(JobErasures.isErased(ends.getFirst())).isTrue();
    BatchFinished finished = ledger.finishedBatches.readValue();
    assertThat(finished.getDone()).isEqualTo(1);
    assertThat(finished.getFailed()).isEqualTo(1);
    assertThat(audioToDelete()).containsExactly(List.of("file:/a"));
  }

  @Test
  void anErasureAheadOfTheRequestIsOfItsOwnTenantsRequestAlone() {
    for (String tenant : List.of("", "globex")) {
      String id = "of " + tenant;
      SpeechRequested theirs = asked(id).build();
      ledger.erase(id, tenant);
      ledger.request(theirs);
      ledger.finish(spoken(theirs));
      assertThat(ledger.finalJobs())
          .singleElement()
          .satisfies(
              job -> {
                assertThat(job.getTenant()).isEqualTo("acme");
                assertThat(job.getState()).isEqualTo(JobState.SUCCEEDED);
              });
    }
  }

  @Test
  void anErasureAheadOfTheRequestIsKeptBesideAnotherTenantsCompletion() {
    ledger.finish(SpeechFinished.newBuilder(spoken(request)).setTenant("globex").build());
    ledger.erase("r", "acme");
    ledger.finalJobs();

    ledger.request(request);

    assertThat(ledger.finalJobs()).hasSize(1).allMatch(JobErasures::isErased);
    assertThat(stored("r").getTenant()).isEqualTo("acme");
    assertThat(stored("r").getItemId()).isEmpty();
  }

  @Test
  void theItemOfABatchIsErasedAndTheTotalsStay() {
    SpeechRequested first = item("acme", "b", 0, 2);
    SpeechRequested second = item("acme", "b", 1, 2);
    ledger.request(first);
    ledger.request(second);
    ledger.finish(spoken(first));
    ledger.erase(first.getRequestId(), "acme");
    ledger.erase(second.getRequestId(), "acme");
    ledger.finish(spoken(second));
    ledger.pass(Duration.ofSeconds(1));

    KeyValueStore<Object, Job> items = ledger.store(StoreNames.ITEMS);
    List<Job> left = new ArrayList<>();
    try (var all = items.all()) {
      all.forEachRemaining(entry -> left.add(entry.value));
    }
    assertThat(left).hasSize(2).allMatch(JobErasures::isErased);
    Batch batch = ledger.batches.readValuesToList().getLast();
    assertThat(batch.getState()).isEqualTo(BatchState.FINISHED);
    assertThat(batch.getDone()).isEqualTo(1);
    assertThat(batch.getFailed()).isEqualTo(1);
  }
}
