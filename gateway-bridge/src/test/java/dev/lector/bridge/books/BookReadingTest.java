package dev.lector.bridge.books;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One book never keeps the others from being read. */
class BookReadingTest {
  private static final Duration HOUR = Duration.ofHours(1);

  @TempDir Path directory;

  private Path book;

  @BeforeEach
  void write() throws Exception {
    book = Files.writeString(directory.resolve("book.txt"), "It was late.");
  }

  @Test
  void othersAreReadThoughABookThatIsGivenUpGoesOn() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(1);
    try (BookReading reading = new BookReading(HOUR, Duration.ofMillis(1));
        ExecutorService client = Executors.newSingleThreadExecutor();
        ExecutorService other = Executors.newSingleThreadExecutor()) {
      Future<String> endless =
          client.submit(() -> reading.read(book, "endless.txt", _ -> endlessly(begun, end)));
      begun.await();
      Future<String> waiting =
          other.submit(() -> reading.read(book, "b.txt", read -> read.metadata().title()));

      endless.cancel(true); // The client goes.

      assertThat(waiting.get()).isEqualTo("b");
      String title = reading.read(book, "c.txt", read -> read.metadata().title());
      assertThat(title).isEqualTo("c");
      end.countDown();
    } finally {
      end.countDown();
    }
  }

  /** Ends when it is told to, and does not look at interrupts. */
  private static String endlessly(CountDownLatch begun, CountDownLatch end) {
    begun.countDown();
    boolean ended = false;
    while (!ended) {
      try {
        end.await();
        ended = true;
      } catch (InterruptedException _) {
        // As a computation does.
      }
    }
    return "";
  }
}
