package dev.lector.ledger.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.lector.events.Job;
import dev.lector.events.JobState;
import dev.lector.events.RejectionCode;
import dev.lector.events.SpeechFinished;
import dev.lector.events.SpeechRejected;
import dev.lector.events.SpeechRequested;
import dev.lector.ledger.LedgerRig;
import dev.lector.ledger.stores.StoreNames;
import dev.lector.topics.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobFoldTest {
  private static final SpeechRequested REQUEST = LedgerRig.asked("one").build();

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
  void aRequestIsQueuedOnceAndEndsOnceHoweverOftenBothAreHeard() {
    rig.request(REQUEST);
    rig.request(REQUEST);
    rig.finish(LedgerRig.spoken(REQUEST));
    rig.finish(LedgerRig.spoken(REQUEST));
    rig.request(REQUEST);

    List<Job> jobs = rig.jobs.readValuesToList();
    assertThat(jobs).extracting(Job::getState).containsExactly(JobState.QUEUED, JobState.SUCCEEDED);
    assertThat(jobs.getLast().getCharacters()).isEqualTo(10);
    assertThat(jobs.getLast().getWorker()).isEqualTo("w");
  }

  @Test
  void aJobSaysWhereItsRequestWasSeenFirst() {
    rig.stage(REQUEST);
    rig.request(REQUEST);
    rig.finish(
        SpeechFinished.newBuilder(LedgerRig.spoken(REQUEST)).setQueue(Topics.REQUESTS).build());
    assertThat(rig.jobs.readValuesToList())
        .extracting(Job::getQueue)
        .containsExactly(Topics.STAGED_REQUESTS, Topics.STAGED_REQUESTS);
  }

  @Test
  void ofTwoTextsUnderOneIdTheJobIsTheOneThatWasSpoken() {
    rig.request(SpeechRequested.newBuilder(REQUEST).setFingerprint("one text").build());
    rig.request(SpeechRequested.newBuilder(REQUEST).setFingerprint("another").build());
    rig.finish(
        SpeechFinished.newBuilder(LedgerRig.spoken(REQUEST)).setFingerprint("another").build());
    assertThat(rig.finalJobs()).extracting(Job::getFingerprint).containsExactly("another");
  }

  @Test
  void theFirstEndWins() {
    rig.request(REQUEST);
    rig.finish(LedgerRig.failed(REQUEST, RejectionCode.OUT_OF_MEMORY));
    rig.finish(LedgerRig.spoken(REQUEST));

    assertThat(rig.finalJobs()).extracting(Job::getState).containsExactly(JobState.FAILED);
  }

  @Test
  void anotherTenantsCompletionUnderTheSameIdEndsNoJob() {
    SpeechRequested others = LedgerRig.asked("one").setTenant("other").build();
    rig.request(REQUEST);
    rig.finish(LedgerRig.spoken(others));
    rig.finish(LedgerRig.failed(others, RejectionCode.INVALID_TEXT));
    rig.request(others);
    assertThat(rig.finalJobs()).isEmpty();

    rig.finish(LedgerRig.failed(REQUEST, RejectionCode.OUT_OF_MEMORY));
    assertThat(rig.finalJobs())
        .singleElement()
        .satisfies(
            job -> {
              assertThat(job.getTenant()).isEqualTo("acme");
              assertThat(job.getState()).isEqualTo(JobState.FAILED);
            });
  }

  @Test
  void theFirstRequestHasTheJobThoughAnotherTenantsCompletionCameBefore() {
    SpeechRequested others = LedgerRig.asked("one").setTenant("other").build();
    rig.finish(LedgerRig.failed(others, RejectionCode.INVALID_TEXT));
    rig.request(REQUEST);
    rig.request(others);
    rig.finish(LedgerRig.failed(others, RejectionCode.INVALID_TEXT));
    rig.finish(LedgerRig.spoken(REQUEST));
    rig.finish(LedgerRig.failed(others, RejectionCode.INVALID_TEXT));

    assertThat(rig.jobs.readValuesToList())
        .extracting(Job::getTenant, Job::getState)
        .containsExactly(
            tuple("other", JobState.FAILED),
            tuple("acme", JobState.QUEUED),
            tuple("acme", JobState.SUCCEEDED));
    assertThat(rig.<String, Job>store(StoreNames.JOBS).get("one").getTenant()).isEqualTo("acme");
  }

  @Test
  void ofTwoCompletionsBeforeAnyRequestEachIsForItsOwnTenants() {
    SpeechRequested others = LedgerRig.asked("one").setTenant("other").build();
    rig.finish(LedgerRig.failed(others, RejectionCode.INVALID_TEXT));
    rig.finish(LedgerRig.spoken(REQUEST));
    rig.finish(LedgerRig.failed(REQUEST, RejectionCode.OUT_OF_MEMORY));
    rig.request(REQUEST);

    assertThat(rig.finalJobs().getLast())
        .extracting(Job::getTenant, Job::getState)
        .containsExactly("acme", JobState.SUCCEEDED);
    rig.pass(Duration.ofDays(29));
    assertThat(rig.finalJobs()).isEmpty();
    rig.pass(Duration.ofDays(2));
    assertThat(rig.entries(StoreNames.JOBS)).isZero();
  }

  @Test
  void anEndThatWasKeptAsideForItsRequestIsFinal() {
    SpeechRequested others = LedgerRig.asked("one").setTenant("other").build();
    rig.finish(LedgerRig.spoken(REQUEST));
    rig.finish(LedgerRig.failed(others, RejectionCode.INVALID_TEXT));
    rig.request(others);
    rig.request(REQUEST);
    rig.pass(Duration.ofDays(1));

    assertThat(rig.jobs.readValuesToList())
        .extracting(Job::getTenant, Job::getState)
        .containsExactly(
            tuple("acme", JobState.SUCCEEDED),
            tuple("other", JobState.QUEUED),
            tuple("other", JobState.FAILED));
    assertThat(rig.<String, Job>store(StoreNames.JOBS).get("one").getDeadline()).isNull();
  }

  @Test
  void aJobWhoseRequestWasHeardOfBelongsToNobodyElseEitherWayRound() {
    SpeechRequested others = LedgerRig.asked("one").setTenant("other").build();
    rig.finish(LedgerRig.spoken(REQUEST));
    rig.request(REQUEST);
    rig.request(others);
    rig.finish(LedgerRig.failed(others, RejectionCode.INVALID_TEXT));

    assertThat(rig.jobs.readValuesToList()).extracting(Job::getTenant).containsExactly("acme");
    Job kept = rig.<String, Job>store(StoreNames.JOBS).get("one");
    assertThat(kept.getTenant()).isEqualTo("acme");
    assertThat(kept.getDeadline()).isNull();
  }

  @Test
  void whatIsWrittenOverALostEndOfTheCompletionsIsFolded() {
    SpeechRequested before = LedgerRig.asked("before").build();
    Instant first = Instant.now();
    rig.request(REQUEST);
    rig.finish(LedgerRig.spoken(before), first);
    assertThat(rig.finalJobs()).hasSize(1);

    rig.loseEnds("sources");
    rig.loseEnds(JobEvents.STEP);
    rig.finish(LedgerRig.spoken(before), first);
    assertThat(rig.auditCounts.skipped.sum()).as("read again").isEqualTo(1);
    rig.finish(LedgerRig.spoken(REQUEST), first.plusSeconds(60));
    assertThat(rig.finalJobs()).extracting(Job::getRequestId).containsExactly("one");
  }

  @Test
  void aCompletionWithoutItsRequestIsAWholeJobAndTheRequestAddsNothing() {
    rig.finish(LedgerRig.spoken(REQUEST));
    rig.request(REQUEST);

    List<Job> jobs = rig.jobs.readValuesToList();
    assertThat(jobs).extracting(Job::getState).containsExactly(JobState.SUCCEEDED);
    assertThat(jobs.getFirst().getTenant()).isEqualTo("acme");
    assertThat(jobs.getFirst().getRequestedAt()).isEqualTo(LedgerRig.START);
  }

  @Test
  void aDeadlineThatPassesInSilenceEndsTheRequest() {
    rig.request(
        LedgerRig.asked("late").setDeadline(LedgerRig.START.plus(Duration.ofSeconds(30))).build());
    rig.pass(Duration.ofSeconds(34));
    assertThat(rig.finalJobs()).isEmpty();

    rig.pass(Duration.ofSeconds(3));
    Job job = rig.finalJobs().getFirst();
    assertThat(((SpeechRejected) job.getOutcome()).getCode())
        .isEqualTo(RejectionCode.DEADLINE_EXCEEDED);
    assertThat(job.getAttempt()).isZero();
    assertThat(rig.overdue()).isEqualTo(1);

    rig.finish(LedgerRig.spoken(LedgerRig.asked("late").build()));
    rig.pass(Duration.ofDays(8));
    assertThat(rig.finalJobs()).isEmpty();
  }

  @Test
  void aRequesterWhoseClockIsAnHourOffKeepsItsTime() {
    var skewed = LedgerRig.START.minus(Duration.ofHours(1));
    rig.request(
        LedgerRig.asked("skewed")
            .setRequestedAt(skewed)
            .setDeadline(skewed.plus(Duration.ofSeconds(30)))
            .build());
    rig.pass(Duration.ofSeconds(20));
    rig.finish(LedgerRig.spoken(LedgerRig.asked("skewed").build()));

    assertThat(rig.finalJobs()).extracting(Job::getState).containsExactly(JobState.SUCCEEDED);
  }

  @Test
  void aRequestWithoutADeadlineEndsWhenItIsTooOld() {
    rig.request(REQUEST);
    rig.pass(Duration.ofDays(7).minusSeconds(10));
    assertThat(rig.finalJobs()).isEmpty();
    rig.pass(Duration.ofSeconds(30));
    assertThat(rig.finalJobs()).hasSize(1);
  }

  @Test
  void whatAWorkerCouldNotReadStillBelongsToItsTenantAndBatch() {
    SpeechRequested item = LedgerRig.item("acme", "b", 0, 1);
    rig.request(item);
    rig.finish(
        SpeechFinished.newBuilder()
            .setRequestId(item.getRequestId())
            .setOutcome(SpeechRejected.newBuilder().setCode(RejectionCode.INVALID_TEXT).build())
            .build());

    assertThat(rig.finalJobs())
        .singleElement()
        .satisfies(
            job -> {
              assertThat(job.getTenant()).isEqualTo("acme");
              assertThat(job.getBatchId()).isEqualTo("b");
              assertThat(job.getCharacters()).isEqualTo(10);
            });
    assertThat(rig.finishedBatches.readValuesToList()).hasSize(1);
  }

  @Test
  void aDeadlineInTheFarFutureIsAsGoodAsNone() {
    for (long requestedAt : new long[] {0, 1_000, LedgerRig.START.toEpochMilli()}) {
      rig.request(
          LedgerRig.asked("patient-" + requestedAt)
              .setRequestedAt(Instant.ofEpochMilli(requestedAt))
              .setDeadline(Instant.ofEpochMilli(Long.MAX_VALUE))
              .build());
    }
    rig.pass(Duration.ofDays(100));
    assertThat(rig.finalJobs()).isEmpty();
  }
}
