package dev.lector.audio;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The unfinished objects of a directory store: each a directory with one file in it. */
final class Drafts {
  private static final Logger log = LoggerFactory.getLogger(Drafts.class);

  private final Path incoming;

  Drafts(Path incoming) {
    this.incoming = incoming;
  }

  /**
   * Removes drafts last touched before {@code limit}. What cannot be removed is left for the next
   * start.
   */
  void removeOlderThan(Instant limit) {
    int removed = 0;
    try (DirectoryStream<Path> drafts = Files.newDirectoryStream(incoming)) {
      for (Path draft : drafts) {
        if (Files.getLastModifiedTime(draft).toInstant().isBefore(limit) && remove(draft)) {
          removed++;
        }
      }
    } catch (NoSuchFileException e) {
      // Nothing was ever written, or another process removed a draft first: nothing left to do.
      log.trace("No draft {}", e.getFile());
    } catch (IOException | DirectoryIteratorException e) {
      log.warn("Unfinished audio in {} cannot be removed: {}", incoming, e.toString());
    }
    if (removed > 0) {
      log.info("Removed {} unfinished audio objects of crashed writers from {}", removed, incoming);
    }
  }

  /** The same two directories down. */
  void removeBelowOlderThan(Instant limit) {
    for (Path first : directories(incoming)) {
      for (Path second : directories(first)) {
        new Drafts(second).removeOlderThan(limit);
      }
    }
  }

  private static List<Path> directories(Path directory) {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory, Files::isDirectory)) {
      entries.forEach(found::add);
    } catch (NoSuchFileException e) {
      log.trace("No directory {}", e.getFile());
    } catch (IOException | DirectoryIteratorException e) {
      log.warn("Unfinished audio in {} cannot be looked for: {}", directory, e.toString());
    }
    return found;
  }

  /**
   * Removes an object: at once for whoever looks for it, and at last when what is in it is gone.
   *
   * @param incoming on the same file system; from there it is removed even when this process dies
   * @return whether it was there
   */
  static boolean discard(Path object, Path incoming) throws IOException {
    Path discarded = incoming.resolve(object.getFileName() + "-" + UUID.randomUUID());
    try {
      OwnerOnly.make(incoming);
      Files.move(object, discarded, StandardCopyOption.ATOMIC_MOVE);
    } catch (NoSuchFileException e) {
      return false;
    }
    remove(discarded);
    return true;
  }

  /** Removes one draft with what is in it, and says whether it is gone. */
  static boolean remove(Path draft) {
    if (!Files.exists(draft)) {
      return true;
    }
    try {
      if (Files.isDirectory(draft)) {
        try (DirectoryStream<Path> contents = Files.newDirectoryStream(draft)) {
          for (Path content : contents) {
            Files.deleteIfExists(content);
          }
        }
      }
      return Files.deleteIfExists(draft);
    } catch (IOException | DirectoryIteratorException e) {
      log.warn("Unfinished audio {} cannot be removed: {}", draft, e.toString());
      return false;
    }
  }
}
