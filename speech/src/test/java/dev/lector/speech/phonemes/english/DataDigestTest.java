package dev.lector.speech.phonemes.english;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class DataDigestTest {
  @Test
  void everyFileBesideTheCodeIsDigested() throws IOException, URISyntaxException {
    Path file =
        Path.of(Objects.requireNonNull(EnglishPhonemes.class.getResource("senses.tsv")).toURI());
    try (Stream<Path> files = Files.list(file.resolveSibling("."))) {
      assertThat(files.map(one -> one.getFileName().toString()))
          .filteredOn(one -> !one.endsWith(".class") && !one.startsWith("LICENSE"))
          .containsExactlyInAnyOrderElementsOf(EnglishPhonemes.DATA);
    }
  }

  @Test
  void otherDataHaveAnotherDigest() {
    String digest = of("senses.tsv", "corrections.tsv");
    assertThat(digest).isEqualTo(of("senses.tsv", "corrections.tsv")).matches("[0-9a-f]{8}");
    assertThat(of("corrections.tsv", "senses.tsv")).isNotEqualTo(digest);
    assertThat(of("senses.tsv")).isNotEqualTo(digest);
  }

  private static String of(String... resources) {
    return DataDigest.of(EnglishPhonemes.class, List.of(resources));
  }
}
