package dev.lector.ledger.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lector.events.BatchFinished;
import dev.lector.events.Job;
import dev.lector.events.JobState;
import dev.lector.events.RejectionCode;
import dev.lector.events.SpeechFinished;
import dev.lector.events.SpeechRequested;
import dev.lector.events.SpeechSynthesized;
import dev.lector.events.Usage;
import dev.lector.ledger.LedgerRig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first outcome of a request on the topic of completions is its end, for every reader. */
class FirstOutcomeTest {
  private static final long SEED = 12_017;
  private static final int REQUESTS = 1_000;
  private static final int BATCH = 10;
  private static final Duration DEADLINE = Duration.ofMinutes(3);

  /** How the requests really ended: whether with audio, by the order on the topic. */
  private final Map<String, Boolean> first = new HashMap<>();

  @TempDir Path directory;

  @Test
  void everyReaderTakesTheSameOneInAThousandRandomOrders() {
    Random random = new Random(SEED);
    try (LedgerRig rig = new LedgerRig(directory)) {
      for (Runnable step : shuffled(rig, random)) {
        step.run();
        note(rig);
      }
      rig.pass(DEADLINE.plusMinutes(5));
      note(rig);
      rig.pass(Duration.ofHours(2));
      assertThat(first).hasSize(REQUESTS);
      assertThat(rig.overdue()).as("some were given up").isPositive();

      Map<String, Boolean> jobs = new HashMap<>();
      for (Job job : rig.finalJobs()) {
        assertThat(jobs.put(job.getRequestId(), job.getState() == JobState.SUCCEEDED)).isNull();
      }
      assertThat(jobs).isEqualTo(first);

      List<BatchFinished> batches = rig.finishedBatches.readValuesToList();
      assertThat(batches).hasSize(REQUESTS / BATCH);
      for (BatchFinished batch : batches) {
        int done = 0;
        for (int i = 0; i < BATCH; i++) {
          done += Boolean.TRUE.equals(first.get(batch.getBatchId() + "-" + i)) ? 1 : 0;
        }
        assertThat(batch.getDone()).isEqualTo(done);
        assertThat(batch.getFailed()).isEqualTo(BATCH - done);
      }

      List<Usage> hours = rig.usage.readValuesToList();
      assertThat(hours.stream().mapToLong(Usage::getRequests).sum()).isEqualTo(REQUESTS);
      assertThat(hours.stream().mapToLong(Usage::getFailed).sum())
          .isEqualTo(first.values().stream().filter(done -> !done).count());
    }
  }

  /** Requests, contradicting outcomes and repeats of them, and the passing of time, at random. */
  private List<Runnable> shuffled(LedgerRig rig, Random random) {
    List<Runnable> steps = new ArrayList<>();
    for (int i = 0; i < REQUESTS; i++) {
      SpeechRequested request =
          SpeechRequested.newBuilder(LedgerRig.item("acme", "batch" + i / BATCH, i % BATCH, BATCH))
              .setDeadline(LedgerRig.START.plus(DEADLINE))
              .build();
      List<SpeechFinished> outcomes =
          List.of(
              LedgerRig.spoken(request),
              LedgerRig.failed(request, RejectionCode.STORAGE_FAILED),
              LedgerRig.failed(request, RejectionCode.CANCELLED));
      steps.add(() -> rig.request(request));
      steps.add(() -> rig.request(request));
      for (int copies = random.nextInt(5); copies > 0; copies--) {
        SpeechFinished outcome = outcomes.get(random.nextInt(outcomes.size()));
        steps.add(() -> finish(rig, outcome));
      }
    }
    for (int i = 0; i < 60; i++) {
      steps.add(() -> rig.pass(Duration.ofSeconds(10)));
    }
    Collections.shuffle(steps, random);
    return steps;
  }

  private void finish(LedgerRig rig, SpeechFinished outcome) {
    note(outcome);
    rig.finish(outcome);
  }

  /** What the ledger itself has put on the topic meanwhile. */
  private void note(LedgerRig rig) {
    rig.cancelled.readValuesToList().forEach(this::note);
  }

  private void note(SpeechFinished outcome) {
    first.putIfAbsent(outcome.getRequestId(), outcome.getOutcome() instanceof SpeechSynthesized);
  }
}
