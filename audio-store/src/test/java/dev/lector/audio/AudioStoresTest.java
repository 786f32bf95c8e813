package dev.lector.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AudioStoresTest {
  @TempDir private Path dir;

  @Test
  void aDirectoryIsTheDefault() throws Exception {
    try (AudioStore store = AudioStores.create(Map.of("dir", dir.resolve("a/b").toString()))) {
      assertThat(store).isInstanceOf(FileAudioStore.class);
      assertThat(dir.resolve("a/b")).isDirectory();
    }
  }

  @Test
  void anS3StoreIsMadeWithoutCallingTheServer() throws Exception {
    try (AudioStore store =
        AudioStores.create(
            Map.of(
                "type", "s3",
                "dir", "",
                "s3.bucket", "audio",
                "s3.endpoint", "http://127.0.0.1:1",
                "s3.pathstyle", "true"))) {
      assertThat(store).isInstanceOf(S3AudioStore.class);
    }
  }

  @Test
  void whatIsWrongIsSaidWithItsKey() {
    assertWrong(Map.of("type", "ftp"), "lector.store.type", "ftp");
    assertWrong(Map.of("type", "file"), "lector.store.dir", "missing");
    assertWrong(Map.of("directory", "x"), "lector.store.directory", "dir");
    assertWrong(Map.of("type", "s3"), "lector.store.s3.bucket", "missing");
    assertWrong(s3("s3.endpoint", "localhost:9000"), "lector.store.s3.endpoint", "localhost:9000");
    assertWrong(s3("s3.pathstyle", "yes"), "lector.store.s3.pathstyle", "yes");
    assertWrong(s3("s3.timeout", "10"), "lector.store.s3.timeout", "PT30S");
    assertWrong(s3("s3.timeout", "PT-1S"), "lector.store.s3.timeout", "PT-1S");
    assertWrong(s3("s3.body", "0"), "lector.store.s3.body", "PT30S");
    assertWrong(s3("s3.rate", "0"), "lector.store.s3.rate", "from 1");
    assertWrong(s3("s3.accesskey", "me"), "lector.store.s3.accesskey", "together");
  }

  private static Map<String, String> s3(String key, String value) {
    Map<String, String> config = new HashMap<>(Map.of("type", "s3", "s3.bucket", "audio"));
    config.put(key, value);
    return config;
  }

  private static void assertWrong(Map<String, String> config, String... says) {
    assertThatThrownBy(() -> AudioStores.create(config))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(says);
  }
}
