package dev.lector.ledger.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lector.events.Audio;
import dev.lector.events.BatchFinished;
import dev.lector.events.Job;
import dev.lector.events.RejectionCode;
import dev.lector.events.SpeechFinished;
import dev.lector.events.SpeechRejected;
import dev.lector.events.SpeechRequested;
import dev.lector.events.SpeechSynthesized;
import dev.lector.headers.DeadLetterHeaders;
import dev.lector.headers.TraceParent;
import dev.lector.ledger.LedgerRig;
import dev.lector.topics.Topics;
import java.nio.file.Path;
import java.util.List;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IntakeTest {
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
  void aRequestBeyondTheLimitsIsPassedOverAndTheNextOneFolded() {
    rig.request(LedgerRig.asked("x".repeat(600_000)).build());
    rig.request(LedgerRig.asked("tenant").setTenant("a\0b").build());
    rig.request(LedgerRig.asked("sound").build());

    assertThat(rig.jobs.readKeyValuesToList()).extracting(kv -> kv.key).containsExactly("sound");
    assertThat(rig.setAside()).isEqualTo(2);
    assertThat(rig.deadLetters.isEmpty()).as("workers make these").isTrue();
  }

  @Test
  void anOutcomeOrACancellationBeyondTheLimitsIsADeadLetterThatSaysWhereItWas() {
    rig.finish(LedgerRig.spoken(LedgerRig.asked("x".repeat(600_000)).build()));
    rig.cancel("b\0", "acme");
    rig.cancel("", "acme");

    List<TestRecord<String, byte[]>> letters = rig.deadLetters.readRecordsToList();
    assertThat(letters).hasSize(3);
    DeadLetterHeaders where = DeadLetterHeaders.read(letters.getFirst().headers()).orElseThrow();
    assertThat(where.topic()).isEqualTo(Topics.COMPLETIONS);
    assertThat(where.offset()).isZero();
    assertThat(where.message()).contains("requestId");
    assertThat(letters.getFirst().key()).hasSize(600_000);
    assertThat(rig.jobs.isEmpty()).isTrue();
  }

  @Test
  void aLetterThatWouldBeTooLargeKeepsTheStartOfItsKey() {
    rig.finish(LedgerRig.spoken(LedgerRig.asked("x".repeat(2_000_000)).build()));

    TestRecord<String, byte[]> letter = rig.deadLetters.readRecord();
    assertThat(letter.key()).isEqualTo("x".repeat(256));
    assertThat(letter.value()).isNull();
    assertThat(DeadLetterHeaders.read(letter.headers())).isPresent();
  }

  @Test
  void aLetterWithSoManyHeadersThatTheirLengthsAloneAreTooLargeKeepsTheTraceAlone() {
    RecordHeaders headers = new RecordHeaders();
    for (int i = 0; i < 700_000; i++) {
      headers.add("h", new byte[0]);
    }
    TraceParent trace = TraceParent.create();
    trace.write(headers);
    rig.finish(LedgerRig.spoken(LedgerRig.asked("a\0b").build()), headers);

    TestRecord<String, byte[]> letter = rig.deadLetters.readRecord();
    assertThat(letter.headers().lastHeader("h")).isNull();
    assertThat(TraceParent.read(letter.headers())).contains(trace);
    assertThat(DeadLetterHeaders.read(letter.headers())).isPresent();
  }

  @Test
  void headersOfOthersGoNoFurtherButTheTrace() {
    RecordHeaders headers = new RecordHeaders();
    headers.add("mine", "x".repeat(900_000).getBytes(UTF_8));
    TraceParent trace = TraceParent.create();
    trace.write(headers);
    rig.request(LedgerRig.asked("r").build(), headers);

    Headers job = rig.jobs.readRecord().headers();
    assertThat(job.lastHeader("mine")).isNull();
    assertThat(TraceParent.read(job)).contains(trace);
  }

  @Test
  void aStagedTextOverTheLimitEndsAtOnceAndIsNeverHandedOn() {
    rig.stage(
        SpeechRequested.newBuilder(LedgerRig.item("acme", "b", 0, 1))
            .setText("x".repeat(20_001))
            .build());

    SpeechFinished ended = rig.cancelled.readValue();
    assertThat(((SpeechRejected) ended.getOutcome()).getCode())
        .isEqualTo(RejectionCode.TEXT_TOO_LONG);
    assertThat(ended.getCharacters()).isEqualTo(20_001);
    assertThat(rig.finalJobs()).hasSize(1);
    assertThat(rig.finishedBatches.readValue()).extracting(BatchFinished::getFailed).isEqualTo(1);
    assertThat(rig.handedOn.isEmpty()).isTrue();
    assertThat(rig.deadLetters.isEmpty()).isTrue();
  }

  @Test
  void aStagedRequestBeyondTheLimitsEndsUnderItsIdAndIsADeadLetter() {
    SpeechRequested bad =
        SpeechRequested.newBuilder(LedgerRig.item("acme", "b", 0, 1))
            .setBatchItems(Integer.MAX_VALUE)
            .build();
    rig.stage(bad);
    rig.stage(LedgerRig.asked("x".repeat(600_000)).build());

    SpeechFinished ended = rig.cancelled.readValue();
    assertThat(ended.getRequestId()).isEqualTo(bad.getRequestId());
    assertThat(((SpeechRejected) ended.getOutcome()).getCode())
        .isEqualTo(RejectionCode.INVALID_REQUEST);
    assertThat(rig.cancelled.isEmpty()).as("nothing has an id of 600,000 bytes").isTrue();
    assertThat(rig.finalJobs()).hasSize(1);
    assertThat(rig.handedOn.isEmpty()).isTrue();
    List<TestRecord<String, byte[]>> letters = rig.deadLetters.readRecordsToList();
    assertThat(letters).hasSize(2);
    assertThat(letters.getFirst().value()).isNotEmpty();
  }

  @Test
  void anOutcomeWithAFieldThatNoTopicCanKeepIsADeadLetterAndTheNextOneIsFolded() {
    SpeechRequested request = LedgerRig.asked("r").build();
    Audio audio = Audio.newBuilder().setUri("file:/" + "a".repeat(1_040_000)).build();
    rig.finish(
        SpeechFinished.newBuilder(LedgerRig.spoken(request))
            .setOutcome(SpeechSynthesized.newBuilder().setAudio(audio).build())
            .build());
    rig.finish(
        SpeechFinished.newBuilder(LedgerRig.spoken(request))
            .setWorker("w".repeat(1_040_000))
            .build());
    rig.finish(LedgerRig.spoken(request));

    assertThat(rig.finalJobs()).extracting(Job::getWorker).containsExactly("w");
    assertThat(rig.deadLetters.readRecordsToList()).hasSize(2);
    assertThat(rig.setAside()).isEqualTo(2);
  }

  @Test
  void aStagedTextThatTheQueueCannotTakeIsTooLongWhateverTheLimitIs() {
    SpeechRequested.Builder request = LedgerRig.asked("r");
    assertThat(StagedRefusals.isTooLong(request.setText("😀".repeat(250_000)).build(), 500_000))
        .isFalse();
    assertThat(StagedRefusals.isTooLong(request.setText("😀".repeat(250_001)).build(), 500_000))
        .isTrue();
  }

  @Test
  void aReasonAsLongAsALogIsCut() {
    SpeechRequested request = LedgerRig.asked("r").build();
    rig.finish(
        SpeechFinished.newBuilder(LedgerRig.failed(request, RejectionCode.SYNTHESIS_FAILED))
            .setOutcome(SpeechRejected.newBuilder().setMessage("x".repeat(800_000)).build())
            .build());

    SpeechRejected outcome = (SpeechRejected) rig.finalJobs().getFirst().getOutcome();
    assertThat(outcome.getMessage()).hasSizeBetween(4_000, 4_001);
  }
}
