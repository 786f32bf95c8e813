package dev.lector.bridge.speech;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lector.bridge.jobs.JobBook;
import dev.lector.bridge.load.FairGate;
import dev.lector.bridge.load.LoadLimits;
import dev.lector.bridge.load.Overload;
import dev.lector.bridge.load.QueueLoads;
import dev.lector.bridge.load.StagedItems;
import dev.lector.bridge.load.TenantLimits;
import dev.lector.bridge.load.TenantRates;
import dev.lector.bridge.workers.WorkerDirectory;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Two requests a minute, by a clock that stands still. */
class AdmissionTest {
  private final TenantLimits limits = new TenantLimits(1, 2, 0, 16);
  private final QueueLoads loads = new QueueLoads();
  private final StagedItems staged = new StagedItems(10, 1, () -> 0);
  private final Admission admission =
      new Admission(
          Optional::empty,
          new Overload(
              new LoadLimits(Duration.ofMinutes(1), Duration.ofHours(1), 1_000),
              loads,
              new FairGate(loads.interactive(), limits, true, () -> 0)),
          new TenantRates(limits, () -> 0),
          staged,
          new JobBook(10),
          new WorkerDirectory(Duration.ofMinutes(15), System::nanoTime));

  @Test
  void whatIsRefusedByRateLeavesAStagedTwinItsPlace() {
    assertThat(candidate(true).refusal("a")).isEmpty();
    assertThat(candidate(true).refusal("b")).isEmpty();

    assertThat(candidate(true).refusal("a").orElseThrow().status()).isEqualTo(429);
    assertThat(staged.total()).isEqualTo(2);
    assertThat(candidate(true).refusal("c").orElseThrow().status()).isEqualTo(429);
    assertThat(staged.total()).as("nor does it keep one itself").isEqualTo(2);
  }

  @Test
  void whatCouldNotBePublishedFreesItsOwnPlaceAlone() {
    assertThat(candidate(true).refusal("a")).isEmpty();
    Admission.Candidate awaited = candidate(false);
    assertThat(awaited.refusal("a")).isEmpty();
    awaited.notPublished("a");
    assertThat(staged.total()).isEqualTo(1);

    Admission.Candidate later = candidate(true);
    assertThat(later.laterInstead("b")).isEmpty();
    later.notPublished("b");
    later.notPublished("b");
    assertThat(staged.total()).isEqualTo(1);
  }

  @Test
  void whoWasChargedForAQuestionIsNotChargedAgain() {
    for (int i = 0; i < 2; i++) {
      Admission.Candidate asking = candidate(false);
      assertThat(asking.refusal(false)).isEmpty();
      assertThat(asking.refusal("r" + i)).isEmpty();
    }
    assertThat(candidate(false).refusal(false).orElseThrow().status()).isEqualTo(429);
    assertThat(candidate(false).refusal(true).orElseThrow().status()).isEqualTo(429);
  }

  private Admission.Candidate candidate(boolean later) {
    return admission.candidate("acme", "Hello.", later);
  }
}
