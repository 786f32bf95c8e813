package dev.lector.tts.worker.lanes;

import dev.lector.tts.worker.common.Backoff;
import dev.lector.tts.worker.common.Stop;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works the quarantine off while nothing else is worked on in its process. What may kill a worker
 * must not meet its like there, nor be blamed for what the other lanes die of: so it takes no
 * record before they rest, and holds none when they go on.
 *
 * <p>The lanes get at least as much time as they lose. While their work does not end, the examiner
 * gives way and comes again later, to wait longer up to a limit. Work that takes longer than that
 * keeps it out until that work ends.
 */
final class Examiner implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(Examiner.class);

  /** Between two looks at what is in quarantine. */
  private static final Duration PACE = Duration.ofSeconds(1);

  /** How long the lanes rest for several suspects, each of which takes less. */
  private static final Duration SESSION = Duration.ofSeconds(1);

  /** How long the lanes rest for a suspect that the broker may yet hand out; longer than a join. */
  private static final Duration LOOK = Duration.ofSeconds(6);

  private static final Duration FIRST_PATIENCE = Duration.ofSeconds(5);

  /** For as long, a record that a lane has taken waits; somebody may wait for its answer. */
  private static final Duration LAST_PATIENCE = Duration.ofSeconds(30);

  /** After looks at what another worker has. */
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(2);

  private final Lane lane;
  private final Suspects suspects;
  private final WorkGate gate;
  private final Stop stop;
  private Duration patience = FIRST_PATIENCE;
  private Duration pause = PACE;
  private @Nullable Thread waiting;

  /**
   * @param lane takes the records and works them off; not to be run by itself
   * @param suspects is closed with this
   */
  Examiner(Lane lane, Suspects suspects, WorkGate gate, Stop stop) {
    this.lane = lane;
    this.suspects = suspects;
    this.gate = gate;
    this.stop = stop;
  }

  @Override
  @SuppressWarnings(
      "CatchingUnchecked") // whatever happens, the examiner must not end while its worker goes on
  public void run() {
    Backoff backoff = Backoff.forServices();
    Duration rest = PACE;
    try (suspects) {
      while (!stop.pause(rest)) {
        try {
          rest = suspects.any() ? examine() : PACE;
          backoff = Backoff.forServices();
        } catch (RuntimeException | Error e) {
          rest = backoff.next().plus(PACE);
          LOG.warn("The quarantine is left alone for {} ms", rest.toMillis(), e);
        }
      }
    } catch (InterruptedException _) {
      // The worker leaves.
    }
  }

  /** Ends the wait for the lanes. To be called after the stop was given. */
  synchronized void leave() {
    if (waiting != null) {
      waiting.interrupt();
    }
  }

  /** Returns how long the lanes are to be left alone. */
  private Duration examine() throws InterruptedException {
    long begun = System.nanoTime();
    if (!closed()) {
      LOG.info("A suspect waits: the work under way has not ended for {} s", patience.toSeconds());
      Duration waited = patience;
      patience = shorter(patience.multipliedBy(2), LAST_PATIENCE);
      return waited;
    }
    boolean found;
    try {
      patience = FIRST_PATIENCE;
      found = lane.workDuring(session());
    } finally {
      gate.open();
    }
    pause = found ? PACE : shorter(pause.multipliedBy(2), LONGEST_PAUSE);
    Duration lost = Duration.ofNanos(System.nanoTime() - begun);
    return found || lost.compareTo(pause) > 0 ? lost : pause;
  }

  private boolean closed() throws InterruptedException {
    setWaiting(Thread.currentThread());
    try {
      return gate.close(patience);
    } finally {
      setWaiting(null);
    }
  }

  private synchronized void setWaiting(@Nullable Thread thread) throws InterruptedException {
    if (thread != null && stop.given()) {
      throw new InterruptedException();
    }
    waiting = thread;
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  /** Goes on while there is something to examine, but not for long. */
  private Lane.Session session() {
    long begun = System.nanoTime();
    return found -> {
      long lasts = System.nanoTime() - begun;
      return lasts < (found ? SESSION : LOOK).toNanos() && suspects.any();
    };
  }
}
