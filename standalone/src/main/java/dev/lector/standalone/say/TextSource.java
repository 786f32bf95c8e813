package dev.lector.standalone.say;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Where a text is read from. */
public final class TextSource {
  private static final int LIMIT = 4 << 20;

  private TextSource() {}

  /**
   * Reads a text file, UTF-8.
   *
   * @param name a path, or {@code -} for standard input
   * @throws SayException when it cannot be read, is no UTF-8, or has more than 4 MiB
   */
  public static String read(String name, InputStream standardInput) throws SayException {
    String shown = name.equals("-") ? "standard input" : name;
    try (InputStream in = name.equals("-") ? standardInput : Files.newInputStream(Path.of(name))) {
      byte[] bytes = in.readNBytes(LIMIT + 1);
      if (bytes.length > LIMIT) {
        throw new SayException(shown + " has more than 4 MiB of text: split it");
      }
      // A decoder of its own reports what is malformed; new String would replace it.
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new SayException(shown + " is not UTF-8 text", e);
    } catch (IOException e) {
      throw new SayException("The text cannot be read from " + shown + ": " + reason(e), e);
    }
  }

  /**
   * Why a file cannot be read, for people: exceptions of the file system name the file alone.
   *
   * @param e what was thrown
   */
  public static String reason(IOException e) {
    return switch (e) {
      case NoSuchFileException _ -> "there is no such file";
      case AccessDeniedException _ -> "permission denied";
      case FileSystemException f when f.getReason() != null -> f.getReason();
      default -> String.valueOf(e.getMessage());
    };
  }
}
