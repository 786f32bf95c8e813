package dev.lector.bridge.books;

import dev.lector.audiobook.AudiobookException;
import dev.lector.bridge.http.RefusedException;
import dev.lector.bridge.http.Reply;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Audio that is being put together: few at a time, some waiting, each once. What fails is tried
 * again when somebody asks a while later. Safe for use by many threads.
 */
final class Encodings implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Encodings.class);
  private static final int WAITING = 32;
  private static final int RETRY_SECONDS = 5;
  private static final int REMEMBERED = 1_000;
  private static final Duration AGAIN = Duration.ofSeconds(30);

  private final ThreadPoolExecutor encoders;
  private final Map<String, CountDownLatch> running = new ConcurrentHashMap<>();
  private final Map<String, Failure> failures =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failure> eldest) {
          return size() > REMEMBERED;
        }
      };

  private record Failure(String message, long at) {}

  Encodings(int atOnce) {
    this.encoders =
        new ThreadPoolExecutor(
            atOnce,
            atOnce,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING),
            Thread.ofPlatform().name("audiobook-", 1).daemon().factory());
  }

  /** Puts something together. */
  @FunctionalInterface
  interface Work {
    void run() throws Exception; // whatever fails, fails this work alone
  }

  /**
   * Sees to it that something is put together, unless that is under way or has just failed.
   *
   * @param name what it is
   * @return why it has just failed; empty when it has not
   * @throws RefusedException 503 when others are before it
   */
  Optional<String> start(String name, Work work) throws RefusedException {
    Optional<String> failed = failed(name);
    if (failed.isPresent()) {
      return failed;
    }
    CountDownLatch done = new CountDownLatch(1);
    if (running.putIfAbsent(name, done) == null) {
      boolean taken = false;
      try {
        encoders.execute(() -> run(name, work, done));
        taken = true;
      } catch (RejectedExecutionException e) {
        throw new RefusedException(
            Reply.unavailable(
                "Other audiobooks are being put together; try again soon.", RETRY_SECONDS));
      } finally {
        if (!taken) {
          running.remove(name);
        }
      }
    }
    return Optional.empty();
  }

  private void run(String name, Work work, CountDownLatch done) {
    try {
      work.run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Exception e) { // tolerated: another one may go well
      LOG.warn("{} could not be put together", name, e);
      synchronized (failures) {
        failures.put(name, new Failure(message(e), System.nanoTime()));
      }
    } finally {
      running.remove(name);
      done.countDown();
    }
  }

  private static String message(Exception e) {
    return e instanceof RefusedException refused
        ? refused.reply().problem().orElse("The store or the ledger does not answer.")
        : e instanceof AudiobookException
            ? String.valueOf(e.getMessage())
            : "The audio could not be put together; the bridge's log says more.";
  }

  /** Why something has just failed; empty when it has not. */
  Optional<String> failed(String name) {
    synchronized (failures) {
      Failure failure = failures.get(name);
      if (failure != null && System.nanoTime() - failure.at() > AGAIN.toNanos()) {
        failures.remove(name);
        failure = null;
      }
      return Optional.ofNullable(failure).map(Failure::message);
    }
  }

  /** Waits until something is no longer under way, for a while at most. */
  void await(String name, Duration patience) throws InterruptedException {
    CountDownLatch done = running.get(name);
    if (done != null) {
      var _ = done.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  @Override
  public void close() {
    encoders.shutdownNow();
  }
}
