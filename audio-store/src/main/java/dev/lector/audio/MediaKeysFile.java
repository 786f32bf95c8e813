package dev.lector.audio;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keys in a file, one {@code ID:SECRET} a line, the one that signs first; empty lines and those
 * that begin with {@code #} count for nothing. A changed file counts within seconds. One that
 * cannot be read, or is wrong, leaves the keys as they were. Safe for use by many threads.
 */
final class MediaKeysFile implements Supplier<MediaKeys> {
  private static final Logger LOG = LoggerFactory.getLogger(MediaKeysFile.class);

  /** How often the file is looked at, while links are made and followed. */
  static final Duration LOOK = Duration.ofSeconds(2);

  private static final long LARGEST = 1 << 20;

  private final Path file;
  private final String secret;
  private final LongSupplier nanos;
  private Stamp stamp;
  private MediaKeys keys;
  private long nextLook;

  /** What tells that a file is another one. */
  private record Stamp(FileTime modified, long bytes) {
    private static Stamp of(Path file) throws IOException {
      return new Stamp(Files.getLastModifiedTime(file), Files.size(file));
    }
  }

  /**
   * Reads the file.
   *
   * @param secret of the key without a name; empty when there is none
   * @throws IllegalArgumentException when the file cannot be read or is wrong
   */
  MediaKeysFile(Path file, String secret) {
    this(file, secret, System::nanoTime);
  }

  MediaKeysFile(Path file, String secret, LongSupplier nanos) {
    this.file = file;
    this.secret = secret;
    this.nanos = nanos;
    this.nextLook = nanos.getAsLong() + LOOK.toNanos();
    try {
      this.stamp = Stamp.of(file);
      this.keys = read(stamp);
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "The media keys in %s cannot be read: %s".formatted(file, e), e);
    }
  }

  @Override
  public synchronized MediaKeys get() {
    long now = nanos.getAsLong();
    if (now - nextLook >= 0) {
      nextLook = now + LOOK.toNanos();
      look();
    }
    return keys;
  }

  private void look() {
    try {
      Stamp seen = Stamp.of(file);
      if (!seen.equals(stamp)) {
        stamp = seen;
        keys = read(seen);
        LOG.info("Links to audio are signed and verified with the keys now in {}: {}", file, keys);
      }
    } catch (IOException | IllegalArgumentException e) {
      LOG.warn("The media keys stay as they were: {} cannot be used: {}", file, e.getMessage());
    }
  }

  private MediaKeys read(Stamp seen) throws IOException {
    if (seen.bytes() > LARGEST) {
      throw new IllegalArgumentException(
          "The media keys in %s have more than %d bytes".formatted(file, LARGEST));
    }
    List<String> entries =
        Files.readAllLines(file, StandardCharsets.UTF_8).stream()
            .map(String::strip)
            .filter(line -> !line.isEmpty() && !line.startsWith("#"))
            .toList();
    if (entries.isEmpty()) {
      throw new IllegalArgumentException("There are no media keys in " + file);
    }
    return MediaKeys.parse(secret, entries);
  }
}
