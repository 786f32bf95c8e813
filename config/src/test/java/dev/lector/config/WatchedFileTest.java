package dev.lector.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchedFileTest {
  private static final Duration OFTEN = Duration.ofMillis(5);

  @TempDir Path dir;

  private final List<Integer> heard = new CopyOnWriteArrayList<>();
  private final AtomicInteger parsed = new AtomicInteger();

  @Test
  void aChangeIsHeardOnce() throws IOException {
    Path file = Files.writeString(dir.resolve("file"), "1");
    try (WatchedFile<Integer> _ = watch(file)) {
      assertThat(heard).containsExactly(1);
      Files.writeString(file, "1"); // touched, and the same
      put(file, "2");
      await().untilAsserted(() -> assertThat(heard).containsExactly(1, 2));
      assertThat(parsed).hasValue(2);
    }
  }

  @Test
  void aVolumeOfKubernetesChangesBehindItsLinks() throws IOException {
    Path first = Files.createDirectory(dir.resolve("..2026_a"));
    Path second = Files.createDirectory(dir.resolve("..2026_b"));
    Files.writeString(first.resolve("file"), "1");
    Files.writeString(second.resolve("file"), "2");
    Path data = Files.createSymbolicLink(dir.resolve("..data"), first.getFileName());
    Path file = Files.createSymbolicLink(dir.resolve("file"), Path.of("..data", "file"));
    try (WatchedFile<Integer> _ = watch(file)) {
      Path swap = Files.createSymbolicLink(dir.resolve("..tmp"), second.getFileName());
      Files.move(swap, data, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      await().untilAsserted(() -> assertThat(heard).containsExactly(1, 2));
    }
  }

  @Test
  void whatIsWrongLeavesWhatWasReadBefore() throws IOException {
    Path file = Files.writeString(dir.resolve("file"), "1");
    try (WatchedFile<Integer> _ = watch(file)) {
      put(file, "one");
      await().until(() -> parsed.get() >= 4); // looked at several times
      Files.delete(file);
      put(file, "2");
      await().untilAsserted(() -> assertThat(heard).containsExactly(1, 2));
    }
  }

  @Test
  void atTheStartItHasToBeThereAndRight() throws IOException {
    Path none = dir.resolve("none");
    assertThatThrownBy(() -> watch(none))
        .hasMessage("%s (lector.a.file) is not there".formatted(none));
    Path wrong = Files.writeString(dir.resolve("wrong"), "one");
    assertThatThrownBy(() -> watch(wrong))
        .hasMessage("%s (lector.a.file) is wrong: not a number".formatted(wrong));
    Path binary = Files.write(dir.resolve("binary"), new byte[] {(byte) 0xff});
    assertThatThrownBy(() -> watch(binary)).hasMessageEndingWith("is not UTF-8");
    assertThat(heard).isEmpty();
  }

  @Test
  void afterTheEndNobodyLooks() throws IOException {
    Path file = Files.writeString(dir.resolve("file"), "1");
    watch(file).close();
    put(file, "2");
    try (WatchedFile<Integer> _ = watch(file)) {
      put(file, "3");
      await().until(() -> heard.contains(3));
      assertThat(heard).containsExactly(1, 2, 3);
    }
  }

  private WatchedFile<Integer> watch(Path file) {
    return WatchedFile.open("a.file", file, this::parse, heard::add, OFTEN);
  }

  private int parse(String text) {
    parsed.incrementAndGet();
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("not a number", e);
    }
  }

  /** Never half of it. */
  private void put(Path file, String text) throws IOException {
    Path whole = Files.writeString(dir.resolve("whole"), text);
    Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
