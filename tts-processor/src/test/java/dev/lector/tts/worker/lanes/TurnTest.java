package dev.lector.tts.worker.lanes;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lector.tts.worker.common.Stop;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TurnTest {
  private final Stop stop = new Stop();

  @Test
  void oneHasItAndTheOthersWait() throws Exception {
    Turn turn = new Turn(() -> 1, null, InstantSource.system());
    AtomicInteger holders = new AtomicInteger();
    ConcurrentLinkedQueue<Integer> most = new ConcurrentLinkedQueue<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> lanes = new ArrayList<>();
      for (int lane = 0; lane < 20; lane++) {
        lanes.add(
            threads.submit(
                () -> {
                  for (int i = 0; i < 50; i++) {
                    try (Turn.Pass _ = turn.take(stop, TurnTest::nothing)) {
                      most.add(holders.incrementAndGet());
                      Thread.onSpinWait();
                      holders.decrementAndGet();
                    }
                  }
                  return null;
                }));
      }
      for (Future<?> lane : lanes) {
        lane.get();
      }
    }

    assertThat(most).hasSize(1_000).containsOnly(1);
  }

  @Test
  void whoWaitsSendsItsAcknowledgementBeforeAndWhoDoesNotNeedNot() throws Exception {
    Turn turn = new Turn(() -> 1, null, InstantSource.system());
    AtomicBoolean sent = new AtomicBoolean();
    try (Turn.Pass _ = turn.take(stop, () -> sent.set(true))) {
      assertThat(sent).isFalse();
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        Future<Turn.Pass> second = threads.submit(() -> turn.take(stop, () -> sent.set(true)));
        await().untilTrue(sent);
        assertThat(second).isNotDone();
        stop.give();
        assertThat(second.get()).as("the worker leaves").isNull();
      }
    }
  }

  @Test
  void turnsEndWhenTheTopicHasPartitionsThatNotEveryLaneGets() throws Exception {
    AtomicInteger partitions = new AtomicInteger(1);
    Turn turn = new Turn(partitions::get, null, InstantSource.system());
    try (Turn.Pass _ = turn.take(stop, TurnTest::nothing);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Turn.Pass> second = threads.submit(() -> turn.take(stop, TurnTest::nothing));
      partitions.set(3);
      assertThat(second.get()).isNotNull();
      assertThat(turn.take(stop, TurnTest::nothing)).isNotNull();
    }
  }

  @Test
  void moreLookWhileRecordsWaitAndLeaveThatToOneWhenTheyFindNothing() throws Exception {
    Turn turn = new Turn(() -> 1, null, () -> Instant.ofEpochMilli(1_000), Duration.ZERO);
    List<Turn.Pass> looking = new ArrayList<>();
    looking.add(now(turn));
    looking.getLast().found(999);
    assertThat(now(turn)).as("beside one who found what came just then").isNull();
    for (int i = 1; i < Turn.MOST; i++) {
      looking.getLast().found(900);
      looking.add(now(turn));
    }
    assertThat(looking).doesNotContainNull();
    looking.getLast().found(900);
    assertThat(now(turn)).as("one more than the most").isNull();

    assertThat(looking).filteredOn(Turn.Pass::lost).hasSize(Turn.MOST - 1);
    looking.forEach(Turn.Pass::close);
    try (Turn.Pass last = now(turn)) {
      assertThat(last).isNotNull();
      assertThat(last.lost()).as("the only one who looks").isFalse();
      assertThat(now(turn)).isNull();
    }
  }

  @Test
  void fewerLookAgainWhenWhatTheyFindHasNotWaited() throws Exception {
    Turn turn = new Turn(() -> 1, null, () -> Instant.ofEpochMilli(1_000), Duration.ZERO);
    Turn.Pass first = requireNonNull(now(turn));
    first.found(900);
    first.close();
    Turn.Pass second = requireNonNull(now(turn));
    Turn.Pass third = requireNonNull(now(turn));
    second.found(999);
    second.close();
    assertThat(now(turn)).as("beside the one that looks").isNull();
    third.found(999);
    third.close();
    assertThat(now(turn)).as("when none looks").isNotNull();
  }

  @Test
  void whoHasLookedForAMomentOnlyGoesOn() throws Exception {
    Turn turn = new Turn(() -> 1, null, () -> Instant.ofEpochMilli(1_000), Duration.ofMinutes(1));
    try (Turn.Pass first = requireNonNull(now(turn))) {
      first.found(0);
      try (Turn.Pass second = requireNonNull(now(turn))) {
        assertThat(second.lost()).isFalse();
      }
    }
  }

  /** The turn if it is there at once, else null. */
  private static Turn.@Nullable Pass now(Turn turn) throws InterruptedException {
    Stop waits = new Stop();
    return turn.take(waits, waits::give);
  }

  private static void nothing() {}
}
