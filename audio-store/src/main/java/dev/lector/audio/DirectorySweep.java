package dev.lector.audio;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;

/**
 * Deletes old audio from the directories of a {@link FileAudioStore}, of which each part is one of
 * 256.
 */
final class DirectorySweep {
  private static final int PARTS = 256;

  private final Path root;
  private final Path incoming;

  /**
   * @param root of the store
   * @param incoming where what is deleted goes first
   */
  DirectorySweep(Path root, Path incoming) {
    this.root = root;
    this.incoming = incoming;
  }

  /**
   * Deletes from a part what was stored before a limit.
   *
   * @param part what the part before gave as the next, or empty
   */
  SweptPart sweep(String part, Instant limit) throws AudioStoreException {
    int number = part.isEmpty() ? 0 : HexFormat.fromHexDigits(part);
    Path first = root.resolve(name(number));
    int removed = 0;
    try (DirectoryStream<Path> seconds = Files.newDirectoryStream(first, Files::isDirectory)) {
      for (Path second : seconds) {
        removed += sweepShard(second, limit);
      }
    } catch (NoSuchFileException e) {
      // No audio has such a key.
    } catch (IOException | DirectoryIteratorException e) {
      throw new AudioStoreException("Cannot look for old audio in " + first + ": " + e, e);
    }
    return new SweptPart(number + 1 < PARTS ? name(number + 1) : "", removed);
  }

  private int sweepShard(Path shard, Instant limit) throws IOException {
    int removed = 0;
    try (DirectoryStream<Path> homes = Files.newDirectoryStream(shard)) {
      for (Path home : homes) {
        if (AudioKey.parse(home.getFileName().toString()).isPresent() && isOld(home, limit)) {
          removed += Drafts.discard(home, incoming) ? 1 : 0;
        }
      }
    }
    return removed;
  }

  private static boolean isOld(Path home, Instant limit) throws IOException {
    try {
      return Files.getLastModifiedTime(home).toInstant().isBefore(limit);
    } catch (NoSuchFileException e) {
      return false; // another sweep was faster
    }
  }

  private static String name(int part) {
    return "%02x".formatted(part);
  }
}
