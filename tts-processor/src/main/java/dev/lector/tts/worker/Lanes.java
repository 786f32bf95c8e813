package dev.lector.tts.worker;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The lanes of a worker, each in a thread of its own. Its monitor keeps starting from leaving. */
final class Lanes {
  private static final Logger LOG = LoggerFactory.getLogger(Lanes.class);

  /**
   * Idle lanes leave before busy ones give back what they have, so that none of them takes it: as
   * long as that takes, whatever the configuration says.
   */
  private static final Duration SHORTEST_DRAIN = Duration.ofSeconds(1);

  /** How long lanes may take to give back what they hold and leave their group. */
  static final Duration LEAVE = Duration.ofSeconds(15);

  private final List<Lane> lanes = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();
  private @Nullable Examiner examiner;

  synchronized void start(String name, Lane lane) {
    lanes.add(lane);
    threads.add(Thread.ofPlatform().daemon().name(name).start(lane));
  }

  /** Starts a lane that somebody runs who decides when. */
  synchronized void start(String name, Lane lane, Examiner runs) {
    lanes.add(lane);
    examiner = runs;
    threads.add(Thread.ofPlatform().daemon().name(name).start(runs));
  }

  /**
   * Waits for lanes that were told to stop.
   *
   * @param drain how long running work may go on; what is not done then is given back
   */
  void leave(Duration drain) throws InterruptedException {
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
