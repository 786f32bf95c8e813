package dev.lector.standalone.faults;

import dev.lector.standalone.e2e.ChildProcess;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Workers under a supervisor that starts whoever has died again, as every farm has one; and, if so
 * wished, an enemy that kills one at random every few seconds.
 */
final class Crew implements AutoCloseable {
  private static final Duration LOOK = Duration.ofMillis(200);

  private final Callable<ChildProcess> hire;
  private final List<ChildProcess> workers = new ArrayList<>();
  private final Thread supervisor;
  private volatile boolean closed;
  private final List<Long> deaths = new CopyOnWriteArrayList<>();

  /**
   * Starts workers and the supervisor.
   *
   * @param hire starts one worker, without waiting for it
   * @param random who is killed next
   * @param peace time between two kills; nobody is killed when it is zero
   */
  Crew(int size, Callable<ChildProcess> hire, Random random, Duration peace) throws Exception {
    this.hire = hire;
    for (int i = 0; i < size; i++) {
      workers.add(hire.call());
    }
    supervisor =
        Thread.ofPlatform()
            .name("supervisor")
            .start(
                () -> {
                  try {
                    supervise(random, peace);
                  } catch (InterruptedException _) {
                    // The test is over.
                  } catch (Exception e) {
                    throw new IllegalStateException("A worker could not be started again", e);
                  }
                });
  }

  /** How many workers have died so far. */
  int deaths() {
    return deaths.size();
  }

  /** How many workers were found dead between two times, by {@link System#nanoTime}. */
  int deathsBetween(long from, long to) {
    return (int) deaths.stream().filter(at -> at >= from && at <= to).count();
  }

  private void supervise(Random random, Duration peace) throws Exception {
    long next = System.nanoTime() + peace.toNanos();
    while (!closed) {
      if (!peace.isZero() && System.nanoTime() >= next) {
        workers.get(random.nextInt(workers.size())).kill();
        next += peace.toNanos();
      }
      replaceTheDead();
      Thread.sleep(LOOK);
    }
  }

  private void replaceTheDead() throws Exception {
    for (int i = 0; i < workers.size(); i++) {
      if (!workers.get(i).isAlive()) {
        deaths.add(System.nanoTime());
        workers.set(i, hire.call());
      }
    }
  }

  @Override
  public void close() {
    closed = true;
    supervisor.interrupt();
    try {
      supervisor.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    workers.forEach(ChildProcess::kill);
  }
}
