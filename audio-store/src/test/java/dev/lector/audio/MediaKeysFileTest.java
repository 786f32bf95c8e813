package dev.lector.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MediaKeysFileTest {
  @TempDir private Path dir;
  private final AtomicLong nanos = new AtomicLong();
  private Path file;
  private MediaKeysFile keys;

  @BeforeEach
  void write() throws Exception {
    file = dir.resolve("keys");
    Files.writeString(file, "# the first one signs\n\n2026:sixteen bytes or more\n");
    keys = new MediaKeysFile(file, "", nanos::get);
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  @Test
  void aChangedFileCountsAtTheNextLook() throws Exception {
    Files.writeString(file, "2027:another sixteen bytes or more\n2026:sixteen bytes or more\n");

    assertThat(keys.get().signing()).contains("2026");
    pass(MediaKeysFile.LOOK);
    assertThat(keys.get().signing()).contains("2027");
  }

  @Test
  void aFileThatIsWrongOrGoneLeavesTheKeysAsTheyWere() throws Exception {
    for (String wrong : new String[] {"", "2027", "2027:short"}) {
      Files.writeString(file, wrong);
      pass(MediaKeysFile.LOOK);
      assertThat(keys.get().signing()).as(wrong).contains("2026");
    }
    Files.delete(file);
    pass(MediaKeysFile.LOOK);
    assertThat(keys.get().signing()).contains("2026");
  }

  @Test
  void aFileThatIsWrongAtTheStartIsRefused() throws Exception {
    Files.writeString(file, "2027:short");

    assertThatThrownBy(() -> new MediaKeysFile(file, ""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2027");
    assertThatThrownBy(() -> new MediaKeysFile(dir.resolve("none"), ""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("none");
  }
}
