package dev.lector.telemetry;

import ch.qos.logback.core.rolling.RollingFileAppender;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * A file that is rolled, made for its owner alone whatever the umask says: Logback's own obeys the
 * umask, after each roll again. A file that is there keeps its permissions, and takes them along
 * when it is rolled.
 *
 * @param <E> of events
 */
public final class AuditFile<E> extends RollingFileAppender<E> {
  /** Logback makes it, by the name of its class. */
  public AuditFile() {}

  @Override
  public void openFile(String name) throws IOException {
    make(Path.of(name).toAbsolutePath());
    super.openFile(name);
  }

  private static void make(Path file) throws IOException {
    Path directory = file.getParent();
    if (directory != null) {
      Files.createDirectories(directory);
    }
    try {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    } catch (FileAlreadyExistsException | UnsupportedOperationException _) {
      // It has its permissions already, or its file system has none.
    }
  }
}
