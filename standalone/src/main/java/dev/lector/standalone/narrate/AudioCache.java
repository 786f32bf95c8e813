package dev.lector.standalone.narrate;

import dev.lector.times.TimesDocument;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Audio of passages that has been fetched, by its SHA-256: what is there is whole, whenever the
 * narration was interrupted.
 */
final class AudioCache {
  private static final int BUFFER = 1 << 14;

  private final Path directory;
  private final BatchClient client;
  private final boolean wantsTimes;

  AudioCache(Path directory, BatchClient client) {
    this(directory, client, false);
  }

  /**
   * @param wantsTimes whether to fetch when words are heard, too
   */
  AudioCache(Path directory, BatchClient client, boolean wantsTimes) {
    this.directory = directory;
    this.client = client;
    this.wantsTimes = wantsTimes;
  }

  /**
   * Makes sure that an item's audio is here.
   *
   * @throws LostAudioException when there is none, or it is not what was announced
   * @throws UnwritableException when it cannot be kept here
   * @throws IOException when it cannot be fetched now
   */
  void fetch(SpokenItem item) throws IOException, InterruptedException {
    if (wantsTimes && !item.timesUrl().isEmpty()) {
      fetchTimes(item);
    }
    Path part = path(item);
    if (Files.exists(part) && Files.size(part) == item.bytes()) {
      return;
    }
    Path draft = draft();
    try {
      String sha256;
      try (DigestInputStream in =
              new DigestInputStream(client.download(URI.create(item.url())), sha256());
          OutputStream out = open(draft)) {
        copy(in, out, item.bytes());
        sha256 = HexFormat.of().formatHex(in.getMessageDigest().digest());
      } catch (NoSuchFileException e) {
        throw new LostAudioException("its audio is gone from the store");
      }
      if (!sha256.equals(item.sha256())) {
        throw new LostAudioException("its audio is not what was announced");
      }
      keep(draft, part);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  private void fetchTimes(SpokenItem item) throws IOException, InterruptedException {
    Path file = timesPath(item);
    if (Files.exists(file)) {
      return;
    }
    byte[] json;
    try (InputStream in = client.download(URI.create(item.timesUrl()))) {
      json = in.readNBytes(TimesDocument.LONGEST);
    } catch (NoSuchFileException e) {
      return; // the audio alone is worth having
    }
    Path draft = draft();
    try {
      try (OutputStream out = open(draft)) {
        write(out, json, json.length);
      }
      keep(draft, file);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  /** When an item's text is heard; empty where nobody told. */
  Optional<TimesDocument> times(SpokenItem item) throws IOException {
    Path file = timesPath(item);
    return Files.exists(file)
        ? Optional.of(TimesDocument.parse(Files.readAllBytes(file)))
        : Optional.empty();
  }

  /** Copies what was announced; a server cannot fill the disk with more. */
  private static void copy(InputStream in, OutputStream out, long length) throws IOException {
    byte[] buffer = new byte[BUFFER];
    long rest = length;
    int read = in.read(buffer);
    while (read >= 0) {
      rest -= read;
      if (rest < 0) {
        throw new LostAudioException("its audio is longer than was announced");
      }
      write(out, buffer, read);
      read = in.read(buffer);
    }
  }

  private Path draft() throws UnwritableException {
    try {
      Files.createDirectories(directory);
      return Files.createTempFile(directory, "part", ".draft");
    } catch (IOException e) {
      throw new UnwritableException(e);
    }
  }

  private static OutputStream open(Path draft) throws UnwritableException {
    try {
      return Files.newOutputStream(draft);
    } catch (IOException e) {
      throw new UnwritableException(e);
    }
  }

  private static void write(OutputStream out, byte[] buffer, int length)
      throws UnwritableException {
    try {
      out.write(buffer, 0, length);
    } catch (IOException e) {
      throw new UnwritableException(e);
    }
  }

  private static void keep(Path draft, Path part) throws UnwritableException {
    try {
      Files.move(draft, part, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UnwritableException(e);
    }
  }

  /** The audio of an item that was fetched. */
  InputStream open(SpokenItem item) throws IOException {
    return Files.newInputStream(path(item));
  }

  /** Nothing of it is needed any more. */
  void delete() throws IOException {
    delete(directory);
  }

  /** Takes away what is kept, but for the lock. */
  static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        if (!file.endsWith(NarrationLock.FILE)) {
          Files.deleteIfExists(file);
        }
      }
    } catch (NoSuchFileException e) {
      return;
    }
    try {
      Files.deleteIfExists(directory);
    } catch (DirectoryNotEmptyException _) {
      // The lock is the last to go.
    }
  }

  private Path path(SpokenItem item) {
    return directory.resolve(item.sha256() + ".wav");
  }

  private Path timesPath(SpokenItem item) {
    // By the passage, too: two texts may sound the same.
    return directory.resolve(item.id() + "-" + item.sha256() + ".json");
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256, but this one", e);
    }
  }
}
