package dev.lector.deadletters;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Bytes from outside as people can read them, without control characters. */
public final class Printable {
  private Printable() {}

  /** Text where the bytes are printable text, else hexadecimal. */
  public static String of(byte @Nullable [] value) {
    if (value == null) {
      return "none";
    }
    try {
      String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(value)).toString();
      if (text.codePoints().noneMatch(Character::isISOControl)) {
        return text;
      }
    } catch (CharacterCodingException e) {
      // Then it is no text.
    }
    return "0x" + HexFormat.of().formatHex(value);
  }

  /** The text where it is printable, else its bytes in hexadecimal. */
  public static String of(String text) {
    return text.codePoints().anyMatch(Character::isISOControl) ? of(text.getBytes(UTF_8)) : text;
  }
}
