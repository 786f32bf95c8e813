package dev.lector.bridge.books;

import dev.lector.books.BookReader;
import dev.lector.books.document.Book;
import dev.lector.books.document.BookException;
import dev.lector.bridge.http.RefusedException;
import dev.lector.bridge.http.Reply;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads books on a thread of its own, one at a time: a book computes for as long as it is read, and
 * what it needs of the heap is bounded by what one book may be.
 */
final class BookReading implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(BookReading.class);
  private static final int WAITING = 8;
  private static final int RETRY_SECONDS = 5;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final ThreadPoolExecutor reader;
  private final Duration patience;

  BookReading() {
    this(PATIENCE);
  }

  /** With a patience of its own for a book to be read. */
  BookReading(Duration patience) {
    this.patience = patience;
    this.reader =
        new ThreadPoolExecutor(
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
    Future<Book> book = submit(() -> BookReader.read(file));
    try {
      return book.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      book.cancel(true);
      throw new RefusedException(
          Reply.unavailable(
              "The book was not read within %d s: others are being read, or it is too long."
                  .formatted(patience.toSeconds()),
              RETRY_SECONDS));
    } catch (ExecutionException e) {
      throw refused(file, e.getCause());
    }
  }

  private Future<Book> submit(Callable<Book> work) throws RefusedException {
    try {
      return reader.submit(work);
    } catch (RejectedExecutionException e) {
      throw new RefusedException(
          Reply.unavailable("Other books are being read; try again soon.", RETRY_SECONDS));
    }
  }

  private static RefusedException refused(Path file, @Nullable Throwable cause) {
    String name = file.getFileName().toString();
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
    reader.shutdownNow();
  }
}
