package dev.lector.standalone.say;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextSourceTest {
  @TempDir Path directory;

  @Test
  void aFileIsReadAsUtf8() throws Exception {
    Path file = Files.writeString(directory.resolve("text.txt"), "naïve — “yes”\n");
    assertThat(TextSource.read(file.toString(), InputStream.nullInputStream()))
        .isEqualTo("naïve — “yes”\n");
  }

  @Test
  void aDashIsStandardInput() throws Exception {
    InputStream in = new ByteArrayInputStream("piped".getBytes(StandardCharsets.UTF_8));
    assertThat(TextSource.read("-", in)).isEqualTo("piped");
  }

  @Test
  void anotherEncodingIsRefusedInsteadOfMisread() throws Exception {
    Path file =
        Files.write(directory.resolve("latin1.txt"), "naïve".getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> TextSource.read(file.toString(), InputStream.nullInputStream()))
        .isInstanceOf(SayException.class)
        .hasMessageContaining("UTF-8");
  }

  @Test
  void aMissingFileIsNamed() {
    String missing = directory.resolve("missing.txt").toString();
    assertThatThrownBy(() -> TextSource.read(missing, InputStream.nullInputStream()))
        .isInstanceOf(SayException.class)
        .hasMessage("The text cannot be read from " + missing + ": there is no such file");
  }
}
