package dev.lector.tts.worker;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets one lane of a share group at a time look for a record: it keeps the turn until it has one.
 *
 * <p>A fetch that waits at the broker outlives its process for a moment. When a worker is killed,
 * the broker releases the records of one lane after the other, and each waiting fetch of a dead
 * lane takes a released record once more, which counts as a delivery. With one fetch waiting, a
 * killed worker costs a record at most one delivery that nobody saw.
 *
 * <p>A consumer that has asked once goes on asking until it gets a record, whether anybody polls or
 * not. So the turn cannot go to the next lane before that; and since members of a group each get
 * some of a topic's partitions, turns are taken only where there is one.
 */
final class Turn {
  private static final Duration LOOK = Duration.ofMillis(250);
  private static final Pass EVERYBODYS = () -> {};

  private final Semaphore turn = new Semaphore(1, true);
  private final IntSupplier partitions;
  private final @Nullable WorkGate gate;

  /**
   * @param partitions how many the group's topic has; asked every time, since they may become more
   */
  Turn(IntSupplier partitions) {
    this(partitions, null);
  }

  /**
   * @param gate nobody looks for a record while it is closed; null where that does not matter
   */
  Turn(IntSupplier partitions, @Nullable WorkGate gate) {
    this.partitions = partitions;
    this.gate = gate;
  }

  /**
   * Waits for the turn, and for the gate.
   *
   * @param beforeWaiting called unless the turn is there at once, and again unless the gate is open
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
      return EVERYBODYS;
    }
    if (turn.tryAcquire()) {
      return turn::release;
    }
    beforeWaiting.run();
    while (!stop.given()) {
      if (turn.tryAcquire(LOOK.toMillis(), MILLISECONDS)) {
        return turn::release;
      }
      if (partitions.getAsInt() > 1) {
        return EVERYBODYS;
      }
    }
    return null;
  }

  /** The right to look for a record. */
  @FunctionalInterface
  interface Pass extends AutoCloseable {
    @Override
    void close();
  }
}
