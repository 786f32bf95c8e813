package dev.lector.standalone.say;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class AudioTargetTest {
  private static final byte[] AUDIO = {1, 2, 3};

  @TempDir Path directory;

  @Test
  void aFileHasTheWholeAudioAndNothingElseIsLeft() throws Exception {
    Path file = directory.resolve("a b.wav");
    target(file).write(audio());
    assertThat(file).hasBinaryContent(AUDIO);
    assertThat(directory.toFile().list()).containsExactly("a b.wav");
  }

  @Test
  void anExistingFileIsReplaced() throws Exception {
    Path file = Files.writeString(directory.resolve("old.wav"), "something longer");
    target(file).write(audio());
    assertThat(file).hasBinaryContent(AUDIO);
  }

  @Test
  void aBrokenDownloadLeavesTheOldFileAsItWas() throws Exception {
    Path file = Files.writeString(directory.resolve("old.wav"), "old");
    InputStream broken = InputStream.nullInputStream();
    broken.close();
    AudioTarget target = target(file);
    assertThatThrownBy(() -> target.write(broken))
        .isInstanceOf(SayException.class)
        .hasMessageContaining("Stream closed");
    assertThat(file).hasContent("old");
    assertThat(directory.toFile().list()).containsExactly("old.wav");
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "links need a right there")
  void aSymbolicLinkStaysOne() throws Exception {
    Path file = Files.writeString(directory.resolve("real.wav"), "old");
    Path link = Files.createSymbolicLink(directory.resolve("link.wav"), file);
    target(link).write(audio());
    assertThat(link).isSymbolicLink();
    assertThat(file).hasBinaryContent(AUDIO);
  }

  @Test
  void aDashIsStandardOutput() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    AudioTarget.of("-", out).write(audio());
    assertThat(out.toByteArray()).isEqualTo(AUDIO);
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no such device")
  void aDeviceIsWrittenToAndStaysOne() throws Exception {
    target(Path.of("/dev/null")).write(audio());
    assertThat(Files.isRegularFile(Path.of("/dev/null"))).isFalse();
  }

  @Test
  void aDirectoryIsRefusedBeforeAnythingIsDone() {
    assertThatThrownBy(() -> target(directory))
        .isInstanceOf(SayException.class)
        .hasMessageContaining("is a directory");
  }

  @Test
  void aMissingParentIsRefusedByName() {
    assertThatThrownBy(() -> target(directory.resolve("nowhere/x.wav")))
        .isInstanceOf(SayException.class)
        .hasMessageContaining(directory.resolve("nowhere").toString());
  }

  private static AudioTarget target(Path file) throws SayException {
    return AudioTarget.of(file.toString(), OutputStream.nullOutputStream());
  }

  private static InputStream audio() {
    return new ByteArrayInputStream(AUDIO);
  }
}
