package dev.lector.bridge.books;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lector.audiobook.AudiobookException;
import java.nio.file.FileSystemException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EncodingsTest {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  @Test
  void whereADiskFailedIsNoClientsBusiness() throws Exception {
    assertThat(
            failure(
                () -> {
                  throw new FileSystemException("/var/lib/lector/secret.m4b");
                }))
        .contains("The audio could not be put together; the bridge's log says more.");
  }

  @Test
  void whatAnAudiobookCannotBeIsTold() throws Exception {
    assertThat(
            failure(
                () -> {
                  throw new AudiobookException("A chapter is empty");
                }))
        .contains("A chapter is empty");
  }

  private static Optional<String> failure(Encodings.Work work) throws Exception {
    try (Encodings encodings = new Encodings(1)) {
      assertThat(encodings.start("a book", work)).isEmpty();
      await().atMost(PATIENCE).until(() -> encodings.failed("a book").isPresent());
      return encodings.failed("a book");
    }
  }
}
