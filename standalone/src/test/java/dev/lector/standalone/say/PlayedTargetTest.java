package dev.lector.standalone.say;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the players are shell scripts")
class PlayedTargetTest {
  private static final byte[] AUDIO = {1, 2, 3};

  @TempDir Path directory;

  private Path programs;
  private Path fallback;
  private Path heard;

  @BeforeEach
  void directories() throws Exception {
    programs = Files.createDirectory(directory.resolve("bin"));
    fallback = directory.resolve("lector.wav");
    heard = directory.resolve("heard");
  }

  @Test
  void audioIsPlayedToItsEndAndNoFileIsLeft() throws Exception {
    player("aplay", "cp \"$2\" '" + heard + "'");
    AudioTarget target = target();
    target.write(audio());
    assertThat(heard).hasBinaryContent(AUDIO);
    assertThat(fallback).doesNotExist();
    assertThat(target).hasToString("played by aplay");
  }

  @Test
  void theSoundServersPlayerComesBeforeTheDevices() throws Exception {
    player("aplay", "exit 1");
    player("paplay", "cp \"$1\" '" + heard + "'");
    AudioTarget target = target();
    target.write(audio());
    assertThat(target).hasToString("played by paplay");
  }

  @Test
  void aPlayerWithoutADeviceLeavesItToTheNext() throws Exception {
    player("paplay", "echo 'Connection refused' >&2; exit 1");
    player("aplay", "cp \"$2\" '" + heard + "'");
    AudioTarget target = target();
    target.write(audio());
    assertThat(heard).hasBinaryContent(AUDIO);
    assertThat(target).hasToString("played by aplay");
  }

  @Test
  void ffplayEndsWithZeroThoughThereIsNoDevice() throws Exception {
    player(
        "ffplay",
        """
        echo 'ALSA lib: cannot find card' >&2
        echo 'No more combinations to try, audio open failed' >&2
        echo 'Failed to open file' >&2
        """);
    AudioTarget target = target();
    target.write(audio());
    assertThat(fallback).hasBinaryContent(AUDIO);
    assertThat(target.toString())
        .endsWith("(nothing played it: ffplay: No more combinations to try, audio open failed)");
  }

  @Test
  void whereNothingPlaysTheFileHasItAndSaysWhy() throws Exception {
    player("paplay", "echo 'Connection refused' >&2; exit 1");
    AudioTarget target = target();
    target.write(audio());
    assertThat(fallback).hasBinaryContent(AUDIO);
    assertThat(target).hasToString(fallback + " (nothing played it: paplay: Connection refused)");
  }

  @Test
  void withoutAPlayerTheFileHasIt() throws Exception {
    AudioTarget target = target();
    target.write(audio());
    assertThat(fallback).hasBinaryContent(AUDIO);
    assertThat(target).hasToString(fallback + " (no program that plays audio is installed)");
  }

  @Test
  void withoutAPlayerAFileThatCannotBeWrittenIsRefusedBeforeAnythingIsSaid() {
    fallback = directory.resolve("nowhere/lector.wav");
    assertThatThrownBy(this::target)
        .isInstanceOf(SayException.class)
        .hasMessageContaining("nowhere");
  }

  private AudioTarget target() throws SayException {
    return AudioTarget.played(programs.toString(), fallback);
  }

  private void player(String name, String script) throws Exception {
    Path program = Files.writeString(programs.resolve(name), "#!/bin/sh\n" + script + "\n");
    assertThat(program.toFile().setExecutable(true)).isTrue();
  }

  private static InputStream audio() {
    return new ByteArrayInputStream(AUDIO);
  }
}
