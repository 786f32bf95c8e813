package dev.lector.audio;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "it has other permissions")
class OwnerOnlyTest {
  private static final AudioKey KEY = AudioKey.parse("0".repeat(64) + ".wav").orElseThrow();

  @TempDir private Path dir;

  @Test
  void everythingInAStoreIsItsOwnersAlone() throws Exception {
    Path root = dir.resolve("missing/audio");
    fill(root);

    assertThat(modes(root)).containsOnly("0700 directory", "0600 file");
    assertThat(mode(dir.resolve("missing"))).isEqualTo("0700");
  }

  @Test
  void aDirectoryOfAnOlderVersionIsNarrowed() throws Exception {
    Path root = Files.createDirectory(dir.resolve("audio"));
    setMode(root, 0755);

    OwnerOnly.open(root);

    assertThat(mode(root)).isEqualTo("0700");
  }

  @Test
  void aDirectoryWithSetgidIsSharedWithItsGroupAndNobodyElse() throws Exception {
    Path root = Files.createDirectory(dir.resolve("audio"));
    setMode(root, 02775);
    fill(root);

    assertThat(mode(root)).isEqualTo("2770");
    assertThat(modes(root)).containsOnly("2770 directory", "0660 file");
  }

  @Test
  void aDirectoryThatIsOnlyMadeWhenItIsMissingKeepsItsPermissionsOtherwise() throws Exception {
    Path there = Files.createDirectory(dir.resolve("models"));
    setMode(there, 0755);
    OwnerOnly.make(there);
    OwnerOnly.make(dir.resolve("others"));

    assertThat(mode(there)).isEqualTo("0755");
    assertThat(mode(dir.resolve("others"))).isEqualTo("0700");
  }

  @Test
  void aFileSystemWithoutModesWorksAsEver() throws Exception {
    Path archive = dir.resolve("store.zip");
    try (FileSystem zip = FileSystems.newFileSystem(archive, Map.of("create", "true"))) {
      Path root = zip.getPath("/audio");
      OwnerOnly.open(root).makeDirectories(root.resolve("9f/86"));

      assertThat(root.resolve("9f/86")).isDirectory();
    }
  }

  private static void fill(Path root) throws Exception {
    FileAudioStore store = FileAudioStore.open(root, Clock.systemUTC());
    store.put(KEY, "audio/wav", new byte[10], new AudioFacts(16_000, 1, 5), "[]");
    store.files().put(new FileName("acme", "file-1.json"), "{}".getBytes(UTF_8));
    Path content = Files.writeString(root.resolveSibling("content"), "x");
    store.files().put(new FileName("acme", "file-2.json"), content);
  }

  private static List<String> modes(Path root) throws Exception {
    try (Stream<Path> all = Files.walk(root)) {
      return all.map(path -> mode(path) + (Files.isDirectory(path) ? " directory" : " file"))
          .toList();
    }
  }

  private static String mode(Path path) {
    try {
      return "%04o".formatted((Integer) Files.getAttribute(path, "unix:mode") & 07777);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void setMode(Path path, int mode) throws Exception {
    Files.setAttribute(path, "unix:mode", mode);
  }
}
