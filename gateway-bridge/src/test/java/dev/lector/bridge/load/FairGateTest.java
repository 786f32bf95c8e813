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
  private final FairGate gate = gate(4);
  private int ended;

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
    assertThat(queue).as("half of the window is for others").hasSize(LEAST / 2);
    enter("globex", "g");
    enter("initech", "i");
    gate.turn();
    assertThat(queue).containsExactly("a0", "a1", "g", "i");
    enter("hooli", "h");
    while (!queue.contains("h")) {
      end(1_000);
      gate.turn();
    }
    assertThat(queue).hasSizeLessThanOrEqualTo(LEAST + 6);
    assertThat(gate.held()).isEqualTo(503 - queue.size());
  }

  @Test
  void nobodyGoesBeforeThoseWhoWaitWhenThereIsRoomAgain() {
    for (int i = 0; i < LEAST; i++) {
      enter("acme", "a" + i);
      enter("globex", "g" + i);
    }
    gate.turn();
    assertThat(queue).hasSize(LEAST);
    enter("initech", "i");
    end(1_000);
    enter("hooli", "h");
    assertThat(queue).doesNotContain("h");

    while (gate.held() > 0) {
      end(1_000);
      gate.turn();
    }
    assertThat(queue).containsSubsequence("i", "h");
  }

  @Test
  void whatOthersWroteToTheQueueLeavesRoomForTheGatewaysOwn() {
    farm.sampled(10_000, now.get());
    enter("acme", "a");
    enter("globex", "g");

    assertThat(queue).containsExactly("a", "g");
  }

  @Test
  void longTextsOfOneTenantLeaveRoomForAnothersShortOnes() {
    for (int i = 0; i < 60; i++) {
      enter("acme", "a" + i, 79_960);
    }
    assertThat(queue).as("one is always let in").containsExactly("a0");
    for (int i = 0; i < 100; i++) {
      enter("globex", "g" + i, 50);
      gate.turn();
      assertThat(queue).endsWith("g" + i);
      farm.ended(50, 1_000, 0);
      gate.ended("g" + i, true);
      gate.taken(0);
      passASecond();
    }
    assertThat(queue).filteredOn(name -> name.startsWith("a")).hasSize(1);
  }

  @Test
  void aTenantHasHalfOfTheWorkThoughItsRequestsAreFew() {
    int half = LEAST * OpenWork.PASSAGE / 2;
    enter("acme", "a0", half - 100);
    enter("acme", "a1", half - 400);
    enter("globex", "g", half - 400);
    gate.turn();
    assertThat(queue).containsExactly("a0", "g");

    end(0);
    gate.turn();
    assertThat(queue).containsExactly("a0", "g", "a1");
  }

  @Test
  void mostlyShortTextsOfATenantAreNoReasonToHoldThemBack() {
    for (int i = 0; i < LEAST / 2; i++) {
      enter("acme", "a" + i, 500);
      enter("globex", "g" + i, 500);
    }
    assertThat(queue).hasSize(LEAST);
    assertThat(gate.held()).isZero();
  }

  @Test
  void whatLeftTheQueueWithoutAnEndIsForgottenWhenTheQueueIsLookedAt() {
    enter("acme", "moved on", 79_960);
    enter("acme", "next", 79_960);
    passASecond();
    farm.sampled(0, now.get());
    gate.turn();
    assertThat(queue).as("it may not have been counted yet").containsExactly("moved on");

    now.addAndGet(Duration.ofSeconds(15).toNanos());
    farm.sampled(1, now.get());
    gate.turn();
    assertThat(queue).as("it is still there").containsExactly("moved on");

    passASecond();
    farm.sampled(0, now.get());
    gate.turn();
    assertThat(queue).containsExactly("moved on", "next");
  }

  @Test
  void aTenantAloneNeverWaits() {
    FairGate alone = gate(1);
    for (int i = 0; i < 500; i++) {
      var _ = alone.enter("a" + i, "", 79_960, () -> publish("a"));
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
    assertThat(farm.requests()).as("half of 6").isEqualTo(3);
    end(10);
    passASecond();
    assertThat(farm.requests()).as("half of 9").isEqualTo(4);
    for (int seconds = 0; seconds < 5; seconds++) {
      end(5_000);
      passASecond();
    }
    assertThat(farm.requests()).isEqualTo(LEAST / 2);
  }

  @Test
  void whoLeavesBeforeItsTurnNeverGoesOntoTheQueue() {
    Turn first = enter("acme", "first");
    for (int i = 0; i < LEAST; i++) {
      enter("acme", "a" + i);
    }
    Turn last = enter("acme", "last");
    assertThat(first.withdraw()).as("it is there already").isFalse();
    assertThat(last.withdraw()).isTrue();
    assertThat(last.withdraw()).isFalse();
    assertThat(last.published().toCompletableFuture()).isCompletedExceptionally();
    while (gate.held() > 0) {
      end(0);
      gate.turn();
    }
    assertThat(queue).doesNotContain("last").contains("a3");
  }

  @Test
  void whatCannotBePublishedTakesNoRoom() {
    for (int i = 0; i < 10; i++) {
      Turn failed =
          gate.enter(
              "a" + i,
              "acme",
              79_960,
              () -> CompletableFuture.failedFuture(new IllegalStateException("away")));
      assertThat(failed.published().toCompletableFuture()).isCompletedExceptionally();
    }
    assertThat(farm.requests()).isZero();
  }

  @Test
  void aStopTakesBackWhatWaits() {
    List<Turn> all = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      all.add(enter("acme", "a" + i));
    }
    gate.close();
    assertThat(all)
        .filteredOn(turn -> turn.published().toCompletableFuture().isCompletedExceptionally())
        .hasSize(10 - LEAST / 2);
    assertThat(enter("acme", "late").published().toCompletableFuture()).isCompletedExceptionally();
  }

  private FairGate gate(int tenants) {
    return new FairGate(farm, new TenantLimits(1, 0, 0, LEAST), tenants > 1, now::get);
  }

  private Turn enter(String tenant, String name) {
    return enter(tenant, name, 100);
  }

  private Turn enter(String tenant, String name, long work) {
    return gate.enter(name, tenant, work, () -> publish(name));
  }

  private CompletableFuture<Void> publish(String name) {
    queue.add(name);
    return CompletableFuture.completedFuture(null);
  }

  /** Ends the one that is on the queue for the longest. */
  private void end(long queuedMs) {
    farm.ended(100, 1_000, queuedMs);
    gate.ended(queue.get(ended++), true);
    gate.taken(queuedMs);
  }

  private void passASecond() {
    now.addAndGet(Duration.ofSeconds(1).toNanos());
    gate.turn();
  }
}
