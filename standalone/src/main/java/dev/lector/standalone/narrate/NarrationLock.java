package dev.lector.standalone.narrate;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a second command from narrating into a directory at the same time. The file {@value #FILE}
 * is there as long as the first one runs; of one that was killed it means nothing.
 */
final class NarrationLock implements AutoCloseable {
  static final String FILE = ".lock";

  private final Path parts;
  private final FileChannel channel;

  private NarrationLock(Path parts, FileChannel channel) {
    this.parts = parts;
    this.channel = channel;
  }

  /**
   * Locks a narration.
   *
   * @param parts what is kept while it goes on; is there already
   * @throws NarrationException when another command has it
   */
  static NarrationLock take(Path parts) throws NarrationException, IOException {
    Path file = parts.resolve(FILE);
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    boolean locked = false;
    try {
      // One that ended just now has taken the file away: what is locked then is nobody's.
      locked = tryLock(channel) != null && Files.exists(file);
    } finally {
      if (!locked) {
        channel.close();
      }
    }
    if (!locked) {
      throw new NarrationException(
          "Another command narrates into %s: wait for its end, or name another directory"
              .formatted(parts.toAbsolutePath().getParent()));
    }
    return new NarrationLock(parts, channel);
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException _) {
      // This process has it.
      return null;
    }
  }

  /** Unlocks; what is kept is deleted when nothing is in it. */
  @Override
  public void close() throws IOException {
    try (channel) {
      Files.deleteIfExists(parts.resolve(FILE));
      Files.deleteIfExists(parts);
    } catch (DirectoryNotEmptyException _) {
      // It goes on another time.
    }
  }
}
