package dev.lector.bridge.auth;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;
import java.util.Set;

/** Who beside its owner may read or change a file that says who may enter. */
final class FileExposure {
  private FileExposure() {}

  /**
   * Says who may, to go on where "it may be" ends; empty when nobody may, or the file system does
   * not know. A group that may read is meant to where another user owns the file, as in a volume of
   * a Kubernetes Secret with an {@code fsGroup}.
   */
  static Optional<String> of(Path path) {
    try {
      Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(path);
      if (permissions.contains(PosixFilePermission.OTHERS_WRITE)
          || permissions.contains(PosixFilePermission.GROUP_WRITE)) {
        return Optional.of("changed by other users than its owner");
      }
      boolean own = Files.getOwner(path).getName().equals(System.getProperty("user.name", ""));
      if (permissions.contains(PosixFilePermission.OTHERS_READ)
          || (own && permissions.contains(PosixFilePermission.GROUP_READ))) {
        return Optional.of("read by other users than its owner");
      }
      return Optional.empty();
    } catch (IOException | UnsupportedOperationException _) {
      return Optional.empty();
    }
  }
}
