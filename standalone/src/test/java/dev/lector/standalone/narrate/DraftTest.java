package dev.lector.standalone.narrate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files are there when they are whole. */
final class DraftTest {
  @TempDir private Path directory;

  @Test
  void twoWritersOfOneFileDoNotTouchEachOthersDrafts() throws Exception {
    Path file = directory.resolve("c.aac");
    CyclicBarrier written = new CyclicBarrier(2);
    Callable<Path> writer =
        () -> {
          Draft.write(
              file,
              draft -> {
                Files.writeString(draft, "whole");
                meet(written);
              });
          return file;
        };
    try (ExecutorService two = Executors.newFixedThreadPool(2)) {
      Future<Path> first = two.submit(writer);
      Future<Path> second = two.submit(writer);

      assertThat(first.get(20, TimeUnit.SECONDS)).hasContent("whole");
      assertThat(second.get(20, TimeUnit.SECONDS)).hasContent("whole");
    }
    assertThat(files()).containsExactly("c.aac");
  }

  @Test
  void draftsOfAWriterThatWasKilledAreSwept() throws Exception {
    Path file = directory.resolve("c.aac");
    Draft.write(
        file, draft -> Files.copy(Files.writeString(draft, "x"), directory.resolve(copy(draft))));
    assertThat(files()).hasSize(2);

    Draft.sweep(directory);

    assertThat(files()).containsExactly("c.aac");
  }

  private static String copy(Path draft) {
    return String.valueOf(draft.getFileName()).replace(".draft", "-killed.draft");
  }

  private static void meet(CyclicBarrier barrier) {
    try {
      barrier.await(20, TimeUnit.SECONDS);
    } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
      throw new IllegalStateException(e);
    }
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> String.valueOf(file.getFileName())).toList();
    }
  }
}
