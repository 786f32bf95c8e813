package dev.lector.standalone.local;

import dev.lector.audio.OwnerOnly;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Where everything that stays is kept: the broker's logs, the registry's database, the audio, and
 * the secret that signs links to it.
 */
public final class DataDirectory {
  private static final int SECRET_BYTES = 32;

  private final Path root;

  private DataDirectory(Path root) {
    this.root = root;
  }

  /**
   * Opens a directory, and makes it when it is missing. Nobody but its owner can reach what is in
   * it from then on.
   *
   * @throws LocalException when there is a file in its place, or it cannot be written to
   */
  public static DataDirectory open(Path root) throws LocalException {
    try {
      OwnerOnly.open(root);
    } catch (IOException e) {
      throw unusable(root, e);
    }
    if (!Files.isWritable(root)) {
      throw new LocalException(
          "Lector's data directory " + root + " cannot be written to: set LECTOR_DATA to another");
    }
    return new DataDirectory(root);
  }

  /** Says where everything is in a directory that need not be there. */
  public static DataDirectory at(Path root) {
    return new DataDirectory(root);
  }

  /** The broker's directory. */
  public Path kafka() {
    return root.resolve("kafka");
  }

  /** The audio store's directory. */
  public Path audio() {
    return root.resolve("audio");
  }

  /** The directory of the models that are added. */
  public Path models() {
    return root.resolve("models");
  }

  /** The directory of graphs that load faster; what is deleted there comes again. */
  public Path graphs() {
    return root.resolve("graphs");
  }

  /**
   * Makes the directory of the models that are added, when it is missing.
   *
   * @throws LocalException when there is a file in its place
   */
  public void makeModels() throws LocalException {
    try {
      OwnerOnly.open(models());
    } catch (IOException e) {
      throw unusable(models(), e);
    }
  }

  /** The ledger's directory: its stores. */
  public Path ledger() {
    return root.resolve("ledger");
  }

  /** The directory of the service that sends webhooks: its stores. */
  public Path webhooks() {
    return root.resolve("webhooks");
  }

  /** The registry's directory: its database and log. */
  public Path registry() {
    return root.resolve("registry");
  }

  /** Programs fetched on first use. */
  public Path programs() {
    return root.resolve("programs");
  }

  /**
   * Takes the directory for this process alone, until the result is closed or the process ends,
   * however it ends.
   *
   * @throws LocalException when another process has it
   */
  @SuppressWarnings("resource") // closing the channel gives the lock up: the caller does
  public AutoCloseable lock() throws LocalException {
    Path file = root.resolve("lock");
    FileChannel channel = null;
    try {
      channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      FileLock lock = channel.tryLock();
      if (lock == null) {
        throw taken(file);
      }
      channel.truncate(0);
      channel.write(
          ByteBuffer.wrap(
              Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
      // Left by one that was killed.
      Files.deleteIfExists(root.resolve("url"));
      return channel;
    } catch (OverlappingFileLockException e) {
      throw taken(file);
    } catch (IOException e) {
      throw unusable(root, e);
    }
  }

  /**
   * Says where the Lector is that uses this directory, until the result is closed.
   *
   * @throws LocalException when that cannot be written
   */
  public AutoCloseable announce(URI url) throws LocalException {
    Path file = root.resolve("url");
    try {
      Files.writeString(file, url.toString());
    } catch (IOException e) {
      throw unusable(root, e);
    }
    return () -> Files.deleteIfExists(file);
  }

  /** Where the Lector is that uses this directory now; empty when none does. */
  public Optional<URI> running() throws LocalException {
    try (AutoCloseable _ = lock()) {
      return Optional.empty();
    } catch (LocalException e) {
      try {
        return Optional.of(URI.create(Files.readString(root.resolve("url")).strip()));
      } catch (IOException | IllegalArgumentException unknown) {
        throw e;
      }
    } catch (Exception e) { // AutoCloseable's signature
      throw new LocalException("The lock in " + root + " cannot be given up: " + e, e);
    }
  }

  /**
   * The secret that links to audio are signed with: made by the first call, readable by its owner
   * alone, and the same ever after, so that links survive restarts.
   */
  public String mediaSecret() throws LocalException {
    return secret("media", HexFormat.of()::formatHex);
  }

  /** The secret that webhooks are signed with, made and kept likewise; receivers verify with it. */
  public String webhookSecret() throws LocalException {
    return secret("webhook", bytes -> "whsec_" + Base64.getEncoder().encodeToString(bytes));
  }

  private String secret(String name, Function<byte[], String> writer) throws LocalException {
    Path file = root.resolve(name + ".secret");
    try {
      if (!Files.exists(file)) {
        byte[] secret = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(secret);
        // Whole or not there, for whoever else starts at the same time.
        Path unfinished = Files.createTempFile(root, name, ".secret", ownerOnly());
        Files.writeString(unfinished, writer.apply(secret));
        try {
          Files.createLink(file, unfinished);
        } catch (FileAlreadyExistsException e) {
          // The other one's secret is as good.
        } finally {
          Files.delete(unfinished);
        }
      }
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw unusable(root, e);
    }
  }

  private LocalException taken(Path file) {
    String owner;
    try {
      owner = Files.readString(file).strip();
    } catch (IOException e) {
      owner = "";
    }
    return new LocalException(
        "Lector already runs with the data in "
            + root
            + (owner.isEmpty() ? "" : " (process " + owner + ")")
            + ": stop it, or set LECTOR_DATA to another directory");
  }

  private static LocalException unusable(Path root, IOException e) {
    return new LocalException(
        "Lector's data directory "
            + root
            + " cannot be used: "
            + e
            + "; set LECTOR_DATA to another",
        e);
  }

  private static FileAttribute<?>[] ownerOnly() {
    Set<String> views = FileSystems.getDefault().supportedFileAttributeViews();
    return views.contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }
}
