package dev.lector.standalone.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands that fail, that were killed, and that run at the same time. */
class StagingTest {
  @TempDir Path directory;

  private Path models = Path.of("");
  private Path voice = Path.of("");
  private ModelFolders folders = new ModelFolders(models);

  @BeforeEach
  void open() throws IOException {
    models = Files.createDirectory(directory.resolve("models"));
    voice = Files.createDirectory(directory.resolve("given"));
    Files.write(voice.resolve("x.onnx"), Packages.piper());
    Files.write(voice.resolve("x.onnx.json"), Packages.piperConfig());
    folders = new ModelFolders(models);
  }

  @Test
  void aModelThatCannotBeReplacedStays() throws Exception {
    folders.add(List.of(voice), null, false);
    assertThatThrownBy(
            () -> {
              try (Staging staging = Staging.in(models)) {
                staging.place(staging.folder().resolve("nowhere"), "x");
              }
            })
        .isInstanceOf(NoSuchFileException.class);
    assertThat(folders.verify("x").orElseThrow()).isEmpty();
    assertThat(Packages.in(models)).containsExactly("x");
  }

  @Test
  void theNextCommandMendsWhatAKilledOneLeft() throws Exception {
    folders.add(List.of(voice), null, false);
    Path killed = Files.createDirectory(models.resolve(Staging.PREFIX + "1"));
    Files.move(models.resolve("x"), killed.resolve(Staging.OLD + "x"));
    Files.createDirectories(models.resolve(Staging.PREFIX + "2/model-x/voices"));

    folders.add(List.of(voice), "y", false);

    assertThat(Packages.in(models)).containsExactlyInAnyOrder("x", "y");
    assertThat(folders.verify("x").orElseThrow()).isEmpty();
  }

  @Test
  void whatWasReplacedDoesNotComeBack() throws Exception {
    folders.add(List.of(voice), null, false);
    Path killed = Files.createDirectory(models.resolve(Staging.PREFIX + "1"));
    Files.createDirectory(killed.resolve(Staging.OLD + "x"));
    folders.remove("x");
    assertThat(Packages.in(models)).isEmpty();
  }

  @Test
  void aSecondCommandAtTheSameTimeIsRefused() throws Exception {
    folders.add(List.of(voice), null, false);
    try (DirectoryLock _ = DirectoryLock.take(models)) {
      refused(() -> folders.add(List.of(voice), "y", false));
      refused(() -> folders.remove("x"));
      refused(
          () -> folders.pull("kokoro-int8", URI.create("http://localhost:1"), false, line -> {}));
      assertThat(folders.verify("x").orElseThrow()).isEmpty();
    }
    folders.remove("x");
    assertThat(Packages.in(models)).isEmpty();
  }

  private static void refused(ThrowingCallable command) {
    assertThatThrownBy(command)
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("Another command");
  }
}
