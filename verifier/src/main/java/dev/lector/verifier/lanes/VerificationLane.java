package dev.lector.verifier.lanes;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ShareConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One thread with one share consumer that holds one completion at a time: takes it, has it verified
 * in another thread, renews its lock as long as that takes, acknowledges it. A lane that holds one
 * takes no other, so that a slow recogniser holds nothing but its own share of the topic. After a
 * fault of the machine it gives the completion back and rests, longer with each fault in a row.
 */
final class VerificationLane implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(VerificationLane.class);
  private static final Duration TAKE = Duration.ofMillis(250);
  private static final Duration LEAVE = Duration.ofSeconds(5);
  private static final Duration PAUSE = Duration.ofSeconds(2);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

  private final String name;
  private final Supplier<ShareConsumer<byte[], byte[]>> consumers;
  private final CompletionWork work;
  private final Duration lock;
  private final Duration drain;
  private final CountDownLatch stop;

  /** How long it rests now, or will after the next fault; null when the last work was done. */
  private volatile @Nullable Duration rest;

  private boolean fault;

  /**
   * @param name for logs and threads
   * @param consumers makes a subscribed consumer that gives one record at a time, to be
   *     acknowledged explicitly
   * @param lock of a record, should the broker not say it
   * @param drain how long the work in hand may go on after the stop
   * @param stop says when to take nothing more
   */
  VerificationLane(
      String name,
      Supplier<ShareConsumer<byte[], byte[]>> consumers,
      CompletionWork work,
      Duration lock,
      Duration drain,
      CountDownLatch stop) {
    this.name = name;
    this.consumers = consumers;
    this.work = work;
    this.lock = lock;
    this.drain = drain;
    this.stop = stop;
  }

  @Override
  @SuppressWarnings("CatchingUnchecked") // a lane must not end while its verifier goes on
  public void run() {
    while (!stopped()) {
      fault = false;
      try (ShareConsumer<byte[], byte[]> consumer = consumers.get()) {
        while (!stopped() && !fault) {
          for (ConsumerRecord<byte[], byte[]> record : consumer.poll(TAKE)) {
            workOff(consumer, record);
          }
        }
        var _ = consumer.commitSync(LEAVE);
      } catch (RuntimeException | Error e) {
        LOG.warn("{} lost its consumer and makes a new one", name, e);
        pause(PAUSE);
      } catch (InterruptedException e) {
        return;
      }
      rest();
    }
  }

  /** Without a consumer, which would take records though nobody asks it. */
  private void rest() {
    Duration pause = rest;
    if (fault && pause != null) {
      pause(pause);
    }
  }

  /** Whether the last work was done, as far as it was this machine's. */
  boolean isSound() {
    return rest == null;
  }

  private boolean stopped() {
    return stop.getCount() == 0;
  }

  private void pause(Duration time) {
    try {
      boolean _ = stop.await(time.toMillis(), MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void workOff(
      ShareConsumer<byte[], byte[]> consumer, ConsumerRecord<byte[], byte[]> record)
      throws InterruptedException {
    FutureTask<Void> task =
        new FutureTask<>(
            () -> {
              work.work(record);
              return null;
            });
    Thread worker = Thread.ofPlatform().daemon().name(name + "-work").start(task);
    boolean done = false;
    try {
      done = await(consumer, record, task);
    } finally {
      if (!done) {
        // Kills the recogniser.
        worker.interrupt();
      }
    }
    consumer.acknowledge(record, done ? AcknowledgeType.ACCEPT : AcknowledgeType.RELEASE);
  }

  /** Whether it was done: not when the verifier leaves first, or the work fails. */
  private boolean await(
      ShareConsumer<byte[], byte[]> consumer,
      ConsumerRecord<byte[], byte[]> record,
      FutureTask<Void> task)
      throws InterruptedException {
    long renewed = System.nanoTime();
    long left = Long.MAX_VALUE;
    while (true) {
      try {
        task.get(TAKE.toMillis(), MILLISECONDS);
        rest = null;
        return true;
      } catch (TimeoutException _) {
        long now = System.nanoTime();
        if (stopped()) {
          left = left == Long.MAX_VALUE ? now + drain.toNanos() : left;
          if (now - left >= 0) {
            return false;
          }
        }
        Duration held = consumer.acquisitionLockTimeoutMs().map(Duration::ofMillis).orElse(lock);
        if (now - renewed > held.toNanos() / 3) {
          renew(consumer, record);
          renewed = now;
        }
      } catch (ExecutionException e) {
        if (e.getCause() instanceof MachineFaultException broken) {
          fault = true;
          rest = longer(rest);
          LOG.warn("{} leaves {} to others: {}", name, place(record), broken.getMessage());
          return false;
        }
        LOG.warn("{} could not work on {}; it is tried again", name, place(record), e.getCause());
        return false;
      }
    }
  }

  /** Takes the record once more; a renewed one comes with the next poll, and it alone. */
  private void renew(
      ShareConsumer<byte[], byte[]> consumer, ConsumerRecord<byte[], byte[]> record) {
    consumer.acknowledge(record, AcknowledgeType.RENEW);
    Optional<?> failure =
        consumer.commitSync(LEAVE).values().stream().flatMap(Optional::stream).findFirst();
    boolean again = false;
    for (ConsumerRecord<byte[], byte[]> other : consumer.poll(Duration.ZERO)) {
      if (other.partition() == record.partition() && other.offset() == record.offset()) {
        again = true;
      } else {
        consumer.acknowledge(other, AcknowledgeType.RELEASE);
      }
    }
    if (failure.isPresent() || !again) {
      throw new IllegalStateException(
          name + " lost its lock on " + place(record) + "; another lane takes it");
    }
  }

  private static Duration longer(@Nullable Duration before) {
    if (before == null) {
      return PAUSE;
    }
    Duration twice = before.multipliedBy(2);
    return twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
  }

  private static String place(ConsumerRecord<?, ?> record) {
    return "%s-%d@%d".formatted(record.topic(), record.partition(), record.offset());
  }
}
