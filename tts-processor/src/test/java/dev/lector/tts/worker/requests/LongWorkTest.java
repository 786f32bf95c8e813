package dev.lector.tts.worker.requests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lector.registry.MockSchemaRegistry;
import dev.lector.telemetry.Tracing;
import dev.lector.topics.Topics;
import dev.lector.tts.worker.WorkerSuite;
import dev.lector.tts.worker.common.WorkerMetrics;
import dev.lector.tts.worker.lanes.Disposition;
import dev.lector.tts.worker.lanes.Lease;
import dev.lector.tts.worker.lanes.RecordWork;
import dev.lector.tts.worker.lanes.WorkGate;
import dev.lector.tts.worker.outcomes.OutcomePublisher;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.RoundRobinPartitioner;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Work that was moved, an examiner and the only lane for long work, each in the others' way. */
class LongWorkTest {
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final Duration UNCLAIMED = Duration.ofMillis(50);

  private final MockProducer<byte[], byte[]> brokers =
      new MockProducer<>(
          true, new RoundRobinPartitioner(), new ByteArraySerializer(), new ByteArraySerializer());
  private final WorkerMetrics metrics = new WorkerMetrics(new SimpleMeterRegistry());
  private final OutcomePublisher outcomes =
      new OutcomePublisher(
          WorkerSuite.offline("long-work-test"),
          new MockSchemaRegistry(),
          metrics,
          Tracing.off(),
          Clock.systemUTC(),
          brokers,
          brokers);
  private final Journal journal = Journal.open("");
  private final WorkGate gate = new WorkGate();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  @AfterEach
  void close() throws Exception {
    threads.shutdownNow();
    journal.close();
    outcomes.close();
  }

  @Test
  void aLaneThatWaitsAtTheGateDoesNotKeepMovedWorkAliveForWhichTheGateWaits() throws Exception {
    LongWork longWork =
        new LongWork((_, _) -> Disposition.DONE, gate, outcomes, journal, metrics, 1, UNCLAIMED);
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch never = new CountDownLatch(1);
    RecordWork endless =
        gate.whileOpen(
            (_, _) -> {
              begun.countDown();
              never.await();
              return Disposition.DONE;
            });
    ConsumerRecord<byte[], byte[]> slow = record(Topics.REQUESTS, 1);
    FutureTask<Disposition> moved = new FutureTask<>(() -> endless.work(slow, lease()));
    threads.execute(moved);
    begun.await();
    Future<Boolean> examiner = threads.submit(this::examine);
    await().until(() -> gate.waiting() == 1);
    Future<Disposition> lane =
        threads.submit(() -> longWork.work(record(Topics.LONG_REQUESTS, 2), lease()));
    await().until(() -> gate.waiting() == 2);

    assertThat(longWork.moveOn(slow, moved, lease())).isTrue();

    assertThat(examiner.get(10, SECONDS)).as("the gate closes").isTrue();
    assertThat(moved).as("nobody took its record").isCancelled();
    assertThat(lane.get(10, SECONDS)).isEqualTo(Disposition.DONE);
  }

  private boolean examine() throws InterruptedException {
    boolean closed = gate.close(LONG);
    if (closed) {
      gate.open();
    }
    return closed;
  }

  private static ConsumerRecord<byte[], byte[]> record(String topic, long offset) {
    return new ConsumerRecord<>(topic, 0, offset, "id".getBytes(UTF_8), new byte[0]);
  }

  private static Lease lease() {
    return new Lease(System.nanoTime(), LONG);
  }
}
