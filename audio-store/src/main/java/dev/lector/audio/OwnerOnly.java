package dev.lector.audio;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes directories and files that their owner alone may read and write, whatever the umask says. A
 * directory with the setgid bit is shared with its group on purpose: what is made in it is for the
 * group, too. File systems without POSIX permissions keep their own rules.
 */
public final class OwnerOnly {
  private static final Logger LOG = LoggerFactory.getLogger(OwnerOnly.class);

  /** Of {@code java.nio.file}, which has no constant for it: the mode as stat(2) gives it. */
  private static final String MODE = "unix:mode";

  private static final String UNIX = "unix";
  private static final int SETGID = 02000;
  private static final int PERMISSIONS = 07777;

  private final boolean unix;
  private final boolean group;

  private OwnerOnly(boolean unix, boolean group) {
    this.unix = unix;
    this.group = group;
  }

  /**
   * Makes a directory when it is missing, and takes from an existing one what others may do in it.
   * What is in it keeps its permissions, since nobody else can reach it any more. A directory that
   * belongs to somebody else stays as it is.
   *
   * @return makes what is in the directory
   * @throws IOException when the directory cannot be made
   */
  public static OwnerOnly open(Path directory) throws IOException {
    boolean unix = hasModes(directory);
    boolean there = Files.isDirectory(directory);
    make(directory);
    if (!unix) {
      return new OwnerOnly(false, false);
    }
    int mode = (Integer) Files.getAttribute(directory, MODE) & PERMISSIONS;
    // Inherited from the directory above, too, by one that was just made.
    boolean group = (mode & SETGID) != 0;
    int narrowed = group ? (mode & ~0007) | (there ? 0 : 0070) : mode & ~0077;
    if (narrowed != mode && setMode(directory, narrowed) && there) {
      LOG.info(
          "{} was open to others (mode {}) and is for its {} alone now",
          directory,
          Integer.toOctalString(mode),
          group ? "owner and group" : "owner");
    }
    return new OwnerOnly(unix, group);
  }

  /**
   * Makes a directory, and those above it, when they are missing; one that is there keeps its
   * permissions.
   *
   * @throws IOException when it cannot be made
   */
  public static void make(Path directory) throws IOException {
    new OwnerOnly(hasModes(directory), false).makeDirectories(directory);
  }

  private static boolean hasModes(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains(UNIX);
  }

  /**
   * Makes a directory, and those above it that are missing. One that is there keeps its
   * permissions.
   *
   * @throws IOException when it cannot be made
   */
  void makeDirectories(Path directory) throws IOException {
    if (Files.isDirectory(directory)) {
      return;
    }
    Path parent = directory.toAbsolutePath().getParent();
    if (parent != null) {
      makeDirectories(parent);
    }
    try {
      Files.createDirectory(directory, permissions("rwx------"));
    } catch (FileAlreadyExistsException e) {
      if (Files.isDirectory(directory)) {
        return; // Somebody else was faster.
      }
      throw e;
    }
    if (group) {
      setMode(directory, SETGID | 0770);
    }
  }

  /**
   * Makes an empty file.
   *
   * @throws IOException when it cannot be made, or is there
   */
  void makeFile(Path file) throws IOException {
    Files.createFile(file, permissions("rw-------"));
    if (group) {
      setMode(file, 0660);
    }
  }

  private FileAttribute<?>[] permissions(String written) {
    return unix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(written))
        }
        : new FileAttribute<?>[0];
  }

  private static boolean setMode(Path path, int mode) {
    try {
      Files.setAttribute(path, MODE, mode);
      return true;
    } catch (IOException e) { // Another's, or the file system has none.
      LOG.debug("{} keeps the permissions that it has", path, e);
      return false;
    }
  }
}
