package dev.lector.standalone.models;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Fetches files of a hub into a folder, each until it is whole and what the hub says. A part that
 * is there already is not fetched again, in this process or a later one.
 */
final class Pull {
  private static final int BUFFER_BYTES = 1 << 16;
  private static final long RESERVE = 256L << 20;
  private static final String PART = ".part";

  private final Hub hub;
  private final HubPlace place;
  private final Path folder;
  private final Consumer<String> progress;

  /**
   * Files of a place.
   *
   * @param folder where they are kept
   * @param progress gets lines for people
   */
  Pull(Hub hub, HubPlace place, Path folder, Consumer<String> progress) {
    this.hub = hub;
    this.place = place;
    this.folder = folder;
    this.progress = progress;
  }

  /** Fetches all. */
  void fetch(List<HubFile> files) throws ModelException, IOException, InterruptedException {
    long missing = 0;
    for (HubFile file : files) {
      missing += Math.max(0, file.bytes() - size(to(file)) - size(part(file)));
    }
    // The files are copied once more, to where they stay.
    long all = files.stream().mapToLong(HubFile::bytes).sum();
    long space = Files.getFileStore(folder).getUsableSpace();
    if (missing + all + RESERVE > space) {
      throw new ModelException(
          "%s needs %,d MB on the disk of %s, which has %,d MB left"
              .formatted(
                  place.id(), (missing + all + RESERVE) / 1_000_000, folder, space / 1_000_000));
    }
    int number = 0;
    for (HubFile file : files) {
      number++;
      // It may be from an earlier command, and the hub's may have changed since.
      if (Files.exists(to(file)) && !wrong(file, to(file)).isEmpty()) {
        progress.accept(file.path() + " is not what the hub has now: it is fetched again");
        Files.delete(to(file));
      }
      if (!Files.exists(to(file))) {
        progress.accept(
            "%d of %d: %s, %,d KB%s"
                .formatted(
                    number,
                    files.size(),
                    file.path(),
                    file.bytes() / 1000,
                    file.sha256().isEmpty() && file.blob().isEmpty()
                        ? ", of which the hub has no checksum"
                        : ""));
        fetch(file);
      }
    }
  }

  private void fetch(HubFile file) throws ModelException, IOException, InterruptedException {
    Path part = part(file);
    Files.createDirectories(part.getParent());
    int attempt = 0;
    long most = size(part);
    while (true) {
      try {
        more(file, part);
        if (size(part) >= file.bytes()) {
          break;
        }
        throw new IOException("it ended after %,d bytes".formatted(size(part)));
      } catch (IOException e) {
        if (e instanceof RangeException) {
          Files.deleteIfExists(part);
        }
        // What gets on ends some time, however often it breaks off.
        attempt = size(part) > most ? 1 : attempt + 1;
        most = Math.max(most, size(part));
        if (attempt == Hub.ATTEMPTS) {
          throw new ModelException(
              "%s broke off %d times (%s): the same command goes on from there"
                  .formatted(file.path(), attempt, why(e)),
              e);
        }
        progress.accept("  broke off (" + why(e) + "), going on");
        hub.pause(attempt, e);
      }
    }
    check(file, part);
    Files.move(part, to(file));
  }

  private void more(HubFile file, Path part)
      throws ModelException, IOException, InterruptedException {
    long there = size(part);
    if (there >= file.bytes()) {
      if (!Files.exists(part)) {
        // An empty file: there is nothing to ask for.
        Files.createFile(part);
      }
      return;
    }
    boolean tooLong = false;
    Hub.Body body = hub.open(place.repository(), file.path(), there);
    try (InputStream in = body.in();
        OutputStream out =
            body.whole()
                ? Files.newOutputStream(part)
                : Files.newOutputStream(
                    part, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      long left = file.bytes() - (body.whole() ? 0 : there);
      byte[] buffer = new byte[BUFFER_BYTES];
      long shown = file.bytes() - left;
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        if (read > left) {
          tooLong = true;
          break;
        }
        out.write(buffer, 0, read);
        left -= read;
        long done = file.bytes() - left;
        if (done - shown > Math.max(file.bytes() / 10, 5_000_000)) {
          shown = done;
          progress.accept("  %d %%".formatted(100 * done / file.bytes()));
        }
      }
    }
    if (tooLong) {
      Files.delete(part);
      throw new ModelException(file.path() + " is longer than the hub says");
    }
  }

  private void check(HubFile file, Path part) throws ModelException, IOException {
    String found = wrong(file, part);
    if (!found.isEmpty()) {
      Files.delete(part);
      throw new ModelException(
          "%s is damaged: %s; it is deleted, so try once more".formatted(file.path(), found));
    }
  }

  /** What is wrong with a file; empty when nothing is. */
  private static String wrong(HubFile file, Path path) throws IOException {
    if (Files.size(path) != file.bytes()) {
      return "it has %,d bytes, not %,d".formatted(Files.size(path), file.bytes());
    }
    boolean large = !file.sha256().isEmpty();
    String expected = large ? file.sha256() : file.blob();
    String found = large ? Copies.sha256(path) : blob(path);
    return expected.isEmpty() || expected.equals(found)
        ? ""
        : "its checksum is %s, not %s".formatted(found, expected);
  }

  /** Not every exception of a connection has a message. */
  private static String why(IOException e) {
    return Objects.requireNonNullElse(e.getMessage(), e.toString());
  }

  /** The id that git gives a file. */
  private static String blob(Path file) throws IOException {
    try {
      MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
      byte[] content = Files.readAllBytes(file);
      sha1.update(
          ("blob " + content.length + "\0").getBytes(java.nio.charset.StandardCharsets.US_ASCII));
      return HexFormat.of().formatHex(sha1.digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-1", e);
    }
  }

  private static long size(Path file) throws IOException {
    return Files.exists(file) ? Files.size(file) : 0;
  }

  /** Paths of a hub are checked before: none leads out of the folder. */
  private Path to(HubFile file) {
    return folder.resolve(place.local(file));
  }

  private Path part(HubFile file) {
    return folder.resolve(place.local(file) + PART);
  }
}
