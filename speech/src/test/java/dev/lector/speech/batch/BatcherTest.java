package dev.lector.speech.batch;

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
  /** An input is its own cost. */
  private static final Grouping<Integer> GROUPING =
      new Grouping<>() {
        @Override
        public int cost(Integer input) {
          return input;
        }

        @Override
        public Object key(Integer input) {
          return "";
        }
      };

  /** One permit lets one run go on. */
  private final Semaphore go = new Semaphore(0);

  /** Costs of the inputs of each run. */
  private final List<List<Integer>> runs = new ArrayList<>();

  private final Batcher<Integer, float[]> batcher =
      new Batcher<>("test", 1, new BatchLimits(100, 4), GROUPING, this::run);

  private List<float[]> run(Run<Integer> run) throws InterruptedException {
    synchronized (runs) {
      runs.add(run.inputs());
    }
    go.acquire();
    if (run.inputs().size() > 1 && run.inputs().contains(13)) {
      throw new IllegalStateException("together");
    }
    if (run.inputs().getFirst() == 13) {
      throw new IllegalStateException("unlucky");
    }
    return run.inputs().stream().map(float[]::new).toList();
  }

  @AfterEach
  void close() {
    go.release(1_000);
    batcher.close();
  }

  @Test
  void whatWaitsTogetherRunsTogether() throws Exception {
    blocked();
    List<Ticket<Integer, float[]>> tickets = List.of(of(20), of(21));
    go.release(10);
    for (Ticket<Integer, float[]> ticket : tickets) {
      assertThat(ticket.result.get()).hasSize(ticket.cost);
    }
    assertThat(runs).containsExactly(List.of(1), List.of(20, 21));
  }

  @Test
  void urgencyAndRankDecideWhoGoesFirst() {
    blocked();
    Ticket<Integer, float[]> book = batcher.enqueue(20, Priority.BATCH, 0);
    Ticket<Integer, float[]> end = batcher.enqueue(40, Priority.INTERACTIVE, 3);
    Ticket<Integer, float[]> beginning = batcher.enqueue(80, Priority.INTERACTIVE, 0);
    go.release(10);
    List.of(book, end, beginning).forEach(ticket -> ticket.result.join());
    assertThat(runs).containsExactly(List.of(1), List.of(80), List.of(40), List.of(20));
  }

  @Test
  void aFailureStaysWithTheUtteranceThatCausedIt() throws Exception {
    blocked();
    Ticket<Integer, float[]> sound = of(12);
    Ticket<Integer, float[]> unlucky = of(13);
    go.release(10);
    assertThat(sound.result.get()).hasSize(12);
    assertThatThrownBy(unlucky.result::get)
        .isInstanceOf(ExecutionException.class)
        .hasRootCauseMessage("unlucky");
  }

  @Test
  void whatIsCancelledDoesNotRun() throws Exception {
    blocked();
    Ticket<Integer, float[]> unwanted = of(20);
    batcher.cancel(unwanted);
    Ticket<Integer, float[]> wanted = of(20);
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
    Runnable abort =
        () -> {
          go.release();
          await().until(() -> freed.get() || running.join().getState() == Thread.State.BLOCKED);
          freedMeanwhile.set(freed.get());
        };
    try (Batcher<Integer, float[]> aborted =
        new Batcher<>(
            "aborted",
            1,
            new BatchLimits(100, 1),
            GROUPING,
            run -> {
              run.abortWith(abort);
              running.complete(Thread.currentThread());
              go.acquire();
              run.finished();
              freed.set(true);
              return List.of(new float[1]);
            })) {
      Ticket<Integer, float[]> unwanted = aborted.enqueue(1, Priority.INTERACTIVE, 0);
      await().until(() -> running.isDone());
      aborted.cancel(unwanted);
      await().untilTrue(freed);
    }
    assertThat(freedMeanwhile).isFalse();
  }

  @Test
  void whoeverWaitsWhenItClosesIsTold() throws Exception {
    blocked();
    Ticket<Integer, float[]> waiting = of(20);
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
    try (Batcher<Integer, float[]> idle =
        new Batcher<>("here", 2, new BatchLimits(100, 4), GROUPING, on(runners))) {
      Thread mine = Thread.currentThread();
      for (int i = 0; i < 100; i++) {
        Ticket<Integer, float[]> ticket = idle.enqueue(1, Priority.INTERACTIVE, 0);
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
    try (Batcher<Integer, float[]> queue =
        new Batcher<>("there", 1, new BatchLimits(100, 4), GROUPING, on(runners))) {
      Thread caller =
          Thread.ofVirtual()
              .start(
                  () -> {
                    for (int i = 0; i < 20; i++) {
                      Ticket<Integer, float[]> ticket = queue.enqueue(1, Priority.INTERACTIVE, 0);
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
    Ticket<Integer, float[]> waiting = of(20);
    batcher.runHere(waiting);
    assertThat(runs).as("the one slot is taken").hasSize(1);
    go.release(10);
    assertThat(waiting.result.get()).hasSize(20);
  }

  @RepeatedTest(10) // the runner is the caller or, if that was faster, the queue's own thread
  void closingWaitsForTheRunThatGoesOn() throws Exception {
    CompletableFuture<Void> begun = new CompletableFuture<>();
    AtomicBoolean over = new AtomicBoolean();
    Batcher<Integer, float[]> held =
        new Batcher<>(
            "held",
            1,
            new BatchLimits(100, 1),
            GROUPING,
            run -> {
              begun.complete(null);
              go.acquire();
              over.set(true);
              return List.of(new float[1]);
            });
    Thread caller =
        Thread.ofPlatform().start(() -> held.runHere(held.enqueue(1, Priority.INTERACTIVE, 0)));
    begun.join();
    CompletableFuture<Boolean> closed =
        CompletableFuture.supplyAsync(
            () -> {
              held.close();
              return over.get();
            });
    await().until(() -> held.enqueue(1, Priority.INTERACTIVE, 0).result.isCompletedExceptionally());
    assertThat(closed).isNotDone();
    go.release();
    assertThat(closed.get()).isTrue();
    caller.join();
  }

  @Test
  void whoeverIsInterruptedBeginsNoRun() {
    List<Thread> runners = new ArrayList<>();
    try (Batcher<Integer, float[]> queue =
        new Batcher<>("told", 1, new BatchLimits(100, 4), GROUPING, on(runners))) {
      Thread.currentThread().interrupt();
      for (int i = 0; i < 20; i++) {
        queue.runHere(queue.enqueue(1, Priority.INTERACTIVE, 0));
      }
      assertThat(Thread.interrupted()).as("the interrupt is still there").isTrue();
    }
    assertThat(runners).doesNotContain(Thread.currentThread());
  }

  @Test
  void anErrorFreesItsSlot() {
    AtomicBoolean failed = new AtomicBoolean();
    try (Batcher<Integer, float[]> fragile =
        new Batcher<>(
            "fragile",
            1,
            new BatchLimits(100, 4),
            GROUPING,
            run -> {
              if (!failed.getAndSet(true)) {
                throw new OutOfMemoryError("in this test");
              }
              return List.of(new float[1]);
            })) {
      Ticket<Integer, float[]> unlucky = fragile.enqueue(1, Priority.INTERACTIVE, 0);
      fragile.runHere(unlucky);
      assertThatThrownBy(unlucky.result::join).hasRootCauseInstanceOf(OutOfMemoryError.class);
      Ticket<Integer, float[]> next = fragile.enqueue(1, Priority.INTERACTIVE, 0);
      fragile.runHere(next);
      assertThat(next.result.join()).hasSize(1);
    }
  }

  private static Batcher.Runner<Integer, float[]> on(List<Thread> runners) {
    return run -> {
      synchronized (runners) {
        runners.add(Thread.currentThread());
      }
      return run.inputs().stream().map(float[]::new).toList();
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

  private Ticket<Integer, float[]> of(int length) {
    return batcher.enqueue(length, Priority.INTERACTIVE, 0);
  }
}
