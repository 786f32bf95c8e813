package dev.lector.tts.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TurnTest {
  private final Stop stop = new Stop();

  @Test
  void oneHasItAndTheOthersWait() throws Exception {
    Turn turn = new Turn(() -> 1);
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
    Turn turn = new Turn(() -> 1);
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
    Turn turn = new Turn(partitions::get);
    try (Turn.Pass _ = turn.take(stop, TurnTest::nothing);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Turn.Pass> second = threads.submit(() -> turn.take(stop, TurnTest::nothing));
      partitions.set(3);
      assertThat(second.get()).isNotNull();
      assertThat(turn.take(stop, TurnTest::nothing)).isNotNull();
    }
  }

  private static void nothing() {}
}
