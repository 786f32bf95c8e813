package dev.lector.bridge.folders;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lector.audio.AudioStoreException;
import dev.lector.audio.FileName;
import dev.lector.audio.FileShelf;
import dev.lector.bridge.http.Json;
import dev.lector.bridge.http.RefusedException;
import dev.lector.bridge.http.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a tenant keeps: each has a folder, and none sees another's. */
public final class Folder {
  private static final Logger LOG = LoggerFactory.getLogger(Folder.class);
  private static final int RETRY_SECONDS = 5;

  private final FileShelf shelf;
  private final String name;

  private Folder(FileShelf shelf, String name) {
    this.shelf = shelf;
    this.name = name;
  }

  /**
   * A folder of a tenant.
   *
   * @param of what is in it: a tenant has one for each
   */
  public static Folder of(FileShelf shelf, String of, String tenant) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest((of + " of " + tenant).getBytes(StandardCharsets.UTF_8));
      return new Folder(shelf, HexFormat.of().formatHex(digest));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256, but this one", e);
    }
  }

  /** The folders of all tenants, whatever is in them. */
  public static List<Folder> all(FileShelf shelf) throws RefusedException {
    try {
      return shelf.folders().stream().map(name -> new Folder(shelf, name)).toList();
    } catch (AudioStoreException e) {
      throw unavailable(e);
    }
  }

  /** Keeps a file. */
  public void put(String file, Path content) throws RefusedException {
    try {
      shelf.put(new FileName(name, file), content);
    } catch (AudioStoreException e) {
      throw unavailable(e);
    }
  }

  /** Keeps a small file. */
  public void put(String file, byte[] content) throws RefusedException {
    try {
      shelf.put(new FileName(name, file), content);
    } catch (AudioStoreException e) {
      throw unavailable(e);
    }
  }

  /** Keeps a JSON object. */
  public void put(String file, ObjectNode json) throws RefusedException {
    put(file, Json.bytes(json));
  }

  /** A JSON object that was put; empty when there is none. */
  public Optional<ObjectNode> json(String file) throws RefusedException {
    try {
      FileName kept = new FileName(name, file);
      Optional<Long> bytes = shelf.bytes(kept);
      if (bytes.isEmpty()) {
        return Optional.empty();
      }
      try (InputStream in = shelf.open(kept, bytes.get())) {
        return Optional.of((ObjectNode) Json.read(in.readAllBytes()));
      }
    } catch (AudioStoreException | IOException e) {
      throw unavailable(e);
    }
  }

  /** Length of a file, bytes; empty when there is none. */
  public Optional<Long> bytes(String file) throws RefusedException {
    try {
      return shelf.bytes(new FileName(name, file));
    } catch (AudioStoreException e) {
      throw unavailable(e);
    }
  }

  /** Opens a file; the caller closes it. */
  public InputStream open(String file, long bytes) throws IOException {
    return open(file, 0, bytes);
  }

  /**
   * Opens a part of a file; the caller closes it.
   *
   * @param from its first byte
   * @param bytes how many there are from there on, at least
   */
  public InputStream open(String file, long from, long bytes) throws IOException {
    try {
      FileName kept = new FileName(name, file);
      return from == 0 ? shelf.open(kept, bytes) : shelf.open(kept, from, bytes);
    } catch (AudioStoreException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  /** The files, in order of their names. */
  public List<FileShelf.Entry> list() throws RefusedException {
    try {
      return shelf.list(name);
    } catch (AudioStoreException e) {
      throw unavailable(e);
    }
  }

  /** Removes a file; nothing happens when there is none. */
  public void remove(String file) throws RefusedException {
    try {
      shelf.remove(new FileName(name, file));
    } catch (AudioStoreException e) {
      throw unavailable(e);
    }
  }

  private static RefusedException unavailable(Exception e) {
    LOG.warn("A tenant's files cannot be reached: {}", e.toString());
    return new RefusedException(
        Reply.unavailable("The store of files cannot be reached now.", RETRY_SECONDS));
  }
}
