package dev.lector.standalone.say;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
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
    try (InputStream in = name.equals("-") ? standardInput : Files.newInputStream(Path.of(name))) {
      byte[] bytes = in.readNBytes(LIMIT + 1);
      if (bytes.length > LIMIT) {
        throw new SayException(name + " has more than 4 MiB of text: split it");
      }
      // A decoder of its own reports what is malformed; new String would replace it.
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new SayException(name + " is not UTF-8 text", e);
    } catch (IOException e) {
      throw new SayException("The text cannot be read from " + name + ": " + e, e);
    }
  }
}
