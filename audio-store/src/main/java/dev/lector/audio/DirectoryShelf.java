package dev.lector.audio;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Files in a directory: drafts are written beside, forced to the disk, and renamed. */
final class DirectoryShelf implements FileShelf {
  private static final Logger LOG = LoggerFactory.getLogger(DirectoryShelf.class);

  private final Path root;
  private final Path incoming;
  private final OwnerOnly permissions;

  /**
   * @param root where the folders are
   * @param incoming where drafts are, on the same file system
   * @param permissions makes all of it
   */
  DirectoryShelf(Path root, Path incoming, OwnerOnly permissions) {
    this.root = root;
    this.incoming = incoming;
    this.permissions = permissions;
  }

  /** Puts the bytes of a file into a draft, which is there and empty. */
  @FunctionalInterface
  private interface Filling {
    void fill(OutputStream draft) throws IOException;
  }

  @Override
  public void put(FileName file, Path content) throws AudioStoreException {
    put(file, draft -> Files.copy(content, draft));
  }

  @Override
  public void put(FileName file, byte[] content) throws AudioStoreException {
    put(file, draft -> draft.write(content));
  }

  private void put(FileName file, Filling filling) throws AudioStoreException {
    Path draft = incoming.resolve(UUID.randomUUID() + ".file");
    try {
      permissions.makeDirectories(incoming);
      permissions.makeDirectories(root.resolve(file.folder()));
      permissions.makeFile(draft);
      try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
        filling.fill(Channels.newOutputStream(channel));
        channel.force(true);
      }
      Files.move(
          draft, place(file), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      Drafts.remove(draft);
      throw cannot("keep", file.toString(), e);
    }
  }

  @Override
  public Optional<Long> bytes(FileName file) throws AudioStoreException {
    try {
      return Optional.of(Files.size(place(file)));
    } catch (NoSuchFileException | NotDirectoryException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw cannot("look up", file.toString(), e);
    }
  }

  @Override
  public InputStream open(FileName file, long bytes) throws AudioStoreException {
    try {
      return new BoundedInputStream(Files.newInputStream(place(file)), bytes);
    } catch (IOException e) {
      throw cannot("read", file.toString(), e);
    }
  }

  @Override
  public InputStream open(FileName file, long offset, long length) throws AudioStoreException {
    InputStream in = null;
    try {
      in = Files.newInputStream(place(file));
      in.skipNBytes(offset);
      return new BoundedInputStream(in, length);
    } catch (IOException e) {
      close(in);
      throw cannot("read", file.toString(), e);
    }
  }

  private static void close(@Nullable InputStream in) {
    if (in != null) {
      try {
        in.close();
      } catch (IOException e) {
        LOG.debug("What could not be read could not be closed either", e);
      }
    }
  }

  @Override
  public List<String> folders() throws AudioStoreException {
    List<String> folders = new ArrayList<>();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(root, Files::isDirectory)) {
      for (Path folder : found) {
        String name = folder.getFileName().toString();
        if (FileName.isFolder(name)) {
          folders.add(name);
        }
      }
      return folders;
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (IOException e) {
      throw cannot("list", "folders", e);
    } catch (DirectoryIteratorException e) {
      throw cannot("list", "folders", new IOException(e.getMessage(), e));
    }
  }

  @Override
  public List<Entry> list(String folder) throws AudioStoreException {
    FileName.requireFolder(folder);
    List<Entry> entries = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(root.resolve(folder))) {
      for (Path file : files) {
        String name = file.getFileName().toString();
        // File systems leave files of their own, such as those that NFS renames while they are
        // open.
        if (FileName.isName(name)) {
          // What was removed since is not there.
          bytes(new FileName(folder, name)).ifPresent(size -> entries.add(new Entry(name, size)));
        }
      }
    } catch (NoSuchFileException | NotDirectoryException e) {
      return List.of();
    } catch (IOException e) {
      throw cannot("list", folder, e);
    } catch (DirectoryIteratorException e) {
      throw cannot("list", folder, new IOException(e.getMessage(), e));
    }
    entries.sort(Comparator.comparing(Entry::name));
    return entries;
  }

  @Override
  public void remove(FileName file) throws AudioStoreException {
    try {
      Files.deleteIfExists(place(file));
    } catch (IOException e) {
      throw cannot("remove", file.toString(), e);
    }
  }

  private Path place(FileName file) {
    return root.resolve(file.folder()).resolve(file.name());
  }

  private AudioStoreException cannot(String action, String what, IOException e) {
    return new AudioStoreException(
        "Cannot %s file %s in %s: %s".formatted(action, what, root, e), e);
  }
}
