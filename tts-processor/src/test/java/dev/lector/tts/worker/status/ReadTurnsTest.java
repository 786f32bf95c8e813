package dev.lector.tts.worker.status;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.lector.tts.worker.status.ReadTurns.Turn;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ReadTurnsTest {
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final Duration SOON = Duration.ofSeconds(20);

  /** Each checkpoint lets others read. */
  private final ReadTurns turns = new ReadTurns(1, Duration.ZERO);

  private final List<String> read = new CopyOnWriteArrayList<>();

  @Test
  void tenantsReadInTurn() throws Exception {
    Turn first = take("a");
    List<Future<?>> others = new ArrayList<>();
    for (String tenant : List.of("a", "a", "a", "b", "b", "c")) {
      int waiting = turns.waiting();
      others.add(begin(() -> take(tenant)));
      await().atMost(SOON).until(() -> turns.waiting() == waiting + 1);
    }
    first.close();
    for (Future<?> other : others) {
      other.get(20, SECONDS);
    }
    assertThat(read).containsExactly("b", "c", "a", "b", "a", "a");
  }

  @Test
  void aReadingThatHasHadItsSliceLetsAnotherTenantsEndFirst() throws Exception {
    try (Turn longest = take("a")) {
      Future<?> other = begin(() -> take("b"));
      await().atMost(SOON).until(() -> turns.waiting() == 1);

      longest.pass();

      other.get(20, SECONDS);
      assertThat(read).containsExactly("b");
    }
  }

  @Test
  void aReadingGoesOnBeforeItsTenantsOthers() throws Exception {
    Future<?> own;
    try (Turn first = take("a")) {
      own = begin(() -> take("a"));
      await().atMost(SOON).until(() -> turns.waiting() == 1);
      first.pass();
      assertThat(read).isEmpty();
      Future<?> other = begin(() -> take("b"));
      await().atMost(SOON).until(() -> turns.waiting() == 2);
      // One slice of each tenant: the waiting one of this tenant has not begun.
      first.pass();
      other.get(20, SECONDS);
      assertThat(read).containsExactly("b");
    }
    own.get(20, SECONDS);
  }

  @Test
  void aReadingThatWaitsForSomethingElseTakesNobodysPlace() throws Exception {
    CompletableFuture<Void> there = new CompletableFuture<>();
    Turn waiting = take("a");
    CompletableFuture<Void> back =
        CompletableFuture.runAsync(() -> leaveUntil(waiting, there), Thread::startVirtualThread);
    take("b").close();
    Turn other = turns.take("b", LONG, LONG).orElseThrow();
    there.complete(null);
    await().atMost(SOON).until(() -> turns.waiting() == 1);
    assertThat(back).isNotDone();

    other.close();
    back.get(20, SECONDS);
    assertThat(turns.take("b", Duration.ZERO, LONG)).as("it reads again").isEmpty();
    waiting.close();
    take("b").close();
  }

  @Test
  void aReadingWaitsForSomethingElseNoLongerThanItsLimit() throws Exception {
    Turn turn = turns.take("a", LONG, Duration.ofMillis(50)).orElseThrow();
    assertThatExceptionOfType(CancellationException.class)
        .isThrownBy(() -> leaveUntil(turn, new CompletableFuture<>()));
    turn.close();
    take("b").close();
    assertThat(turns.waiting()).isZero();
  }

  private static void leaveUntil(Turn turn, Future<?> there) {
    try {
      turn.leaveUntil(there);
    } catch (ExecutionException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aReadingHasItsWholeSlice() throws Exception {
    ReadTurns slow = new ReadTurns(1, LONG);
    try (Turn turn = slow.take("a", LONG, LONG).orElseThrow()) {
      Future<?> other = begin(() -> slow.take("b", LONG, LONG).orElseThrow());
      await().atMost(SOON).until(() -> slow.waiting() == 1);
      turn.pass();
      assertThat(slow.waiting()).isEqualTo(1);
      assertThat(other.isDone()).isFalse();
    }
  }

  @Test
  void aReadingEndsAtItsLimit() throws Exception {
    Turn turn = turns.take("a", LONG, Duration.ofMillis(1)).orElseThrow();
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> assertThatExceptionOfType(CancellationException.class).isThrownBy(turn::pass));
    turn.close();
    take("b").close();
  }

  @Test
  void aReadingThatOthersKeepFromGoingOnEndsAtItsLimit() throws Exception {
    Turn turn = turns.take("a", LONG, Duration.ofSeconds(1)).orElseThrow();
    Future<Turn> other = task(() -> take("b"));
    await().atMost(SOON).until(() -> turns.waiting() == 1);

    assertThatExceptionOfType(CancellationException.class).isThrownBy(turn::pass);
    turn.close();

    assertThat(turns.waiting()).isZero();
    assertThat(turns.take("c", Duration.ZERO, LONG)).as("b reads").isEmpty();
    other.get(20, SECONDS).close();
    take("c").close();
  }

  @Test
  void whoLosesPatienceWaitsNoLonger() throws Exception {
    try (Turn _ = take("a")) {
      assertThat(turns.take("b", Duration.ofMillis(1), LONG)).isEmpty();
      assertThat(turns.take("b", LONG, Duration.ofMillis(1))).isEmpty();
      assertThat(turns.waiting()).isZero();
    }
    take("b").close();
  }

  @Test
  void noPlaceIsLostWhateverEndsAReading() throws Exception {
    int places = 3;
    ReadTurns many = new ReadTurns(places, Duration.ofNanos(50_000));
    AtomicInteger reading = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    Random random = new Random(7);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      String tenant = "t" + random.nextInt(5);
      int passes = random.nextInt(50);
      Duration limit = random.nextInt(4) == 0 ? Duration.ofMillis(random.nextInt(20)) : LONG;
      threads.add(
          Thread.ofVirtual()
              .start(
                  () -> {
                    try {
                      readInSteps(many, tenant, passes, limit, reading, most);
                    } catch (InterruptedException e) {
                      Thread.currentThread().interrupt();
                    }
                  }));
    }
    for (Thread thread : threads) {
      if (random.nextInt(5) == 0) {
        thread.interrupt();
      }
    }
    for (Thread thread : threads) {
      assertThat(thread.join(SOON)).isTrue();
    }
    assertThat(most.get()).isPositive().isLessThanOrEqualTo(places);
    assertThat(many.waiting()).isZero();
    for (int i = 0; i < places; i++) {
      assertThat(many.take("t", Duration.ZERO, LONG)).isPresent();
    }
    assertThat(many.take("t", Duration.ZERO, LONG)).isEmpty();
  }

  private static void readInSteps(
      ReadTurns turns,
      String tenant,
      int passes,
      Duration limit,
      AtomicInteger reading,
      AtomicInteger most)
      throws InterruptedException {
    Optional<Turn> taken = turns.take(tenant, LONG, limit);
    if (taken.isEmpty()) {
      return;
    }
    try (Turn turn = taken.get()) {
      for (int i = 0; i < passes; i++) {
        most.accumulateAndGet(reading.incrementAndGet(), Math::max);
        Thread.onSpinWait();
        reading.decrementAndGet();
        turn.pass();
      }
    } catch (CancellationException e) {
      // at its limit, or interrupted
    }
  }

  private Turn take(String tenant) throws InterruptedException {
    return turns.take(tenant, LONG, LONG).orElseThrow();
  }

  /** What waits for a turn. */
  @FunctionalInterface
  private interface Taking {
    Turn take() throws InterruptedException;
  }

  /** Waits for a turn, notes whose it was, and ends it. */
  private Future<?> begin(Taking taking) {
    return task(
        () -> {
          try (Turn turn = taking.take()) {
            read.add(turn.tenant());
            return turn;
          }
        });
  }

  private static Future<Turn> task(Taking taking) {
    FutureTask<Turn> task = new FutureTask<>(taking::take);
    Thread.startVirtualThread(task);
    return task;
  }
}
