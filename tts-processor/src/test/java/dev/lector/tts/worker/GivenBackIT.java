package dev.lector.tts.worker;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lector.events.SpeechFinished;
import dev.lector.events.SpeechSynthesized;
import dev.lector.headers.DeadLetterHeaders;
import dev.lector.headers.PastDeliveries;
import dev.lector.headers.TraceParent;
import dev.lector.topics.Topics;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

/** What workers that leave in order do not finish. */
class GivenBackIT extends WorkerSuite {
  private static final Duration LOCK = Duration.ofSeconds(3);
  private static final int RESTARTS = 10;

  private final Semaphore begun = new Semaphore(0);
  private final CountDownLatch never = new CountDownLatch(1);
  private final AtomicBoolean patient = new AtomicBoolean();

  @Test
  void tenRestartsDuringOneLongTextAreNoFailures() throws Exception {
    aLongText();
    TraceParent trace = TraceParent.create();
    Headers headers = new RecordHeaders();
    trace.write(headers);
    client.send(Topics.REQUESTS, request(), headers);
    for (int i = 0; i < RESTARTS; i++) {
      restartDuringTheText(i);
    }
    patient.set(true);
    worker("last");

    SpeechFinished finished = client.completion(id);
    assertThat(finished.getOutcome()).isInstanceOf(SpeechSynthesized.class);
    assertThat(finished.getAttempt()).as("two records, and nothing crashed").isEqualTo(2);
    Headers outcome = client.completionRecord(id).headers();
    assertThat(TraceParent.read(outcome).orElseThrow().traceId()).isEqualTo(trace.traceId());
  }

  @Test
  void restartsInQuarantineAreNoneEither() throws Exception {
    aLongText();
    Headers headers = new RecordHeaders();
    new DeadLetterHeaders(Topics.BATCH_REQUESTS, 0, 17, 4_711, "Suspect", "").write(headers);
    PastDeliveries.write(headers, 3);
    client.send(Topics.QUARANTINED_REQUESTS, request(), headers);
    for (int i = 0; i < 3; i++) {
      restartDuringTheText(i);
    }
    patient.set(true);
    worker("last");

    SpeechFinished finished = client.completion(id);
    assertThat(finished.getOutcome()).isInstanceOf(SpeechSynthesized.class);
    assertThat(finished.getAttempt()).as("three before, and this one").isEqualTo(4);
  }

  private void aLongText() {
    synthesizer.whenSynthesizing(
        text,
        () -> {
          begun.release();
          if (!patient.get()) {
            never.await();
          }
        });
  }

  private void restartDuringTheText(int number) throws Exception {
    SpeechWorker worker = worker(config("restarted-" + number, 2, 1, Duration.ZERO, LOCK));
    assertThat(begun.tryAcquire(30, SECONDS)).as("delivered to worker %d", number).isTrue();
    worker.close();
  }
}
