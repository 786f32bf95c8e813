package dev.lector.tts.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RunSlotsTest {
  @Test
  void noMoreRunsThanSlotsGoOnAtOnce() throws Exception {
    AtomicInteger running = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    try (RunSlots slots = new RunSlots("test", 2);
        ExecutorService lanes = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 50; i++) {
        Future<?> lane =
            lanes.submit(
                () ->
                    slots.run(
                        () -> {
                          most.accumulateAndGet(running.incrementAndGet(), Math::max);
                          Thread.onSpinWait();
                          return running.decrementAndGet();
                        },
                        () -> {}));
        assertThat(lane).isNotNull();
      }
    }
    assertThat(most.get()).isBetween(1, 2);
    assertThat(running).hasValue(0);
  }

  @Test
  void workRunsOnPlatformThreads() throws Exception {
    try (RunSlots slots = new RunSlots("test", 1)) {
      assertThat(slots.run(() -> Thread.currentThread().isVirtual(), () -> {})).isFalse();
    }
  }

  @Test
  void anInterruptCutsTheRunShortAndLeavesTheSlotFree() throws Exception {
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch aborted = new CountDownLatch(1);
    AtomicBoolean interrupted = new AtomicBoolean();
    try (RunSlots slots = new RunSlots("test", 1)) {
      Thread lane =
          Thread.ofVirtual()
              .start(
                  () -> {
                    try {
                      slots.run(
                          () -> {
                            started.countDown();
                            aborted.await();
                            return "";
                          },
                          aborted::countDown);
                    } catch (InterruptedException e) {
                      interrupted.set(true);
                    } catch (ExecutionException e) {
                      throw new IllegalStateException(e);
                    }
                  });
      started.await();
      lane.interrupt();
      await().untilTrue(interrupted);

      assertThat(slots.run(() -> "free", () -> {})).isEqualTo("free");
    }
  }

  @Test
  void waitingForASlotCanBeInterrupted() throws Exception {
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(1);
    try (RunSlots slots = new RunSlots("test", 1);
        ExecutorService lanes = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> first =
          lanes.submit(
              () ->
                  slots.run(
                      () -> {
                        started.countDown();
                        end.await();
                        return "";
                      },
                      () -> {}));
      started.await();
      AtomicBoolean interrupted = new AtomicBoolean();
      Thread second =
          Thread.ofVirtual()
              .start(
                  () -> {
                    try {
                      slots.run(() -> "", () -> {});
                    } catch (InterruptedException e) {
                      interrupted.set(true);
                    } catch (ExecutionException e) {
                      throw new IllegalStateException(e);
                    }
                  });
      second.interrupt();
      second.join();
      end.countDown();

      assertThat(interrupted).isTrue();
      assertThat(first.get()).isEqualTo("");
    }
  }

  @Test
  void whoeverWaitsWhenItClosesFailsInsteadOfWaitingForEver() throws Exception {
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(1);
    try (ExecutorService lanes = Executors.newVirtualThreadPerTaskExecutor()) {
      RunSlots slots = new RunSlots("test", 1);
      Future<?> running =
          lanes.submit(
              () ->
                  slots.run(
                      () -> {
                        started.countDown();
                        end.await();
                        return "";
                      },
                      () -> {}));
      started.await();
      Future<?> closing = lanes.submit(slots::close);
      Future<String> waiting = lanes.submit(() -> slots.run(() -> "too late", () -> {}));
      end.countDown();
      closing.get();
      assertThat(running.get()).isEqualTo("");

      // It may have come first; if not, it is told.
      await().until(waiting::isDone);
      assertThatThrownBy(() -> slots.run(() -> "", () -> {}))
          .isInstanceOf(ExecutionException.class)
          .hasRootCauseMessage("it is closed");
    }
  }

  @Test
  void failuresComeBackToTheCaller() throws Exception {
    try (RunSlots slots = new RunSlots("test", 1)) {
      assertThatThrownBy(
              () ->
                  slots.run(
                      () -> {
                        throw new IllegalStateException("no");
                      },
                      () -> {}))
          .isInstanceOf(ExecutionException.class)
          .hasRootCauseMessage("no");
    }
  }
}
