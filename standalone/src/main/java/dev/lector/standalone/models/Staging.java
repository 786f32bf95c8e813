package dev.lector.standalone.models;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * A temporary folder in a models directory, on the same disk and hidden from workers. Whoever has
 * one holds the lock of the directory.
 */
final class Staging implements AutoCloseable {
  static final String PREFIX = ".adding-";
  static final String OLD = "old-";

  private final Path folder;

  private Staging(Path folder) {
    this.folder = folder;
  }

  static Staging in(Path directory) throws IOException {
    return new Staging(Files.createTempDirectory(directory, PREFIX));
  }

  Path folder() {
    return folder;
  }

  /**
   * Moves a model to its place in the directory. One that was there moves here, and back again on
   * {@link #close} when its place is still empty then.
   */
  void place(Path model, String id) throws IOException {
    Path place = folder.resolveSibling(id);
    if (Files.exists(place)) {
      Files.move(place, folder.resolve(OLD + id), StandardCopyOption.ATOMIC_MOVE);
    }
    Files.move(model, place, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Takes a model out of the directory in one step, so that no worker sees half of it. */
  void remove(String id) throws IOException {
    Files.move(
        folder.resolveSibling(id), folder.resolve("removed"), StandardCopyOption.ATOMIC_MOVE);
  }

  /** Removes what commands that were killed left, and moves back what they had taken away. */
  static void clean(Path directory) throws IOException {
    try (DirectoryStream<Path> stale = Files.newDirectoryStream(directory, PREFIX + "*")) {
      for (Path folder : stale) {
        new Staging(folder).close();
      }
    }
  }

  @Override
  public void close() throws IOException {
    try (DirectoryStream<Path> replaced = Files.newDirectoryStream(folder, OLD + "*")) {
      for (Path old : replaced) {
        Path place = folder.resolveSibling(old.getFileName().toString().substring(OLD.length()));
        if (!Files.exists(place)) {
          Files.move(old, place, StandardCopyOption.ATOMIC_MOVE);
        }
      }
    }
    delete(folder);
  }

  /** Deletes a hidden folder. */
  static void delete(Path folder) {
    try (Stream<Path> walk = Files.walk(folder)) {
      for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException _) {
      // What is left is hidden: no worker takes it for a model, and the next command deletes it.
      return;
    }
  }
}
