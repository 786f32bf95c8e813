package dev.lector.tts.worker.requests;

import dev.lector.audio.AudioKey;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Audio that is being made in this worker: of several who want the same at once, one makes it and
 * the others wait for it. Safe for use by many threads.
 */
final class InFlight {
  private final Map<AudioKey, Making> making = new ConcurrentHashMap<>();

  /**
   * Waits until the caller is the one to make it. Then it is in the store; or it failed, and the
   * caller is the next to try.
   *
   * @param timing is told how long it took
   * @return to be closed when it is stored or has failed
   */
  Making enter(AudioKey key, Timing timing) throws InterruptedException {
    while (true) {
      Making mine = new Making(key);
      Making others = making.putIfAbsent(key, mine);
      if (others == null) {
        return mine;
      }
      others.await(timing);
    }
  }

  /** What one makes and others may wait for. */
  final class Making implements AutoCloseable {
    private final AudioKey key;
    private final CountDownLatch done = new CountDownLatch(1);
    private final AtomicInteger waiting = new AtomicInteger();

    private Making(AudioKey key) {
      this.key = key;
    }

    /** Whether others wait for it now. */
    boolean isWantedByOthers() {
      return waiting.get() > 0;
    }

    private void await(Timing timing) throws InterruptedException {
      long start = System.nanoTime();
      waiting.incrementAndGet();
      try {
        done.await();
      } finally {
        waiting.decrementAndGet();
        timing.addSynthesis(System.nanoTime() - start);
      }
    }

    @Override
    public void close() {
      making.remove(key, this);
      done.countDown();
    }
  }
}
