package dev.lector.standalone.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A directory that is gone with all in it when it is closed, or when the process is told to end
 * before that.
 */
public final class TemporaryDirectory implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TemporaryDirectory.class);

  private final Path path;
  private final Thread atExit;

  private TemporaryDirectory(Path path) {
    this.path = path;
    this.atExit = Thread.ofPlatform().name("remove-" + path.getFileName()).unstarted(this::remove);
  }

  /**
   * Makes one where the system keeps such directories.
   *
   * @throws LocalException when there is no room or no right to
   */
  public static TemporaryDirectory create() throws LocalException {
    try {
      TemporaryDirectory directory = new TemporaryDirectory(Files.createTempDirectory("lector-"));
      Runtime.getRuntime().addShutdownHook(directory.atExit);
      return directory;
    } catch (IOException e) {
      throw new LocalException("No temporary directory can be made: " + e, e);
    }
  }

  /** Where it is. */
  public Path path() {
    return path;
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException e) {
      return; // The process is ending, and the hook does it.
    }
    remove();
  }

  private void remove() {
    try (Stream<Path> files = Files.walk(path)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException | UncheckedIOException e) {
      LOG.debug("{} could not be removed whole", path, e);
    }
  }
}
