package dev.lector.standalone.models;

import dev.lector.audio.OwnerOnly;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a second command from changing a models directory at the same time. The file {@value #FILE}
 * stays there: if it were deleted, two commands could lock two files of that name.
 */
final class DirectoryLock implements AutoCloseable {
  static final String FILE = ".lock";

  private final FileChannel channel;

  private DirectoryLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Locks a directory, which is made for its owner alone when it is not there.
   *
   * @throws ModelException when another command has it
   */
  static DirectoryLock take(Path directory) throws ModelException, IOException {
    OwnerOnly.make(directory);
    FileChannel channel =
        FileChannel.open(
            directory.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    boolean locked = false;
    try {
      locked = tryLock(channel) != null;
    } finally {
      if (!locked) {
        channel.close();
      }
    }
    if (!locked) {
      throw new ModelException(
          "Another command changes the models in %s: try again when it has ended"
              .formatted(directory));
    }
    return new DirectoryLock(channel);
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException _) {
      // This process has it.
      return null;
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
