package dev.lector.bench.farm;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Where loads are tried: topics, a system that works requests off, and GPUs for it. */
final class SystemUnderTest implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final String topic;
  private final Wire wire;
  private final Gpus gpus;
  private final AutoCloseable system;
  private final KafkaProducer<String, byte[]> producer;
  private final Ends ends;
  private final ConcurrentHashMap<Integer, Progress> runs = new ConcurrentHashMap<>();
  private volatile int trial;

  private record Progress(AtomicLongArray ends, CountDownLatch open) {}

  /**
   * A site.
   *
   * @param topic where requests go
   * @param done where their ends are told
   * @param system what works them off; closed with the site
   */
  SystemUnderTest(
      String bootstrap, String topic, String done, Wire wire, Gpus gpus, AutoCloseable system) {
    this.topic = topic;
    this.wire = wire;
    this.gpus = gpus;
    this.system = system;
    this.producer = Clients.producer(bootstrap);
    this.ends = new Ends(bootstrap, done, this::ended);
  }

  private void ended(ConsumerRecord<String, byte[]> record, long at) {
    int number = trial;
    Progress run = runs.get(number);
    if (run != null) {
      Task.index(record.key(), number)
          .ifPresent(
              index -> {
                if (run.ends.compareAndSet(index, 0, at)) {
                  run.open.countDown();
                }
              });
    }
  }

  /**
   * Sends the requests when they are due and waits for the end of all.
   *
   * @throws IllegalStateException when some do not end within a minute after the last was sent
   */
  Trial run(Load load) throws InterruptedException {
    Begun begun = begin(load);
    if (!begun.awaitAll(PATIENCE)) {
      throw new IllegalStateException("Requests never ended on " + topic);
    }
    return begun.end();
  }

  /** Sends the requests when they are due, and returns when the last is sent. */
  Begun begin(Load load) throws InterruptedException {
    int number = trial + 1;
    Progress run = new Progress(new AtomicLongArray(load.size()), new CountDownLatch(load.size()));
    runs.put(number, run);
    trial = number;
    gpus.next(number);
    long start = System.nanoTime();
    for (int i = 0; i < load.size(); i++) {
      long left;
      while ((left = start + load.arrival(i) - System.nanoTime()) > 0) {
        LockSupport.parkNanos(left);
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
      }
      Task task = new Task(number, i, load.service(i));
      var _ = producer.send(new ProducerRecord<>(topic, task.id(), wire.encode(task)));
    }
    return new Begun(load, run, start);
  }

  @Override
  public void close() {
    gpus.next(-1);
    ends.close();
    producer.close();
    try {
      system.close();
    } catch (Exception e) {
      throw new IllegalStateException("It does not stop", e);
    }
  }

  /** A load all of which is sent. */
  final class Begun {
    private final Load load;
    private final Progress run;
    private final long start;

    private Begun(Load load, Progress run, long start) {
      this.load = load;
      this.run = run;
      this.start = start;
    }

    boolean awaitAll(Duration patience) throws InterruptedException {
      return run.open.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** How many have not ended. */
    long open() {
      return run.open.getCount();
    }

    /** How it went; what has not ended counts as if it ended now, and is given up. */
    Trial end() {
      long now = System.nanoTime();
      gpus.next(trial + 1_000_000);
      long[] times = new long[load.size()];
      long last = 0;
      for (int i = 0; i < times.length; i++) {
        long end = run.ends.get(i);
        times[i] = (end == 0 ? now : end) - start;
        last = Math.max(last, times[i]);
      }
      runs.clear();
      return new Trial(load, times, last);
    }
  }
}
