package dev.lector.tts.worker.lanes;

import dev.lector.topics.ShareGroups;
import dev.lector.topics.Topics;
import dev.lector.tts.worker.common.Stop;
import dev.lector.tts.worker.common.WorkerConfig;
import dev.lector.tts.worker.common.WorkerMetrics;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The lanes of a worker, each in a thread of its own. Its monitor keeps starting from leaving. */
public final class Lanes {
  private static final Logger LOG = LoggerFactory.getLogger(Lanes.class);

  /**
   * Idle lanes leave before busy ones give back what they have, so that none of them takes it: as
   * long as that takes, whatever the configuration says.
   */
  private static final Duration SHORTEST_DRAIN = Duration.ofSeconds(1);

  /** How long lanes may take to give back what they hold and leave their group. */
  public static final Duration LEAVE = Duration.ofSeconds(15);

  private final WorkerConfig config;
  private final Supplier<Admin> admins;
  private final ToIntFunction<String> partitions;
  private final InstantSource brokerClock;
  private final WorkGate gate;
  private final WorkerMetrics metrics;
  private final Stop stop;

  /** Has as many threads as requests are in work. */
  private final ExecutorService workThreads;

  private final List<Lane> lanes = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();
  private @Nullable Examiner examiner;

  /**
   * Lanes that are not started yet.
   *
   * @param admins connects to the cluster
   * @param partitions how many a topic has
   * @param brokerClock what records are stamped by
   * @param gate closes while suspects are examined
   */
  public Lanes(
      WorkerConfig config,
      Supplier<Admin> admins,
      ToIntFunction<String> partitions,
      InstantSource brokerClock,
      WorkGate gate,
      WorkerMetrics metrics,
      Stop stop) {
    this.config = config;
    this.admins = admins;
    this.partitions = partitions;
    this.brokerClock = brokerClock;
    this.gate = gate;
    this.metrics = metrics;
    this.stop = stop;
    this.workThreads =
        Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().name(config.name() + "-work-", 0).factory());
  }

  /**
   * Starts to take requests.
   *
   * @param work what is done with a request
   * @param longWork takes over what takes long, and the records that stand for it then
   */
  public synchronized <L extends HandOver & RecordWork> void start(RecordWork work, L longWork) {
    RecordWork gated = gate.whileOpen(work);
    Queue requests = new Queue("lane", ShareGroups.SYNTHESIZERS, Topics.REQUESTS, gate);
    Queue batches = new Queue("narrator", ShareGroups.NARRATORS, Topics.BATCH_REQUESTS, gate);
    // Looks at all times: what was moved goes on, and its record wants to be held.
    Queue moved = new Queue("long", ShareGroups.LONG_SYNTHESIZERS, Topics.LONG_REQUESTS, null);
    Queue suspect = new Queue("examiner", ShareGroups.EXAMINERS, Topics.QUARANTINED_REQUESTS, null);
    open(requests, config.lanes(), gated, longWork);
    open(batches, config.narrators(), gated, longWork);
    open(moved, config.longLanes(), longWork, longWork);
    String name = config.name() + "-examiner-0";
    Lane lane = lane(name, suspect, turn(suspect), work, longWork);
    examiner = new Examiner(lane, new Suspects(admins), gate, stop);
    lanes.add(lane);
    threads.add(Thread.ofPlatform().daemon().name(name).start(examiner));
  }

  /**
   * Where lanes take records from.
   *
   * @param kind of lane, for names
   * @param closed nobody looks for a record while it is closed; null where that does not matter
   */
  private record Queue(String kind, String group, String topic, @Nullable WorkGate closed) {}

  private void open(Queue queue, int count, RecordWork does, HandOver longWork) {
    Turn turn = turn(queue);
    for (int i = 0; i < count; i++) {
      String name = config.name() + "-" + queue.kind + "-" + i;
      Lane lane = lane(name, queue, turn, does, longWork);
      lanes.add(lane);
      threads.add(Thread.ofPlatform().daemon().name(name).start(lane));
    }
  }

  private Turn turn(Queue queue) {
    return new Turn(() -> partitions.applyAsInt(queue.topic), queue.closed, brokerClock);
  }

  private Lane lane(String name, Queue queue, Turn turn, RecordWork does, HandOver longWork) {
    return new Lane(
        name,
        () -> ShareConsumers.subscribed(config.kafka(), name, queue.group, queue.topic),
        turn,
        does,
        longWork,
        workThreads,
        new Lane.Times(config.lock(), config.longWork()),
        metrics,
        stop);
  }

  /**
   * Waits for lanes that were told to stop.
   *
   * @param drain how long running work may go on; what is not done then is given back
   */
  public void leave(Duration drain) throws InterruptedException {
    List<Thread> running;
    synchronized (this) {
      running = List.copyOf(threads);
      if (examiner != null) {
        examiner.leave();
      }
    }
    if (!joined(running, drain.compareTo(SHORTEST_DRAIN) < 0 ? SHORTEST_DRAIN : drain)) {
      lanes.forEach(Lane::abandon);
      if (!joined(running, LEAVE)) {
        LOG.warn("Some lanes did not leave in time; the broker will notice");
      }
    }
  }

  /** Interrupts what still runs; nobody waits for it any more. */
  public void abandon() {
    // It will not be interrupted inside a model.
    workThreads.shutdownNow();
  }

  private static boolean joined(List<Thread> threads, Duration patience)
      throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    boolean all = true;
    for (Thread thread : threads) {
      all &= thread.join(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())));
    }
    return all;
  }
}
