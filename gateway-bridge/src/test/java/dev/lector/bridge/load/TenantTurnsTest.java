package dev.lector.bridge.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class TenantTurnsTest {
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final Duration LONG = Duration.ofMinutes(10);

  private final TenantTurns turns = new TenantTurns(2);
  private final List<String> entered = new CopyOnWriteArrayList<>();

  @Test
  void behindAFloodOfOneTenantAnotherWaitsForAFewOfIt() throws Exception {
    assertThat(turns.enter("acme", Duration.ZERO)).isTrue();
    assertThat(turns.enter("acme", Duration.ZERO)).isTrue();
    for (int i = 0; i < 100; i++) {
      waits("acme");
    }
    waits("globex");

    turns.leave();
    turns.leave();
    await().atMost(SOON).until(() -> entered.size() == 2);
    assertThat(entered).contains("globex");

    for (int left = 2; left <= 101; left++) {
      turns.leave();
      int so = Math.min(101, left + 1);
      await().atMost(SOON).until(() -> entered.size() == so);
    }
    turns.leave();
    assertThat(turns.enter("acme", Duration.ZERO)).isTrue();
    assertThat(turns.enter("acme", Duration.ZERO)).isTrue();
    assertThat(turns.enter("acme", Duration.ZERO)).as("there are two places").isFalse();
  }

  @Test
  void whoDoesNotWaitAnyLongerTakesNoPlace() throws Exception {
    assertThat(turns.enter("acme", Duration.ZERO)).isTrue();
    assertThat(turns.enter("acme", Duration.ZERO)).isTrue();
    assertThat(turns.enter("globex", Duration.ofMillis(1))).isFalse();
    Thread interrupted = waits("globex");
    interrupted.interrupt();
    interrupted.join();
    assertThat(turns.waiting()).isZero();

    turns.leave();
    assertThat(turns.enter("globex", Duration.ZERO)).isTrue();
    assertThat(entered).isEmpty();
  }

  /** Somebody of a tenant who waits for a place, when it returns. */
  private Thread waits(String tenant) {
    int before = turns.waiting();
    Thread thread =
        Thread.startVirtualThread(
            () -> {
              try {
                if (turns.enter(tenant, LONG)) {
                  entered.add(tenant);
                }
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    await().atMost(SOON).pollInterval(Duration.ofMillis(1)).until(() -> turns.waiting() > before);
    return thread;
  }
}
