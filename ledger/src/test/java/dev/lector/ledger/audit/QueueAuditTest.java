package dev.lector.ledger.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lector.events.Job;
import dev.lector.events.JobState;
import dev.lector.events.RejectionCode;
import dev.lector.events.SpeechRejected;
import dev.lector.events.SpeechRequested;
import dev.lector.headers.DeadLetterHeaders;
import dev.lector.headers.PastDeliveries;
import dev.lector.ledger.LedgerRig;
import dev.lector.topics.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QueueAuditTest {
  private static final Duration AUDIT = Duration.ofSeconds(2);

  @TempDir private Path directory;
  private LedgerRig rig;
  private final SpeechRequested request = LedgerRig.asked("one").build();

  @BeforeEach
  void start() {
    rig = new LedgerRig(directory);
  }

  @AfterEach
  void stop() {
    rig.close();
  }

  @Test
  void aRequestThatWillNeverBeDeliveredAgainIsPublishedAgain() {
    rig.request(request);
    keep(Topics.REQUESTS, 0);
    rig.queues.workedOff(Topics.REQUESTS, 1);
    rig.pass(AUDIT);

    TestRecord<String, SpeechRequested> again = rig.publishedAgain.readRecord();
    assertThat(again.key()).isEqualTo("one");
    assertThat(again.value()).isEqualTo(request);
    assertThat(DeadLetterHeaders.read(again.headers()).orElseThrow())
        .extracting(DeadLetterHeaders::topic, DeadLetterHeaders::offset)
        .containsExactly(Topics.REQUESTS, 0L);
    assertThat(PastDeliveries.read(again.headers())).isEqualTo(1);
    rig.pass(AUDIT);
    assertThat(rig.publishedAgain.isEmpty()).as("it waits in the queue again").isTrue();
    assertThat(rig.auditCounts.republished.sum()).isEqualTo(1);
    assertThat(rig.finalJobs()).isEmpty();
  }

  @Test
  void aRequestThatIsStillToBeDeliveredIsLeftAlone() {
    rig.request(LedgerRig.asked("zero").build());
    rig.request(request);
    rig.finish(LedgerRig.spoken(LedgerRig.asked("zero").build()));
    rig.queues.workedOff(Topics.REQUESTS, 1);
    rig.pass(AUDIT);
    assertThat(rig.publishedAgain.isEmpty()).isTrue();
  }

  @Test
  void aRequestThatHasEndedIsLeftAloneWhicheverWasHeardFirst() {
    SpeechRequested other = LedgerRig.asked("two").build();
    rig.request(request);
    rig.finish(LedgerRig.spoken(request));
    rig.finish(LedgerRig.spoken(other));
    rig.request(other);
    keep(Topics.REQUESTS, 0);
    rig.queues.workedOff(Topics.REQUESTS, 2);
    rig.pass(AUDIT);
    assertThat(rig.publishedAgain.isEmpty()).isTrue();
    assertThat(rig.auditCounts.ended.sum()).isZero();
  }

  @Test
  void aRequestIsLookedAfterThoughOneOfAnotherTenantsHasEndedUnderItsId() {
    rig.request(request);
    rig.finish(LedgerRig.spoken(LedgerRig.asked("one").setTenant("other").build()));
    keep(Topics.REQUESTS, 0);
    rig.queues.workedOff(Topics.REQUESTS, 1);
    rig.pass(AUDIT);
    assertThat(rig.publishedAgain.readValuesToList()).containsExactly(request);
  }

  @Test
  void aRequestThatHasMovedToQuarantineIsLookedAfterThere() {
    rig.request(request);
    rig.quarantine(request);
    rig.queues.workedOff(Topics.REQUESTS, 1);
    rig.pass(AUDIT);
    assertThat(rig.publishedAgain.isEmpty()).isTrue();

    keep(Topics.QUARANTINED_REQUESTS, 0);
    rig.queues.workedOff(Topics.QUARANTINED_REQUESTS, 1);
    rig.pass(AUDIT);
    assertThat(rig.auditCounts.republished.sum()).isEqualTo(1);
    assertThat(rig.publishedAgain.isEmpty()).as("not outside of it").isTrue();
  }

  @Test
  void aRequestThatIsLostAgainAndAgainEndsAsPoisonedWithADeadLetter() {
    rig.request(request);
    for (int offset = 0; offset <= 2; offset++) {
      keep(Topics.REQUESTS, offset);
      rig.queues.workedOff(Topics.REQUESTS, offset + 1);
      rig.pass(AUDIT);
    }
    List<Job> ended = rig.finalJobs();
    assertThat(ended).hasSize(1);
    assertThat(rejection(ended.getFirst()).getCode()).isEqualTo(RejectionCode.POISONED);
    assertThat(rejection(ended.getFirst()).getMessage()).contains("2 times");
    assertThat(rig.deadLetters.readValue())
        .isEqualTo(rig.record(Topics.REQUESTS, 0, request).value());
    assertThat(rig.publishedAgain.readValuesToList()).hasSize(2);
    assertThat(rig.auditCounts.ended.sum()).isEqualTo(1);
    rig.pass(AUDIT);
    assertThat(rig.finalJobs()).isEmpty();
  }

  @Test
  void aRequestWhoseRecordIsGoneEndsAsFailedAndMayBeSentAgain() {
    rig.request(LedgerRig.item("acme", "book", 3, 4));
    rig.queues.workedOff(Topics.REQUESTS, 1);
    rig.pass(AUDIT);

    Job ended = rig.finalJobs().getFirst();
    assertThat(ended.getState()).isEqualTo(JobState.FAILED);
    assertThat(ended.getBatchId()).isEqualTo("book");
    assertThat(ended.getItem()).isEqualTo(3);
    assertThat(rejection(ended).getRetryable()).isTrue();
    assertThat(rejection(ended).getMessage()).contains("speech.requests-0@0");
  }

  @Test
  void anothersRecordAtItsPlaceIsNotPublished() {
    rig.request(request);
    ConsumerRecord<byte[], byte[]> anothers =
        rig.record(Topics.REQUESTS, 0, LedgerRig.asked("another").build());
    rig.queues.keep(anothers);
    rig.queues.workedOff(Topics.REQUESTS, 1);
    rig.pass(AUDIT);
    assertThat(rig.publishedAgain.isEmpty()).isTrue();
    assertThat(rejection(rig.finalJobs().getFirst()).getRetryable()).isTrue();
  }

  @Test
  void aRequestBeyondTheEndOfATopicThatWasMadeAnewEndsAsFailed() {
    rig.request(request);
    long soon = LedgerRig.START.plus(Duration.ofSeconds(1)).toEpochMilli();
    rig.queues.end(Topics.REQUESTS, 0, soon);
    rig.pass(AUDIT);
    assertThat(rig.finalJobs()).as("it may be younger than that end").isEmpty();

    rig.queues.end(Topics.REQUESTS, 0, soon + Duration.ofMinutes(5).toMillis());
    rig.pass(AUDIT);
    assertThat(rig.finalJobs()).hasSize(1);
  }

  @Test
  void aRequestThatWasSentTwiceIsLostWithItsLastRecord() {
    rig.request(request);
    rig.request(request);
    keep(Topics.REQUESTS, 1);
    rig.queues.workedOff(Topics.REQUESTS, 1);
    rig.pass(AUDIT);
    assertThat(rig.publishedAgain.isEmpty()).isTrue();
    rig.queues.workedOff(Topics.REQUESTS, 2);
    rig.pass(AUDIT);
    assertThat(rig.publishedAgain.readValuesToList()).hasSize(1);
  }

  @Test
  void manyLostRequestsAreAllPublishedAgain() {
    int many = 1_500;
    for (int i = 0; i < many; i++) {
      SpeechRequested one = LedgerRig.asked("r" + i).build();
      rig.request(one);
      rig.queues.keep(rig.record(Topics.REQUESTS, i, one));
    }
    rig.queues.workedOff(Topics.REQUESTS, many);
    for (int turn = 0; turn < many; turn += 32) {
      rig.pass(AUDIT);
    }
    assertThat(rig.publishedAgain.readValuesToList())
        .extracting(SpeechRequested::getRequestId)
        .doesNotHaveDuplicates()
        .hasSize(many);
  }

  private void keep(String topic, long offset) {
    rig.queues.keep(rig.record(topic, offset, request));
  }

  @Test
  void headersCountAsTheBytesThatTheyTakeWhenARequestIsPublishedAgain() {
    rig.request(request);
    ConsumerRecord<byte[], byte[]> lost = rig.record(Topics.REQUESTS, 0, request);
    for (int i = 0; i < 30; i++) {
      lost.headers().add("中".repeat(30_000), new byte[0]);
    }
    rig.queues.keep(lost);
    rig.queues.workedOff(Topics.REQUESTS, 1);
    rig.pass(AUDIT);

    assertThat(rig.publishedAgain.isEmpty()).as("2.7 MB fit into no queue").isTrue();
    List<Job> ended = rig.finalJobs();
    assertThat(ended).hasSize(1);
    assertThat(rejection(ended.getFirst()).getMessage()).contains("too large");
  }

  private static SpeechRejected rejection(Job job) {
    return (SpeechRejected) job.getOutcome();
  }
}
