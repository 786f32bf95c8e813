package dev.lector.tts.worker.lanes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lector.testing.TestBroker;
import dev.lector.tts.worker.common.Stop;
import dev.lector.tts.worker.common.WorkerMetrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ShareConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** Lanes against a real broker's share group with locks of three seconds. */
class LaneIT {
  private static final Duration LOCK = Duration.ofSeconds(3);

  @TempDir static Path data;
  private static TestBroker broker;
  private static Admin admin;
  private static KafkaProducer<byte[], byte[]> producer;

  private final List<Stop> stops = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();
  private final ExecutorService workThreads =
      Executors.newCachedThreadPool(Thread.ofPlatform().daemon().factory());
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final WorkerMetrics metrics = new WorkerMetrics(meters);
  private final Turn turn = new Turn(() -> 1, null, InstantSource.system());
  private String topic;

  @BeforeAll
  static void startBroker() {
    broker = TestBroker.start(data);
    Map<String, Object> client = Map.of("bootstrap.servers", broker.bootstrapServers());
    admin = Admin.create(client);
    producer = new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer());
  }

  @AfterAll
  static void stopBroker() {
    producer.close();
    admin.close();
    broker.close();
  }

  @BeforeEach
  void makeQueue(TestInfo test) throws Exception {
    topic = test.getTestMethod().orElseThrow().getName();
    admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get(30, SECONDS);
    admin
        .incrementalAlterConfigs(
            Map.of(
                new ConfigResource(ConfigResource.Type.GROUP, topic),
                List.of(
                    set("share.auto.offset.reset", "earliest"),
                    set("share.record.lock.duration.ms", Long.toString(LOCK.toMillis())))))
        .all()
        .get(30, SECONDS);
  }

  @AfterEach
  void stopLanes() throws InterruptedException {
    stops.forEach(Stop::give);
    for (Thread thread : threads) {
      assertThat(thread.join(Duration.ofSeconds(30))).isTrue();
    }
    workThreads.shutdownNow();
  }

  @Test
  void workLongerThanTheLockIsDoneOnce() throws Exception {
    AtomicInteger calls = new AtomicInteger();
    BlockingQueue<String> done = new LinkedBlockingQueue<>();
    RecordWork slow =
        (record, lease) -> {
          calls.incrementAndGet();
          Thread.sleep(LOCK.plusSeconds(1));
          assertThat(lease.left()).as("renewed").isPositive().isLessThanOrEqualTo(LOCK);
          done.add(text(record));
          return Disposition.DONE;
        };
    lane(slow);
    lane(slow);
    send("long");

    assertThat(done.poll(30, SECONDS)).isEqualTo("long");
    send("after");
    assertThat(done.poll(30, SECONDS)).isEqualTo("after");
    assertThat(calls).hasValue(2);
    assertThat(meters.get("lector.worker.renewals").counter().count()).isGreaterThanOrEqualTo(4);
    assertThat(meters.get("lector.worker.locks.lost").counter().count()).isZero();
  }

  @Test
  void aSlowRecordHoldsUpNoOther() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    BlockingQueue<String> done = new LinkedBlockingQueue<>();
    RecordWork work =
        (record, _) -> {
          if (text(record).equals("slow")) {
            release.await();
          }
          done.add(text(record));
          return Disposition.DONE;
        };
    lane(work);
    lane(work);
    send("slow");
    for (int i = 0; i < 5; i++) {
      send("fast");
    }

    for (int i = 0; i < 5; i++) {
      assertThat(done.poll(30, SECONDS)).isEqualTo("fast");
    }
    release.countDown();
    assertThat(done.poll(30, SECONDS)).isEqualTo("slow");
  }

  @Test
  void whatIsGivenBackIsDeliveredAgainAndCounted() throws Exception {
    BlockingQueue<Integer> deliveries = new LinkedBlockingQueue<>();
    lane(
        (record, _) -> {
          int delivery = record.deliveryCount().orElseThrow();
          deliveries.add(delivery);
          return delivery < 3 ? Disposition.FAILED : Disposition.DONE;
        });
    send("again");

    assertThat(deliveries.poll(30, SECONDS)).isEqualTo(1);
    assertThat(deliveries.poll(30, SECONDS)).isEqualTo(2);
    assertThat(deliveries.poll(30, SECONDS)).isEqualTo(3);
  }

  @Test
  void aFailureInTheWorkGivesTheRecordBackAndTheLaneGoesOn() throws Exception {
    BlockingQueue<Integer> deliveries = new LinkedBlockingQueue<>();
    lane(
        (record, _) -> {
          int delivery = record.deliveryCount().orElseThrow();
          deliveries.add(delivery);
          if (delivery == 1) {
            throw new IllegalStateException("first delivery fails in this test");
          }
          return Disposition.DONE;
        });
    send("fails once");

    assertThat(deliveries.poll(30, SECONDS)).isEqualTo(1);
    assertThat(deliveries.poll(30, SECONDS)).isEqualTo(2);
  }

  @Test
  void aStoppedLaneFinishesWhatItHasAndLeavesTheRest() throws Exception {
    CountDownLatch taken = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    BlockingQueue<String> first = new LinkedBlockingQueue<>();
    BlockingQueue<String> second = new LinkedBlockingQueue<>();
    Stop stop = new Stop();
    lane(
        stop,
        (record, _) -> {
          taken.countDown();
          release.await();
          first.add(text(record));
          return Disposition.DONE;
        });
    send("one");
    send("two");
    send("three");
    assertThat(taken.await(30, SECONDS)).isTrue();
    stop.give();
    release.countDown();
    assertThat(threads.getFirst().join(Duration.ofSeconds(30))).isTrue();

    lane(
        (record, _) -> {
          second.add(text(record));
          return Disposition.DONE;
        });
    assertThat(second.poll(30, SECONDS)).isEqualTo("two");
    assertThat(second.poll(30, SECONDS)).isEqualTo("three");
    assertThat(first).containsExactly("one");
  }

  @Test
  void anAbandonedLaneGivesItsRecordBackAtOnce() throws Exception {
    CountDownLatch taken = new CountDownLatch(1);
    CountDownLatch never = new CountDownLatch(1);
    Stop stop = new Stop();
    Lane hanging =
        lane(
            stop,
            (_, _) -> {
              taken.countDown();
              never.await();
              return Disposition.DONE;
            });
    send("hangs");
    assertThat(taken.await(30, SECONDS)).isTrue();
    stop.give();
    hanging.abandon();
    assertThat(threads.getFirst().join(Duration.ofSeconds(30))).isTrue();

    BlockingQueue<String> done = new LinkedBlockingQueue<>();
    lane(
        (record, _) -> {
          done.add(text(record));
          return Disposition.DONE;
        });
    assertThat(done.poll(30, SECONDS)).isEqualTo("hangs");
  }

  @Test
  void aConsumerThatHangsLosesItsLockAndItsLateAcknowledgementDoesNoHarm() throws Exception {
    BlockingQueue<ConsumerRecord<byte[], byte[]>> taken = new LinkedBlockingQueue<>();
    ShareConsumer<byte[], byte[]> hung = consumer();
    send("held");
    ConsumerRecord<byte[], byte[]> held =
        await()
            .atMost(Duration.ofSeconds(30))
            .until(() -> hung.poll(Duration.ofMillis(100)).iterator(), Iterator::hasNext)
            .next();
    // From here on nobody renews: the record goes to a lane when its lock ends.
    lane(
        (record, _) -> {
          taken.add(record);
          return Disposition.DONE;
        });
    ConsumerRecord<byte[], byte[]> again = requireNonNull(taken.poll(30, SECONDS));
    assertThat(text(again)).isEqualTo("held");
    // Now and then by two: as if a first delivery had reached nobody.
    assertThat(again.deliveryCount().orElseThrow())
        .isGreaterThan(held.deliveryCount().orElseThrow());

    // The broker ignores it: what has ended has ended.
    hung.acknowledge(held);
    hung.commitSync(Duration.ofSeconds(10));
    hung.close();
    send("next");
    assertThat(text(requireNonNull(taken.poll(30, SECONDS)))).isEqualTo("next");
  }

  @Test
  void aLockLostWhileWorkingIsNoticedAndTheWorkToldSo() throws Exception {
    CountDownLatch firstDelivery = new CountDownLatch(1);
    CountDownLatch noticed = new CountDownLatch(1);
    RecordWork work =
        (record, lease) -> {
          if (record.deliveryCount().orElseThrow() == 1) {
            firstDelivery.countDown();
            while (lease.held()) {
              Thread.sleep(10);
            }
            noticed.countDown();
          } else {
            noticed.await();
          }
          return Disposition.DONE;
        };
    lane(new Stop(), () -> claimingLocksOf(consumer(), LOCK.multipliedBy(6)), work);
    send("taken away");
    assertThat(firstDelivery.await(30, SECONDS)).isTrue();
    lane(work);

    assertThat(noticed.await(30, SECONDS)).isTrue();
    assertThat(meters.get("lector.worker.locks.lost").counter().count()).isEqualTo(1);
  }

  /**
   * A consumer that believes in longer locks than the broker gives, so that its lane renews too
   * late.
   */
  @SuppressWarnings("unchecked")
  private static ShareConsumer<byte[], byte[]> claimingLocksOf(
      ShareConsumer<byte[], byte[]> consumer, Duration lock) {
    return (ShareConsumer<byte[], byte[]>)
        Proxy.newProxyInstance(
            LaneIT.class.getClassLoader(),
            new Class<?>[] {ShareConsumer.class},
            (_, method, arguments) ->
                method.getName().equals("acquisitionLockTimeoutMs")
                    ? Optional.of((int) lock.toMillis())
                    : method.invoke(consumer, arguments));
  }

  private Lane lane(RecordWork work) {
    return lane(new Stop(), work);
  }

  private Lane lane(Stop stop, RecordWork work) {
    return lane(stop, this::consumer, work);
  }

  private Lane lane(Stop stop, Supplier<ShareConsumer<byte[], byte[]>> consumers, RecordWork work) {
    Lane lane =
        new Lane(
            "lane",
            consumers,
            turn,
            work,
            HandOver.NONE,
            workThreads,
            new Lane.Times(LOCK, Duration.ofHours(1)),
            metrics,
            stop);
    stops.add(stop);
    threads.add(Thread.ofPlatform().daemon().name("lane").start(lane));
    return lane;
  }

  private ShareConsumer<byte[], byte[]> consumer() {
    return ShareConsumers.subscribed(
        Map.of("bootstrap.servers", broker.bootstrapServers()), "lane", topic, topic);
  }

  private void send(String text) throws Exception {
    producer.send(new ProducerRecord<>(topic, text.getBytes(UTF_8))).get(30, SECONDS);
  }

  private static String text(ConsumerRecord<byte[], byte[]> record) {
    return new String(record.value(), UTF_8);
  }

  private static AlterConfigOp set(String name, String value) {
    return new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET);
  }
}
