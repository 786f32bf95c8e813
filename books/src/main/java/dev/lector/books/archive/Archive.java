package dev.lector.books.archive;

import dev.lector.books.document.BookException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * A zip container, in bounds. Names are found as they are written; else without regard to case and
 * Unicode form, else by the last part alone where only one file has it.
 */
public final class Archive implements AutoCloseable {
  private static final int MOST_FILES = 65_535;

  /** No chapter is as large; what is would take many times as much memory. */
  private static final long LARGEST_FILE = 32L << 20;

  private static final long LARGEST = 1L << 30;
  private static final long HIGHEST_RATIO = 250;

  /** Small files may repeat themselves as much as they like. */
  private static final long SMALL = 4L << 20;

  private final Path file;
  private final String kind;
  private final ZipFile zip;
  private final Map<String, ZipArchiveEntry> byName = new LinkedHashMap<>();
  private final Map<String, List<ZipArchiveEntry>> byFold = new HashMap<>();
  private final Map<String, List<ZipArchiveEntry>> byLast = new HashMap<>();
  private final List<String> notices;
  private final Set<String> told = new HashSet<>();
  private long unpacked;

  private Archive(Path file, String kind, ZipFile zip, List<String> notices) throws BookException {
    this.file = file;
    this.kind = kind;
    this.zip = zip;
    this.notices = notices;
    int files = 0;
    for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
      if (++files > MOST_FILES) {
        throw new BookException(file + " has more than " + MOST_FILES + " files in it");
      }
      if (!entry.isDirectory()) {
        String name = entry.getName().replace('\\', '/');
        byName.putIfAbsent(name, entry);
        byFold.computeIfAbsent(fold(name), _ -> new ArrayList<>(1)).add(entry);
        byLast.computeIfAbsent(fold(last(name)), _ -> new ArrayList<>(1)).add(entry);
      }
    }
  }

  /**
   * Opens a container.
   *
   * @param kind what it should be, for people: {@code EPUB}
   * @param notices gets what is found under another name
   */
  public static Archive open(Path file, String kind, List<String> notices)
      throws IOException, BookException {
    ZipFile zip;
    try {
      zip = ZipFile.builder().setPath(file).get();
    } catch (IOException e) {
      throw new BookException(
          file + " is no " + kind + ", or it is damaged: it cannot be opened as a zip file", e);
    }
    try {
      return new Archive(file, kind, zip, notices);
    } catch (BookException e) {
      zip.close();
      throw e;
    }
  }

  private static String fold(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
  }

  private static String last(String name) {
    return name.substring(name.lastIndexOf('/') + 1);
  }

  /** Whether there is a file of exactly this name. */
  public boolean has(String name) {
    return byName.containsKey(name);
  }

  /** Names of the files. */
  public List<String> names() {
    return List.copyOf(byName.keySet());
  }

  /**
   * The name a file really has.
   *
   * @param name as a document writes it
   * @return empty when there is no such file
   */
  public Optional<String> find(String name) {
    if (byName.containsKey(name)) {
      return Optional.of(name);
    }
    List<ZipArchiveEntry> found = byFold.getOrDefault(fold(name), List.of());
    if (found.isEmpty()) {
      found = byFold.getOrDefault(fold(name.replace(' ', '+')), List.of());
    }
    if (found.isEmpty()) {
      found = byLast.getOrDefault(fold(last(name)), List.of());
    }
    if (found.size() != 1) {
      return Optional.empty();
    }
    String real = found.getFirst().getName().replace('\\', '/');
    String notice = "%s is named %s, and %s was read".formatted(real, name, real);
    if (told.add(notice)) {
      notices.add(notice);
    }
    return Optional.of(real);
  }

  /**
   * Reads a file.
   *
   * @param name as {@link #find} returned it
   * @throws BookException when it is larger than 32 MiB, protected or damaged
   */
  public byte[] read(String name) throws BookException {
    return read(name, LARGEST_FILE);
  }

  /**
   * Reads a file.
   *
   * @param largest bytes it may have
   */
  public byte[] read(String name, long largest) throws BookException {
    ZipArchiveEntry entry = entry(name);
    if (entry.getGeneralPurposeBit().usesEncryption()) {
      throw new BookException(file + " is protected by a password and cannot be read");
    }
    try (InputStream in = zip.getInputStream(entry)) {
      long most = Math.min(largest, LARGEST - unpacked);
      byte[] bytes = in.readNBytes((int) Math.min(SMALL, most + 1));
      if (bytes.length == SMALL) {
        long ratio = HIGHEST_RATIO * Math.max(1, entry.getCompressedSize());
        byte[] rest = in.readNBytes((int) (Math.min(most, Math.max(ratio, SMALL)) - SMALL + 1));
        byte[] all = new byte[bytes.length + rest.length];
        System.arraycopy(bytes, 0, all, 0, bytes.length);
        System.arraycopy(rest, 0, all, bytes.length, rest.length);
        bytes = all;
        if (bytes.length > Math.max(ratio, SMALL)) {
          throw refused(name, "it is packed more than " + HIGHEST_RATIO + " to 1");
        }
      }
      if (bytes.length > most) {
        throw refused(
            name,
            most < largest
                ? "all that was read of it is more than 1 GiB"
                : "it is larger than %d MiB; divide it into chapters".formatted(largest >> 20));
      }
      unpacked += bytes.length;
      return bytes;
    } catch (IOException e) {
      throw new BookException(
          "%s is damaged: %s in it cannot be unpacked; get the %s again"
              .formatted(file, name, kind),
          e);
    }
  }

  /** What the list of the container says of a file. */
  ZipArchiveEntry entry(String name) throws BookException {
    ZipArchiveEntry entry = byName.get(name);
    if (entry == null) {
      throw new BookException(file + " has no file " + name);
    }
    return entry;
  }

  /** A file as it is packed. */
  InputStream raw(String name) throws IOException, BookException {
    return zip.getRawInputStream(entry(name));
  }

  /** The unpacked size of a file as the container says, bytes; 0 when there is none. */
  public long size(String name) {
    ZipArchiveEntry entry = byName.get(name);
    return entry == null ? 0 : entry.getSize();
  }

  /**
   * What to throw when a file in it cannot be taken.
   *
   * @param why as a sentence about that file
   */
  public BookException refused(String name, String why) {
    return new BookException("%s is refused because of %s in it: %s".formatted(file, name, why));
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
