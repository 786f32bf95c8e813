package dev.lector.bridge.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lector.events.SpeechFinished;
import dev.lector.events.SpeechRejected;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class JobBookTest {
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

  private final JobBook jobs = new JobBook(3);

  @Test
  void aJobIsOpenUntilItsOutcomeComes() {
    assertThat(jobs.open("a", "acme", "f", NOW)).isInstanceOf(Opening.Fresh.class);
    assertThat(jobs.find("a").orElseThrow().finished()).isNull();

    jobs.finish(finished("a", 1));

    KnownJob job = jobs.find("a").orElseThrow();
    assertThat(job.tenant()).isEqualTo("acme");
    assertThat(job.requestedAt()).isEqualTo(NOW);
    assertThat(job.finished()).isNotNull();
  }

  @Test
  void theSameRequestJoinsAndADifferentOneConflicts() {
    var _ = jobs.open("a", "acme", "f", NOW);
    assertThat(jobs.open("a", "acme", "f", NOW)).isInstanceOf(Opening.Known.class);
    assertThat(jobs.open("a", "acme", "g", NOW)).isInstanceOf(Opening.Conflicting.class);
    jobs.finish(finished("a", 1));
    assertThat(jobs.open("a", "acme", "g", NOW)).isInstanceOf(Opening.Conflicting.class);
  }

  @Test
  void theFirstOutcomeStays() {
    jobs.finish(finished("a", 1));
    jobs.finish(finished("a", 2));
    SpeechFinished kept = jobs.find("a").orElseThrow().finished();
    assertThat(kept).isNotNull().extracting(SpeechFinished::getAttempt).isEqualTo(1);
  }

  @Test
  void aJobFromElsewhereIsKnownByItsOutcome() {
    jobs.finish(finished("a", 1));
    assertThat(jobs.find("a").orElseThrow().tenant()).isEqualTo("elsewhere");
    assertThat(jobs.open("a", "elsewhere", "whatever", NOW)).isInstanceOf(Opening.Known.class);
  }

  @Test
  void aForgottenJobIsNew() {
    var _ = jobs.open("a", "acme", "f", NOW);
    jobs.forget("a");
    assertThat(jobs.find("a")).isEmpty();
    assertThat(jobs.open("a", "acme", "g", NOW)).isInstanceOf(Opening.Fresh.class);
  }

  @Test
  void theOldestGoFirst() {
    for (int i = 0; i < 5; i++) {
      jobs.finish(finished("ended-" + i, 1));
      var _ = jobs.open("open-" + i, "acme", "f", NOW);
    }
    assertThat(jobs.find("ended-1")).isEmpty();
    assertThat(jobs.find("ended-2")).isPresent();
    assertThat(jobs.find("open-1")).isEmpty();
    assertThat(jobs.find("open-2")).isPresent();
  }

  private static SpeechFinished finished(String id, int attempt) {
    return SpeechFinished.newBuilder()
        .setRequestId(id)
        .setTenant("elsewhere")
        .setAttempt(attempt)
        .setOutcome(SpeechRejected.newBuilder().build())
        .build();
  }
}
