package dev.lector.speech.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class BatcherTest {
  private static final float[] SCALES = {0, 1, 0};

  /** One permit lets one run go on. */
  private final Semaphore go = new Semaphore(0);

  /** Lengths of the utterances of each run. */
  private final List<List<Integer>> runs = new ArrayList<>();

  private final Batcher batcher = new Batcher("test", 1, new BatchLimits(100, 4), this::run);

  private List<float[]> run(List<Ticket> group) throws InterruptedException {
    synchronized (runs) {
      runs.add(group.stream().map(ticket -> ticket.ids.length).toList());
    }
    go.acquire();
    if (group.size() > 1 && group.stream().anyMatch(ticket -> ticket.ids.length == 13)) {
      throw new IllegalStateException("together");
    }
    if (group.getFirst().ids.length == 13) {
      throw new IllegalStateException("unlucky");
    }
    return group.stream().map(ticket -> new float[ticket.ids.length]).toList();
  }

  @AfterEach
  void close() {
    go.release(1_000);
    batcher.close();
  }

  @Test
  void whatWaitsTogetherRunsTogether() throws Exception {
    blocked();
    List<Ticket> tickets = List.of(of(20), of(21));
    go.release(10);
    for (Ticket ticket : tickets) {
      assertThat(ticket.result.get()).hasSize(ticket.ids.length);
    }
    assertThat(runs).containsExactly(List.of(1), List.of(20, 21));
  }

  @Test
  void urgencyAndRankDecideWhoGoesFirst() {
    blocked();
    Ticket book = batcher.submit(new long[20], SCALES, 0, Urgency.BATCH, 0);
    Ticket end = batcher.submit(new long[40], SCALES, 0, Urgency.INTERACTIVE, 3);
    Ticket beginning = batcher.submit(new long[80], SCALES, 0, Urgency.INTERACTIVE, 0);
    go.release(10);
    List.of(book, end, beginning).forEach(ticket -> ticket.result.join());
    assertThat(runs).containsExactly(List.of(1), List.of(80), List.of(40), List.of(20));
  }

  @Test
  void aFailureStaysWithTheUtteranceThatCausedIt() throws Exception {
    blocked();
    Ticket sound = of(12);
    Ticket unlucky = of(13);
    go.release(10);
    assertThat(sound.result.get()).hasSize(12);
    assertThatThrownBy(unlucky.result::get)
        .isInstanceOf(ExecutionException.class)
        .hasRootCauseMessage("unlucky");
  }

  @Test
  void whatIsCancelledDoesNotRun() throws Exception {
    blocked();
    Ticket unwanted = of(20);
    batcher.cancel(unwanted);
    Ticket wanted = of(20);
    go.release(10);
    assertThat(wanted.result.get()).hasSize(20);
    assertThat(unwanted.result).isCompletedExceptionally();
    assertThatThrownBy(unwanted.result::get).isInstanceOf(CancellationException.class);
    assertThat(runs).containsExactly(List.of(1), List.of(20));
  }

  @Test
  void aRunDoesNotEndWhileItIsAborted() {
    CompletableFuture<Thread> running = new CompletableFuture<>();
    AtomicBoolean freed = new AtomicBoolean();
    AtomicBoolean freedMeanwhile = new AtomicBoolean();
    CompletableFuture<Batcher> itself = new CompletableFuture<>();
    Runnable abort =
        () -> {
          go.release();
          await().until(() -> freed.get() || running.join().getState() == Thread.State.BLOCKED);
          freedMeanwhile.set(freed.get());
        };
    try (Batcher aborted =
        new Batcher(
            "aborted",
            1,
            new BatchLimits(100, 1),
            group -> {
              itself.join().abortWith(group.getFirst(), abort);
              running.complete(Thread.currentThread());
              go.acquire();
              itself.join().finished(group.getFirst());
              freed.set(true);
              return List.of(new float[1]);
            })) {
      itself.complete(aborted);
      Ticket unwanted = aborted.submit(new long[1], SCALES, 0, Urgency.INTERACTIVE, 0);
      await().until(() -> running.isDone());
      aborted.cancel(unwanted);
      await().untilTrue(freed);
    }
    assertThat(freedMeanwhile).isFalse();
  }

  @Test
  void whoeverWaitsWhenItClosesIsTold() throws Exception {
    blocked();
    Ticket waiting = of(20);
    CompletableFuture<Void> closing = CompletableFuture.runAsync(batcher::close);
    await().until(waiting.result::isDone);
    go.release(10);
    closing.join();
    assertThatThrownBy(waiting.result::get).hasRootCauseMessage("it is closed");
    assertThatThrownBy(of(20).result::get).hasRootCauseMessage("it is closed");
  }

  @Test
  void whoeverWaitsRunsItsUtteranceItselfWhenNothingElseDoes() {
    List<Thread> runners = new ArrayList<>();
    try (Batcher idle = new Batcher("here", 2, new BatchLimits(100, 4), on(runners))) {
      Thread mine = Thread.currentThread();
      for (int i = 0; i < 100; i++) {
        Ticket ticket = idle.submit(new long[1], SCALES, 0, Urgency.INTERACTIVE, 0);
        idle.runHere(ticket);
        idle.runHere(ticket);
        ticket.result.join();
      }
      // The queue's own threads may be faster now and then; nobody runs anything twice.
      assertThat(runners).hasSize(100).contains(mine);
    }
  }

  @Test
  void aVirtualThreadLeavesItsUtteranceToTheQueue() throws Exception {
    List<Thread> runners = new ArrayList<>();
    try (Batcher queue = new Batcher("there", 1, new BatchLimits(100, 4), on(runners))) {
      Thread caller =
          Thread.ofVirtual()
              .start(
                  () -> {
                    for (int i = 0; i < 20; i++) {
                      Ticket ticket = queue.submit(new long[1], SCALES, 0, Urgency.INTERACTIVE, 0);
                      queue.runHere(ticket);
                      ticket.result.join();
                    }
                  });
      caller.join();
    }
    assertThat(runners).hasSize(20).noneMatch(Thread::isVirtual);
  }

  @Test
  void thereAreNeverMoreRunsThanSlotsWhoeverRuns() throws Exception {
    blocked();
    Ticket waiting = of(20);
    batcher.runHere(waiting);
    assertThat(runs).as("the one slot is taken").hasSize(1);
    go.release(10);
    assertThat(waiting.result.get()).hasSize(20);
  }

  @RepeatedTest(10) // the runner is the caller or, if that was faster, the queue's own thread
  void closingWaitsForTheRunThatGoesOn() throws Exception {
    CompletableFuture<Void> begun = new CompletableFuture<>();
    AtomicBoolean over = new AtomicBoolean();
    Batcher held =
        new Batcher(
            "held",
            1,
            new BatchLimits(100, 1),
            group -> {
              begun.complete(null);
              go.acquire();
              over.set(true);
              return List.of(new float[1]);
            });
    Thread caller =
        Thread.ofPlatform()
            .start(() -> held.runHere(held.submit(new long[1], SCALES, 0, Urgency.INTERACTIVE, 0)));
    begun.join();
    CompletableFuture<Boolean> closed =
        CompletableFuture.supplyAsync(
            () -> {
              held.close();
              return over.get();
            });
    await()
        .until(
            () ->
                held.submit(new long[1], SCALES, 0, Urgency.INTERACTIVE, 0)
                    .result
                    .isCompletedExceptionally());
    assertThat(closed).isNotDone();
    go.release();
    assertThat(closed.get()).isTrue();
    caller.join();
  }

  @Test
  void whoeverIsInterruptedBeginsNoRun() {
    List<Thread> runners = new ArrayList<>();
    try (Batcher queue = new Batcher("told", 1, new BatchLimits(100, 4), on(runners))) {
      Thread.currentThread().interrupt();
      for (int i = 0; i < 20; i++) {
        queue.runHere(queue.submit(new long[1], SCALES, 0, Urgency.INTERACTIVE, 0));
      }
      assertThat(Thread.interrupted()).as("the interrupt is still there").isTrue();
    }
    assertThat(runners).doesNotContain(Thread.currentThread());
  }

  @Test
  void anErrorFreesItsSlot() {
    AtomicBoolean failed = new AtomicBoolean();
    try (Batcher fragile =
        new Batcher(
            "fragile",
            1,
            new BatchLimits(100, 4),
            group -> {
              if (!failed.getAndSet(true)) {
                throw new OutOfMemoryError("in this test");
              }
              return List.of(new float[1]);
            })) {
      Ticket unlucky = fragile.submit(new long[1], SCALES, 0, Urgency.INTERACTIVE, 0);
      fragile.runHere(unlucky);
      assertThatThrownBy(unlucky.result::join).hasRootCauseInstanceOf(OutOfMemoryError.class);
      Ticket next = fragile.submit(new long[1], SCALES, 0, Urgency.INTERACTIVE, 0);
      fragile.runHere(next);
      assertThat(next.result.join()).hasSize(1);
    }
  }

  private static Batcher.Runner on(List<Thread> runners) {
    return group -> {
      synchronized (runners) {
        runners.add(Thread.currentThread());
      }
      return group.stream().map(ticket -> new float[ticket.ids.length]).toList();
    };
  }

  /** Keeps the one thread busy until a permit is given. */
  private void blocked() {
    of(1);
    await()
        .until(
            () -> {
              synchronized (runs) {
                return runs.size() == 1;
              }
            });
  }

  private Ticket of(int length) {
    return batcher.submit(new long[length], SCALES, 0, Urgency.INTERACTIVE, 0);
  }
}
