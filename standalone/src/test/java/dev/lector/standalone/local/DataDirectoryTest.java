package dev.lector.standalone.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {
  @TempDir Path root;

  @Test
  void theSecretIsMadeOnceAndStays() throws Exception {
    String secret = DataDirectory.open(root).mediaSecret();
    assertThat(secret).matches("[0-9a-f]{64}");
    assertThat(DataDirectory.open(root).mediaSecret()).isEqualTo(secret);
    assertThat(root.toFile().list()).containsExactly("media.secret");
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "it has other permissions")
  void theSecretIsItsOwnersAlone() throws Exception {
    DataDirectory.open(root).mediaSecret();
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(root.resolve("media.secret"))))
        .isEqualTo("rw-------");
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "it has other permissions")
  void theDirectoryIsItsOwnersAloneAlsoWhenAnOlderVersionMadeIt() throws Exception {
    Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwxr-xr-x"));
    DataDirectory.open(root);
    DataDirectory.open(root.resolve("new"));
    for (Path directory : List.of(root, root.resolve("new"))) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory)))
          .isEqualTo("rwx------");
    }
  }

  @Test
  void aSecondLectorOnTheSameDataIsToldWhoHasIt() throws Exception {
    DataDirectory directory = DataDirectory.open(root);
    try (AutoCloseable _ = directory.lock()) {
      assertThatThrownBy(() -> DataDirectory.open(root).lock())
          .isInstanceOf(LocalException.class)
          .hasMessageContaining("already runs")
          .hasMessageContaining(Long.toString(ProcessHandle.current().pid()))
          .hasMessageContaining("LECTOR_DATA");
    }
    directory.lock().close();
  }

  @Test
  void whoAsksIsToldWhereTheOneThatRunsIs() throws Exception {
    DataDirectory directory = DataDirectory.open(root);
    URI url = URI.create("http://localhost:1234");
    assertThat(directory.running()).isEmpty();
    try (AutoCloseable _ = directory.lock()) {
      try (AutoCloseable _ = directory.announce(url)) {
        assertThat(directory.running()).contains(url);
      }
      assertThatThrownBy(directory::running).hasMessageContaining("already runs");
    }
  }

  @Test
  void whereOneWasThatWasKilledIsForgotten() throws Exception {
    DataDirectory directory = DataDirectory.open(root);
    Files.writeString(root.resolve("url"), "http://localhost:1234");
    assertThat(directory.running()).isEmpty();
    Files.writeString(root.resolve("url"), "http://localhost:1234");
    try (AutoCloseable _ = directory.lock()) {
      assertThatThrownBy(directory::running).hasMessageContaining("already runs");
    }
  }

  @Test
  void aFileInItsPlaceIsRefused() throws Exception {
    Path file = Files.createFile(root.resolve("file"));
    assertThatThrownBy(() -> DataDirectory.open(file))
        .isInstanceOf(LocalException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining("LECTOR_DATA");
  }
}
