package dev.lector.standalone.narrate;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.ThreadLocalRandom;

/** A file that is there when it is whole, and not before. */
final class Draft {
  private Draft() {}

  /** Takes away drafts that a command left when it was killed; they are of no use to anybody. */
  static void sweep(Path directory) throws IOException {
    try (DirectoryStream<Path> drafts = Files.newDirectoryStream(directory, ".*.draft")) {
      for (Path draft : drafts) {
        Files.deleteIfExists(draft);
      }
    }
  }

  /** The same where nothing is but what is kept between runs: whatever is called a draft goes. */
  static void sweepParts(Path parts) throws IOException {
    try (DirectoryStream<Path> drafts = Files.newDirectoryStream(parts, Draft::isDraft)) {
      for (Path draft : drafts) {
        Files.deleteIfExists(draft);
      }
    }
  }

  private static boolean isDraft(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.endsWith(".draft") || name.endsWith(".draft.body");
  }

  /** Writes a file's content. */
  interface Content {
    void write(Path draft) throws IOException, NarrationException;
  }

  /**
   * Has a draft written beside the file, and puts it in its place. Each draft has a name of its
   * own: chapters of the same text are one file, and are encoded at the same time.
   */
  static void write(Path file, Content content) throws IOException, NarrationException {
    // Not a temporary file, which nobody else may read.
    String unique = Long.toString(ThreadLocalRandom.current().nextLong(Long.MAX_VALUE), 36);
    Path draft = file.resolveSibling("." + file.getFileName() + "." + unique + ".draft");
    try {
      content.write(draft);
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(draft);
    }
  }
}
