package dev.lector.outcomes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lector.events.Job;
import dev.lector.events.RejectionCode;
import dev.lector.events.SpeechFinished;
import dev.lector.events.SpeechRejected;
import dev.lector.events.SpeechRequested;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

class OutcomesTest {
  private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");

  /** Fields that a request and its outcome share by name, and mean the same in both. */
  @Test
  void anOutcomeRepeatsEveryFieldThatItSharesWithItsRequest() {
    SpeechRequested request =
        SpeechRequested.newBuilder()
            .setRequestId("r")
            .setText("Grüße 😀")
            .setModelId("m")
            .setTenant("acme")
            .setBatchId("b")
            .setItem(3)
            .setItemId("three")
            .setBatchItems(5)
            .setRequestedAt(NOON)
            .setFingerprint("f")
            .setVerify(true)
            .build();
    SpeechFinished outcome = Outcomes.of(request).build();

    assertThat(shared(request, outcome))
        .contains("requestId", "tenant", "batchId", "item", "itemId", "fingerprint", "modelId")
        .allSatisfy(
            field -> assertThat(value(outcome, field)).as(field).isEqualTo(value(request, field)));
    assertThat(outcome.getCharacters()).isEqualTo(7);
  }

  @Test
  void anOutcomeRepeatsEveryFieldThatItSharesWithItsJobButTheQueue() {
    SpeechRejected rejected = Outcomes.rejected(RejectionCode.CANCELLED, "No.", false);
    Job job =
        Job.newBuilder()
            .setRequestId("r")
            .setTenant("acme")
            .setBatchId("b")
            .setItem(3)
            .setItemId("three")
            .setBatchItems(5)
            .setRequestedAt(NOON)
            .setFinishedAt(NOON.plusSeconds(5))
            .setFingerprint("f")
            .setModelId("m")
            .setCharacters(7)
            .setAttempt(2)
            .setWorker("w")
            .setOutcome(rejected)
            .build();
    SpeechFinished outcome = Outcomes.ended(job);

    assertThat(shared(job, outcome))
        .contains("requestId", "characters", "attempt", "worker", "timings", "outcome")
        .allSatisfy(
            field -> assertThat(value(outcome, field)).as(field).isEqualTo(value(job, field)));
  }

  @Test
  void aReasonIsAsLongAsAnybodyReads() {
    assertThat(Outcomes.rejected(RejectionCode.POISONED, "x".repeat(5_000), false).getMessage())
        .hasSize(1_001)
        .endsWith("x…");
    assertThat(Outcomes.rejected(RejectionCode.POISONED, null, true).getMessage()).isEmpty();
  }

  private static Set<String> shared(SpecificRecord one, SpecificRecord other) {
    return one.getSchema().getFields().stream()
        .map(Schema.Field::name)
        .filter(name -> other.getSchema().getField(name) != null)
        .filter(name -> !name.equals("queue"))
        .collect(Collectors.toSet());
  }

  private static Object value(SpecificRecord event, String field) {
    return event.get(event.getSchema().getField(field).pos());
  }
}
