package dev.lector.bridge.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lector.events.SpeechFinished;
import dev.lector.events.SpeechRejected;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class JobBookTest {
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

  private final JobBook jobs = new JobBook(3);

  @Test
  void aJobIsOpenUntilItsOutcomeComes() {
    assertThat(jobs.open(KnownJob.open("a", "acme", "f", NOW, true)))
        .isInstanceOf(Opening.Fresh.class);
    assertThat(jobs.find("a").orElseThrow().finished()).isNull();

    jobs.finish(finished("a", 1), 7);

    KnownJob job = jobs.find("a").orElseThrow();
    assertThat(job.tenant()).isEqualTo("acme");
    assertThat(job.requestedAt()).isEqualTo(NOW);
    assertThat(job.finished()).isNotNull();
  }

  @Test
  void theSameRequestJoinsAndADifferentOneConflicts() {
    var _ = jobs.open(KnownJob.open("a", "acme", "f", NOW, true));
    assertThat(jobs.open(KnownJob.open("a", "acme", "f", NOW, true)))
        .isInstanceOf(Opening.Known.class);
    assertThat(jobs.open(KnownJob.open("a", "acme", "g", NOW, true)))
        .isInstanceOf(Opening.Conflicting.class);
    jobs.finish(finished("a", 1), 7);
    assertThat(jobs.open(KnownJob.open("a", "acme", "g", NOW, true)))
        .isInstanceOf(Opening.Conflicting.class);
  }

  @Test
  void anIdThatAnotherTenantHasConflicts() {
    var _ = jobs.open(KnownJob.open("a", "acme", "f", NOW, true));
    assertThat(jobs.open(KnownJob.open("a", "other", "f", NOW, true)))
        .isInstanceOf(Opening.Conflicting.class);
  }

  @Test
  void anEndThatWasMadeForAnotherTenantIsThatTenants() {
    var _ = jobs.open(KnownJob.open("a", "acme", "f", NOW, true));
    jobs.finish(SpeechFinished.newBuilder(finished("a", 1)).setTenant("other").build(), 7);
    assertThat(jobs.find("a").orElseThrow().tenant()).isEqualTo("other");
    assertThat(jobs.open(KnownJob.open("a", "acme", "f", NOW, true)))
        .isInstanceOf(Opening.Conflicting.class);
  }

  @Test
  void theFirstOutcomeStays() {
    jobs.finish(finished("a", 1), 7);
    jobs.finish(finished("a", 2), 8);
    SpeechFinished kept = jobs.find("a").orElseThrow().finished();
    assertThat(kept).isNotNull().extracting(SpeechFinished::getAttempt).isEqualTo(1);
  }

  @Test
  void aJobFromElsewhereIsKnownByItsOutcome() {
    jobs.finish(SpeechFinished.newBuilder(finished("a", 1)).setTenant("elsewhere").build(), 7);
    assertThat(jobs.find("a").orElseThrow().tenant()).isEqualTo("elsewhere");
    assertThat(jobs.open(KnownJob.open("a", "elsewhere", "whatever", NOW, true)))
        .isInstanceOf(Opening.Known.class);
  }

  @Test
  void inWhateverOrderOutcomesAreHeardOfTheFirstOnTheCompletionsStays() {
    for (long seed = 0; seed < 1_000; seed++) {
      Random random = new Random(seed);
      JobBook book = new JobBook(3);
      List<Heard> heard = new ArrayList<>();
      int outcomes = 2 + random.nextInt(4);
      for (int offset = 0; offset < outcomes; offset++) {
        SpeechFinished event = finished("a", offset + 1);
        // As the ledger folds them: by offset, the first stays. Replies and repeats come whenever.
        for (int copies = random.nextInt(2); copies >= 0; copies--) {
          heard.add(new Heard(event, offset));
        }
        if (random.nextBoolean()) {
          heard.add(new Heard(event, KnownJob.PROVISIONAL));
        }
      }
      Collections.shuffle(heard, random);
      int news = 0;
      for (Heard one : heard) {
        news += book.finish(one.event, one.position) ? 1 : 0;
      }
      SpeechFinished kept = book.find("a").orElseThrow().finished();
      assertThat(kept)
          .as("seed %d: %s", seed, heard)
          .isNotNull()
          .extracting(SpeechFinished::getAttempt)
          .isEqualTo(1);
      assertThat(news).isEqualTo(1);
    }
  }

  private record Heard(SpeechFinished event, long position) {}

  @Test
  void theLedgersWordIsTheLast() {
    jobs.finish(finished("a", 2), 0);
    jobs.learn(KnownJob.ended(finished("a", 1), KnownJob.SETTLED));
    jobs.finish(finished("a", 3), 0);
    SpeechFinished kept = jobs.find("a").orElseThrow().finished();
    assertThat(kept).isNotNull().extracting(SpeechFinished::getAttempt).isEqualTo(1);
  }

  @Test
  void whatWasSpokenSaysWhichTextAnIdStandsFor() {
    var _ = jobs.open(KnownJob.open("a", "acme", "f", NOW, true));
    SpeechFinished other = SpeechFinished.newBuilder(finished("a", 1)).setFingerprint("g").build();
    jobs.finish(other, 7);
    assertThat(jobs.open(KnownJob.open("a", "acme", "f", NOW, true)))
        .isInstanceOf(Opening.Conflicting.class);
    assertThat(jobs.open(KnownJob.open("a", "acme", "g", NOW, true)))
        .isInstanceOf(Opening.Known.class);
  }

  @Test
  void aForgottenJobIsNew() {
    var _ = jobs.open(KnownJob.open("a", "acme", "f", NOW, true));
    jobs.forget("a");
    assertThat(jobs.find("a")).isEmpty();
    assertThat(jobs.open(KnownJob.open("a", "acme", "g", NOW, true)))
        .isInstanceOf(Opening.Fresh.class);
  }

  @Test
  void theOldestGoFirst() {
    for (int i = 0; i < 5; i++) {
      jobs.finish(finished("ended-" + i, 1), 7);
      var _ = jobs.open(KnownJob.open("open-" + i, "acme", "f", NOW, true));
    }
    assertThat(jobs.find("ended-1")).isEmpty();
    assertThat(jobs.find("ended-2")).isPresent();
    assertThat(jobs.find("open-1")).isEmpty();
    assertThat(jobs.find("open-2")).isPresent();
  }

  private static SpeechFinished finished(String id, int attempt) {
    return SpeechFinished.newBuilder()
        .setRequestId(id)
        .setTenant("acme")
        .setAttempt(attempt)
        .setOutcome(SpeechRejected.newBuilder().build())
        .build();
  }
}
