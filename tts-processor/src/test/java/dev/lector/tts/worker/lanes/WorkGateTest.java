package dev.lector.tts.worker.lanes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lector.tts.worker.common.Stop;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WorkGateTest {
  private static final Duration LONG = Duration.ofMinutes(1);

  private final WorkGate gate = new WorkGate();
  private final Stop stop = new Stop();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch end = new CountDownLatch(1);
  private final AtomicInteger working = new AtomicInteger();

  @AfterEach
  void end() {
    end.countDown();
    threads.shutdownNow();
  }

  @Test
  void whoClosesItWaitsForWorkThatHasBegunAndHoldsUpWorkThatHasNot() throws Exception {
    Future<Disposition> begun = work(lease());
    await().until(() -> working.get() == 1);
    CountDownLatch examined = new CountDownLatch(1);
    Future<Integer> examiner =
        threads.submit(
            () -> {
              assertThat(gate.close(LONG)).isTrue();
              int beside = working.get();
              examined.await();
              gate.open();
              return beside;
            });
    await().until(() -> !isOpen());
    Future<Disposition> held = work(lease());
    end.countDown();
    assertThat(begun.get()).isEqualTo(Disposition.DONE);
    assertThat(held).as("while the suspect is examined").isNotDone();
    examined.countDown();

    assertThat(examiner.get()).as("worked on beside the suspect").isZero();
    assertThat(held.get()).isEqualTo(Disposition.DONE);
  }

  @Test
  void whatWasHeldUpBeginsBeforeTheGateIsClosedAgain() throws Exception {
    assertThat(gate.close(LONG)).isTrue();
    Future<Disposition> held = work(lease());
    await().until(() -> !isOpen() && waitsBehind());
    gate.open();
    end.countDown();
    assertThat(gate.close(LONG)).isTrue();

    assertThat(held.get()).isEqualTo(Disposition.DONE);
    gate.open();
  }

  @Test
  void workThatDoesNotEndKeepsItOpenAndTheOthersGoOn() throws Exception {
    Future<Disposition> first = work(lease());
    await().until(() -> working.get() == 1);

    assertThat(gate.close(Duration.ofMillis(50))).isFalse();

    assertThat(isOpen()).isTrue();
    Future<Disposition> second = work(lease());
    await().until(() -> working.get() == 2);
    end.countDown();
    assertThat(first.get()).isEqualTo(Disposition.DONE);
    assertThat(second.get()).isEqualTo(Disposition.DONE);
  }

  @Test
  void nobodyLooksForRecordsWhileItIsClosed() throws Exception {
    assertThat(gate.close(LONG)).isTrue();
    Turn turn = new Turn(() -> 1, gate, InstantSource.system());
    Future<Turn.Pass> looking = threads.submit(() -> turn.take(stop, () -> {}));
    await().until(this::waitsBehind);
    assertThat(looking).isNotDone();
    gate.open();
    looking.get().close();

    assertThat(gate.close(LONG)).isTrue();
    Future<Turn.Pass> leaving = threads.submit(() -> turn.take(stop, () -> {}));
    stop.give();
    assertThat(leaving.get()).as("the worker leaves").isNull();
    gate.open();
  }

  @Test
  void workWhoseLockWasLostWhileItWaitedDoesNotBegin() throws Exception {
    assertThat(gate.close(LONG)).isTrue();
    Lease lease = lease();
    Future<Disposition> held = work(lease);
    lease.lose();
    gate.open();

    assertThat(held.get()).isEqualTo(Disposition.FAILED);
    assertThat(working).hasValue(0);
  }

  private boolean isOpen() {
    try {
      return gate.awaitOpen(given(), () -> {});
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private boolean waitsBehind() {
    return gate.waiting() > 0;
  }

  private static Stop given() {
    Stop given = new Stop();
    given.give();
    return given;
  }

  private Future<Disposition> work(Lease lease) {
    RecordWork work =
        gate.whileOpen(
            (_, _) -> {
              working.incrementAndGet();
              end.await();
              working.decrementAndGet();
              return Disposition.DONE;
            });
    ConsumerRecord<byte[], byte[]> record =
        new ConsumerRecord<>("topic", 0, 0, "id".getBytes(UTF_8), new byte[0]);
    return threads.submit(() -> work.work(record, lease));
  }

  private static Lease lease() {
    return new Lease(System.nanoTime(), LONG);
  }
}
