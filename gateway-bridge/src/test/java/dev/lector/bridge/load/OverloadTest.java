package dev.lector.bridge.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lector.bridge.http.Reply;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class OverloadTest {
  private static final long SECOND = 1_000_000_000L;

  private final QueueLoads queues = new QueueLoads();
  private final QueueLoad queue = queues.interactive();
  private final FairGate gate =
      new FairGate(queue, new TenantLimits(1, 0, 0, 16), true, System::nanoTime);
  private final Overload overload =
      new Overload(
          new LoadLimits(Duration.ofSeconds(10), Duration.ofMinutes(5), 5_000), queues, gate);

  @Test
  void anIdleFarmTakesEverything() {
    queue.sampled(0, 0);
    assertThat(overload.refusal("acme", false)).isEmpty();
  }

  @Test
  void whoWouldWaitTooLongIsToldWhenTheQueueIsShortEnough() {
    workOffTenASecondLeaving(250);

    assertThat(retryAfter(overload.refusal("acme", false))).isEqualTo("15");
    assertThat(overload.refusal("acme", true)).as("later takes the other way").isEmpty();
  }

  @Test
  void aQueueThatNobodyWorksIsBoundedAllTheSame() {
    queue.sampled(4_999, 0);
    assertThat(overload.refusal("acme", false)).isEmpty();
    queue.published();

    assertThat(retryAfter(overload.refusal("acme", false))).isEqualTo("30");
  }

  @Test
  void whatNobodyWaitsForIsRefusedForItsOwnQueueAloneAndNeverKeepsThoseOutWhoWait() {
    queues.batch().sampled(5_000, 0);
    assertThat(overload.refusal("acme", false)).isEmpty();
    assertThat(retryAfter(overload.refusal("acme", true))).isEqualTo("30");
  }

  @Test
  void aTenantWaitsForItsOwnTurnAndNotForWhatOthersHaveWaiting() {
    workOffTenASecondLeaving(16);
    for (int i = 0; i < 200; i++) {
      var _ = gate.enter("a" + i, "acme", 10, () -> CompletableFuture.completedFuture(null));
    }
    assertThat(retryAfter(overload.refusal("acme", false))).isEqualTo("12");
    assertThat(overload.refusal("globex", false)).isEmpty();
  }

  private void workOffTenASecondLeaving(int rest) {
    queue.sampled(rest + 20L, 0);
    for (int i = 0; i < 20; i++) {
      queue.ended(10, 1_000, 2_000);
    }
    queue.sampled(rest, 2 * SECOND);
  }

  private static String retryAfter(Optional<Reply> refusal) {
    Reply reply = refusal.orElseThrow();
    assertThat(reply.status()).isEqualTo(503);
    return Objects.requireNonNull(reply.headers().get("Retry-After"));
  }
}
