package dev.lector.tts.worker.lanes;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import dev.lector.tts.worker.common.Stop;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Semaphore;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets one lane of a share group at a time look for a record, and a few while records wait for
 * lanes: each keeps the turn until it has one.
 *
 * <p>A fetch that waits at the broker outlives its process for a moment. When a worker is killed,
 * the broker releases the records of one lane after the other, and each waiting fetch of a dead
 * lane takes a released record once more, which counts as a delivery. With one fetch waiting, a
 * killed worker costs a record at most one delivery that nobody saw.
 *
 * <p>One lane after the other takes no more records than round trips to the brokers fit in a
 * second. While records wait for longer than a round trip no fetch waits for records, so more lanes
 * may look then. Once none has waited for a while, they become fewer until one is left.
 *
 * <p>A consumer that has asked once goes on asking until it gets a record, whether anybody polls or
 * not. So the turn cannot go to the next lane before that, and a lane that gives it up for good
 * closes its consumer. Since members of a group each get some of a topic's partitions, turns are
 * taken only where there is one.
 */
final class Turn {
  private static final Duration LOOK = Duration.ofMillis(250);

  /**
   * How many look while records wait; when the worker is killed just after the last one was taken,
   * a record may cost as many deliveries, which leaves enough of ten.
   */
  static final int MOST = 4;

  /** How long a turn is waited for with an acknowledgement that could go along with a fetch. */
  private static final Duration MOMENT = Duration.ofMillis(50);

  /** After how long a record has waited for a lane: a few round trips, milliseconds. */
  private static final long WAITED = 10;

  /** How long more than one look after no record has waited any more. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Semaphore turns = new Semaphore(1, true);
  private final IntSupplier partitions;
  private final @Nullable WorkGate gate;
  private final InstantSource brokerClock;
  private final Duration patience;
  private int lookers = 1;
  private long waited = System.nanoTime();

  /**
   * @param partitions how many the group's topic has; asked every time, since they may become more
   * @param gate nobody looks for a record while it is closed; null where that does not matter
   * @param brokerClock what records are stamped by
   */
  Turn(IntSupplier partitions, @Nullable WorkGate gate, InstantSource brokerClock) {
    this(partitions, gate, brokerClock, PATIENCE);
  }

  /** With another time until only one looks again. */
  Turn(
      IntSupplier partitions,
      @Nullable WorkGate gate,
      InstantSource brokerClock,
      Duration patience) {
    this.partitions = partitions;
    this.gate = gate;
    this.brokerClock = brokerClock;
    this.patience = patience;
  }

  /**
   * Waits for the turn, and for the gate.
   *
   * @param beforeWaiting called unless the turn comes in a moment, and again unless the gate is
   *     open
   * @return the turn, to be given up when a record was found; null when the stop was given
   */
  @Nullable Pass take(Stop stop, Runnable beforeWaiting) throws InterruptedException {
    Pass pass = turn(stop, beforeWaiting);
    if (pass == null || gate == null) {
      return pass;
    }
    boolean open = false;
    try {
      open = gate.awaitOpen(stop, beforeWaiting);
      return open ? pass : null;
    } finally {
      if (!open) {
        pass.close();
      }
    }
  }

  private @Nullable Pass turn(Stop stop, Runnable beforeWaiting) throws InterruptedException {
    if (partitions.getAsInt() > 1) {
      return new Pass(false);
    }
    if (turns.tryAcquire(MOMENT.toMillis(), MILLISECONDS)) {
      return new Pass(true);
    }
    beforeWaiting.run();
    while (!stop.given()) {
      if (turns.tryAcquire(LOOK.toMillis(), MILLISECONDS)) {
        return new Pass(true);
      }
      if (partitions.getAsInt() > 1) {
        return new Pass(false);
      }
    }
    return null;
  }

  private synchronized void admitAnother() {
    waited = System.nanoTime();
    if (lookers < MOST) {
      lookers++;
      turns.release();
    }
  }

  private synchronized boolean leaveToOthers() {
    if (lookers == 1 || System.nanoTime() - waited <= patience.toNanos()) {
      return false;
    }
    lookers--;
    return true;
  }

  /** The right to look for a record. For one thread. */
  final class Pass implements AutoCloseable {
    private final long begun = System.nanoTime();
    private boolean held;

    /**
     * @param held false where everybody may look
     */
    private Pass(boolean held) {
      this.held = held;
    }

    /**
     * A record was found: another lane may look as well when it has waited, and nobody in this
     * one's place when none has for long.
     *
     * @param timestamp of the record, ms since 1970 UTC
     */
    void found(long timestamp) {
      if (!held) {
        return;
      }
      if (brokerClock.millis() - timestamp > WAITED) {
        admitAnother();
      } else {
        held = !leaveToOthers();
      }
    }

    /**
     * Whether nothing was found for long and other lanes look: then this one has lost the right and
     * closes its consumer.
     */
    boolean lost() {
      if (held && System.nanoTime() - begun > patience.toNanos() && leaveToOthers()) {
        held = false;
        return true;
      }
      return false;
    }

    @Override
    public void close() {
      if (held) {
        held = false;
        turns.release();
      }
    }
  }
}
