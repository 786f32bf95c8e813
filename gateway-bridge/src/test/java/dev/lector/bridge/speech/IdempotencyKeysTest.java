package dev.lector.bridge.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lector.bridge.http.RefusedException;
import dev.lector.bridge.http.Reply;
import dev.lector.bridge.jobs.JobBook;
import dev.lector.bridge.jobs.KnownJob;
import dev.lector.bridge.ledger.LedgerClient;
import dev.lector.bridge.testing.StubLedger;
import dev.lector.events.Job;
import dev.lector.events.JobState;
import dev.lector.events.RejectionCode;
import dev.lector.events.SpeechRejected;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class IdempotencyKeysTest {
  private static final List<String> KEY = List.of("k");

  private final StubLedger ledger = new StubLedger();
  private final LedgerClient questions = StubLedger.client(ledger);
  private final JobBook book = new JobBook(10);
  private final IdempotencyKeys keys = new IdempotencyKeys(RequestIds.keyed(""), book, questions);

  @AfterEach
  void stop() {
    questions.close();
    ledger.close();
  }

  @Test
  void aJobThatWasQueuedHereAndFailedForNowInTheLedgerIsANewRequest() throws Exception {
    String first = id();
    book.open(KnownJob.open(first, "acme", "print", Instant.now(), true));
    assertThat(id()).as("while nobody knows its end").isEqualTo(first);

    ledger.know(failed(first, true));
    assertThat(id()).isNotEqualTo(first);
    assertThat(book.find(first)).get().returns(true, KnownJob::ended);
    assertThat(book.find(first)).get().returns("print", KnownJob::fingerprint);
  }

  @Test
  void aJobThatFailedForGoodInTheLedgerStaysTheOneOfItsKey() throws Exception {
    String first = id();
    book.open(KnownJob.open(first, "acme", "print", Instant.now(), true));
    ledger.know(failed(first, false));

    assertThat(id()).isEqualTo(first);
    assertThat(book.find(first)).get().returns(true, KnownJob::ended);
  }

  @Test
  void whatIsKnownHereCountsWhileTheLedgerIsAway() throws Exception {
    String first = id();
    book.open(KnownJob.open(first, "acme", "print", Instant.now(), true));
    ledger.away(true);

    assertThat(id()).isEqualTo(first);
    assertThat(book.find(first)).get().returns(false, KnownJob::ended);
  }

  @Test
  void aJobOfAnotherTenantThatFailedForNowIsNotTriedAgain() throws Exception {
    String first = id();
    ledger.know(Job.newBuilder(failed(first, true)).setTenant("other").build());

    assertThat(id()).isEqualTo(first);
  }

  @Test
  void theLedgerIsNotAskedForWhoMayNotAskAndWhatIsKnownHereCounts() throws Exception {
    IdempotencyKeys.Questions none = _ -> Optional.of(Reply.unavailable("Busy.", 1));
    assertThatThrownBy(() -> keys.id("acme", KEY, none)).isInstanceOf(RefusedException.class);

    String first = RequestIds.keyed("").of("acme", KEY);
    book.open(KnownJob.open(first, "acme", "print", Instant.now(), true));
    assertThat(keys.id("acme", KEY, none)).isEqualTo(first);
    assertThat(ledger.asked()).isEmpty();
  }

  private String id() throws Exception {
    return keys.id("acme", KEY, _ -> Optional.empty());
  }

  private static Job failed(String id, boolean retryable) {
    return Job.newBuilder()
        .setRequestId(id)
        .setTenant("acme")
        .setState(JobState.FAILED)
        .setFinishedAt(Instant.now())
        .setOutcome(
            SpeechRejected.newBuilder()
                .setCode(RejectionCode.STORAGE_FAILED)
                .setMessage("full")
                .setRetryable(retryable)
                .build())
        .build();
  }
}
