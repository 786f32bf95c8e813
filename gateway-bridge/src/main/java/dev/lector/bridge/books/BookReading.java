package dev.lector.bridge.books;

import dev.lector.books.BookReader;
import dev.lector.books.document.Book;
import dev.lector.books.document.BookException;
import dev.lector.bridge.http.RefusedException;
import dev.lector.bridge.http.Reply;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads books on a thread of its own, one at a time: a book computes for as long as it is read, and
 * needs as much of the heap as its reader's bounds allow. A book that is given up and goes on all
 * the same keeps its thread, and the others get another one.
 */
final class BookReading implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(BookReading.class);
  private static final int WAITING = 8;
  private static final int RETRY_SECONDS = 5;
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration GRACE = Duration.ofSeconds(5);

  private final Duration patience;
  private final Duration grace;
  private final Object lock = new Object();
  private ThreadPoolExecutor reader = reader();
  private @Nullable Work<?> running;

  /** What is made of a book, on the thread that has read it. */
  interface Use<T> {
    T of(Book book) throws RefusedException;
  }

  BookReading() {
    this(PATIENCE, GRACE);
  }

  /**
   * With bounds of its own.
   *
   * @param patience for a book to be read
   * @param grace for a book to stop that is given up
   */
  BookReading(Duration patience, Duration grace) {
    this.patience = patience;
    this.grace = grace;
  }

  private static ThreadPoolExecutor reader() {
    return new ThreadPoolExecutor(
        1,
        1,
        0,
        TimeUnit.SECONDS,
        new ArrayBlockingQueue<>(WAITING),
        Thread.ofPlatform().name("book-reader").daemon().factory());
  }

  /**
   * Reads a book.
   *
   * @param file whose name tells the format
   * @throws RefusedException 422 when it cannot be read, 503 when others are before it
   */
  Book read(Path file) throws RefusedException, InterruptedException {
    return read(file, file.getFileName().toString(), book -> book);
  }

  /**
   * Reads a book, and makes of it what is needed: a whole book is large, and of those only one is
   * there at a time.
   *
   * @param name of the book, with the end that tells the format
   * @throws RefusedException 422 when it cannot be read, 503 when others are before it
   */
  <T> T read(Path file, String name, Use<T> use) throws RefusedException, InterruptedException {
    Work<T> work = submit(() -> use.of(BookReader.read(file, name)));
    try {
      return work.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new RefusedException(
          Reply.unavailable(
              "The book was not read within %d s: others are being read, or it is too long."
                  .formatted(patience.toSeconds()),
              RETRY_SECONDS));
    } catch (ExecutionException e) {
      throw refused(file, name, e.getCause());
    } finally {
      if (!work.isDone()) {
        work.cancel(true);
        if (!work.stops()) {
          replaceThreadOf(work, name);
        }
      }
    }
  }

  private <T> Work<T> submit(Callable<T> callable) throws RefusedException {
    Work<T> work = new Work<>(callable);
    try {
      synchronized (lock) {
        reader.execute(work);
      }
      return work;
    } catch (RejectedExecutionException e) {
      throw new RefusedException(
          Reply.unavailable("Other books are being read; try again soon.", RETRY_SECONDS));
    }
  }

  /** Those that wait are read by another thread. */
  private void replaceThreadOf(Work<?> work, String name) {
    synchronized (lock) {
      if (running != work) {
        return;
      }
      LOG.error(
          "The reading of {} did not stop within {} s; its thread is given up and goes on computing",
          name,
          grace.toSeconds());
      List<Runnable> waiting = new ArrayList<>();
      reader.getQueue().drainTo(waiting);
      reader.shutdown();
      reader = reader();
      running = null;
      waiting.forEach(reader::execute);
    }
  }

  private static RefusedException refused(Path file, String name, @Nullable Throwable cause) {
    if (cause instanceof RefusedException refused) {
      return refused;
    }
    if (cause instanceof BookException e) {
      String message = String.valueOf(e.getMessage()).replace(file.toString(), name);
      return new RefusedException(422, message.endsWith(".") ? message : message + ".");
    }
    LOG.warn("A book cannot be read", cause);
    return new RefusedException(
        422, "%s cannot be read: it is damaged, or unlike any other book.".formatted(name));
  }

  @Override
  public void close() {
    synchronized (lock) {
      reader.shutdownNow();
    }
  }

  /** A book to be read, which knows when its thread has really left it. */
  private final class Work<T> extends FutureTask<T> {
    private final CountDownLatch ended = new CountDownLatch(1);

    Work(Callable<T> callable) {
      super(callable);
    }

    @Override
    public void run() {
      synchronized (lock) {
        running = this;
      }
      try {
        super.run();
      } finally {
        ended.countDown();
        synchronized (lock) {
          running = running == this ? null : running;
        }
      }
    }

    /** Whether it ends in time, or was never begun. */
    boolean stops() throws InterruptedException {
      synchronized (lock) {
        if (running != this) {
          return true;
        }
      }
      return ended.await(grace.toMillis(), TimeUnit.MILLISECONDS);
    }
  }
}
