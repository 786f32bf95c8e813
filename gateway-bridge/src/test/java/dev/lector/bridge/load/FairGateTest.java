package dev.lector.bridge.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** The gate beside a farm that ends what the test says, by a clock that stands still. */
class FairGateTest {
  private static final int LEAST = 4;

  private final AtomicLong now = new AtomicLong();
  private final QueueLoad farm = new QueueLoad();
  private final List<String> queue = new ArrayList<>();
  private final FairGate gate = gate(2);

  @Test
  void withoutAQueueNobodyWaits() {
    for (int i = 0; i < 1_000; i++) {
      assertThat(enter("acme", "a" + i).published().toCompletableFuture()).isDone();
      end(0);
    }
    assertThat(queue).hasSize(1_000);
    assertThat(gate.held()).isZero();
  }

  @Test
  void behindAFloodAnotherTenantsRequestWaitsForAFewOfIt() {
    for (int i = 0; i < 500; i++) {
      enter("acme", "a" + i);
    }
    assertThat(queue).hasSize(LEAST);
    enter("globex", "g");
    while (!queue.contains("g")) {
      end(1_000);
      gate.turn();
    }
    // The window, and a quantum of texts of 100 characters.
    assertThat(queue.indexOf("g")).isLessThanOrEqualTo(LEAST + 6);
    assertThat(gate.held()).isEqualTo(501 - queue.size());
  }

  @Test
  void aTenantAloneNeverWaits() {
    FairGate alone = gate(1);
    for (int i = 0; i < 500; i++) {
      var _ = alone.enter("", 100, () -> publish("a"));
    }
    assertThat(queue).hasSize(500);
    assertThat(farm.requests()).isEqualTo(500);
  }

  @Test
  void theWindowGrowsWhileTheFarmRunsDryAndShrinksWhenRequestsWaitForSeconds() {
    for (int i = 0; i < 100; i++) {
      enter("acme", "a" + i);
    }
    end(10);
    passASecond();
    assertThat(farm.requests()).isEqualTo(6);
    end(10);
    passASecond();
    assertThat(farm.requests()).isEqualTo(9);
    for (int seconds = 0; seconds < 5; seconds++) {
      end(5_000);
      passASecond();
    }
    end(5_000, 5);
    gate.turn();
    assertThat(farm.requests()).isEqualTo(LEAST);
  }

  @Test
  void whoLeavesBeforeItsTurnNeverGoesOntoTheQueue() {
    FairGate.Turn first = enter("acme", "first");
    for (int i = 0; i < LEAST; i++) {
      enter("acme", "a" + i);
    }
    FairGate.Turn last = enter("acme", "last");
    assertThat(first.withdraw()).as("it is there already").isFalse();
    assertThat(last.withdraw()).isTrue();
    assertThat(last.withdraw()).isFalse();
    assertThat(last.published().toCompletableFuture()).isCompletedExceptionally();
    end(0, LEAST);
    gate.turn();
    assertThat(queue).doesNotContain("last").contains("a3");
    assertThat(gate.held()).isZero();
  }

  @Test
  void whatCannotBePublishedTakesNoRoom() {
    for (int i = 0; i < 10; i++) {
      FairGate.Turn failed =
          gate.enter(
              "acme", 1, () -> CompletableFuture.failedFuture(new IllegalStateException("away")));
      assertThat(failed.published().toCompletableFuture()).isCompletedExceptionally();
    }
    assertThat(farm.requests()).isZero();
  }

  @Test
  void aStopTakesBackWhatWaits() {
    List<FairGate.Turn> all = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      all.add(enter("acme", "a" + i));
    }
    gate.close();
    assertThat(all)
        .filteredOn(turn -> turn.published().toCompletableFuture().isCompletedExceptionally())
        .hasSize(10 - LEAST);
    assertThat(enter("acme", "late").published().toCompletableFuture()).isCompletedExceptionally();
  }

  private FairGate gate(int tenants) {
    return new FairGate(farm, new TenantLimits(1, 0, 0, LEAST), tenants, now::get);
  }

  private FairGate.Turn enter(String tenant, String name) {
    return gate.enter(tenant, 100, () -> publish(name));
  }

  private CompletableFuture<Void> publish(String name) {
    queue.add(name);
    return CompletableFuture.completedFuture(null);
  }

  private void end(long queuedMs) {
    farm.ended(100, 1_000, queuedMs);
    gate.ended(queuedMs);
  }

  private void end(long queuedMs, int count) {
    for (int i = 0; i < count; i++) {
      end(queuedMs);
    }
  }

  private void passASecond() {
    now.addAndGet(Duration.ofSeconds(1).toNanos());
    gate.turn();
  }
}
