package dev.lector.standalone.tokens;

import dev.lector.bridge.auth.Token;
import dev.lector.bridge.auth.TokenFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The file of tokens that {@code lector.auth.tokensfile} names. A change replaces it as a whole, so
 * that nobody reads half of it; of two commands at once the second waits. Comments and order stay.
 */
public final class TokenLines {
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");

  private final Path path;

  public TokenLines(Path path) {
    this.path = path;
  }

  /** How lines are changed. */
  @FunctionalInterface
  private interface Change {
    List<String> of(List<String> lines) throws TokenException;
  }

  /**
   * The tokens in order.
   *
   * @throws TokenException when the file cannot be read, or is wrong
   */
  public List<Token> tokens() throws TokenException {
    try {
      return parse(Files.readString(path));
    } catch (IOException e) {
      throw new TokenException("%s cannot be read: %s".formatted(path, reason(e)), e);
    }
  }

  /**
   * Adds a token at the end. A file that is not there is made, for its owner alone.
   *
   * @throws TokenException when the file is wrong, would be with this token, or cannot be changed
   */
  public void add(Token token) throws TokenException {
    try {
      Files.createFile(path, ownerOnly());
    } catch (FileAlreadyExistsException _) {
      // It keeps its permissions: a bridge of another user may have to read it.
    } catch (IOException e) {
      throw new TokenException("%s cannot be made: %s".formatted(path, reason(e)), e);
    }
    change(
        lines -> {
          List<String> more = new ArrayList<>(lines);
          more.add(TokenFile.line(token));
          return more;
        });
  }

  /**
   * Removes the token of a tenant with this name.
   *
   * @throws TokenException when it is not there, or the file is wrong or cannot be changed
   */
  public void remove(String tenant, String name) throws TokenException {
    change(
        lines -> {
          List<String> fewer = new ArrayList<>();
          for (String line : lines) {
            if (parse(line).stream()
                .noneMatch(one -> one.tenant().equals(tenant) && one.name().equals(name))) {
              fewer.add(line);
            }
          }
          if (fewer.size() == lines.size()) {
            throw new TokenException(
                "%s has no token %s of %s; 'lector token list' shows those there are"
                    .formatted(path, name, tenant));
          }
          return fewer;
        });
  }

  private void change(Change change) throws TokenException {
    try {
      Path real = path.toRealPath();
      boolean done = false;
      while (!done) {
        done = changeLocked(real, change);
      }
    } catch (IOException e) {
      throw new TokenException("%s cannot be changed: %s".formatted(path, reason(e)), e);
    }
  }

  /** Returns false when somebody has replaced the file before it was locked. */
  private boolean changeLocked(Path real, Change change) throws IOException, TokenException {
    Object before = key(real);
    try (FileChannel channel =
        FileChannel.open(real, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      var _ = channel.lock();
      if (!key(real).equals(before)) {
        return false;
      }
      String text =
          new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.UTF_8);
      parse(text);
      String changed = String.join("\n", change.of(text.lines().toList()));
      parse(changed);
      replace(real, changed.isEmpty() ? "" : changed + "\n");
      return true;
    }
  }

  private void replace(Path real, String text) throws IOException {
    Path directory = real.getParent();
    Path whole = Files.createTempFile(directory, ".tokens-", ".new", ownerOnly());
    try {
      try (FileChannel out = FileChannel.open(whole, StandardOpenOption.WRITE)) {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
          out.write(bytes);
        }
        out.force(true);
      }
      if (isPosix()) {
        Files.setPosixFilePermissions(whole, Files.getPosixFilePermissions(real));
      }
      Files.move(whole, real, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(whole);
    }
  }

  private List<Token> parse(String text) throws TokenException {
    try {
      return TokenFile.parse(text);
    } catch (IllegalArgumentException e) {
      throw new TokenException("%s is wrong: %s".formatted(path, e.getMessage()), e);
    }
  }

  private static Object key(Path file) throws IOException {
    Object key = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
    return key == null ? file : key;
  }

  private static FileAttribute<?>[] ownerOnly() {
    return isPosix()
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
        : new FileAttribute<?>[0];
  }

  private static boolean isPosix() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
  }

  private static String reason(IOException e) {
    return e instanceof NoSuchFileException ? "it is not there" : String.valueOf(e.getMessage());
  }
}
