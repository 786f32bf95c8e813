package dev.lector.books.readalong;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file's text, which becomes the same bytes again.
 *
 * @param text without its byte order mark
 * @param charset it is written in
 * @param marked whether a byte order mark is in front
 */
record SourceText(String text, Charset charset, boolean marked) {
  private static final String MARK = "\ufeff";

  /** What XML says of its encoding. */
  private static final Pattern DECLARED =
      Pattern.compile("^(<\\?xml[^>]*?\\bencoding\\s*=\\s*[\"'])([^\"']*)");

  private static final List<Charset> CHARSETS =
      List.of(
          StandardCharsets.UTF_8,
          StandardCharsets.UTF_16LE,
          StandardCharsets.UTF_16BE,
          Charset.forName("windows-1252"),
          StandardCharsets.ISO_8859_1);

  /**
   * Finds what a text is written in.
   *
   * @param text as it was decoded, without its byte order mark
   * @return empty where no encoding gives the same bytes
   */
  static Optional<SourceText> of(byte[] bytes, String text) {
    for (Charset charset : CHARSETS) {
      for (boolean marked : new boolean[] {false, true}) {
        SourceText candidate = new SourceText(text, charset, marked);
        if (candidate.bytes(text).filter(again -> Arrays.equals(again, bytes)).isPresent()) {
          return Optional.of(candidate);
        }
      }
    }
    return Optional.empty();
  }

  /** A text as it is written anew: in UTF-8, and its declaration says so. */
  static SourceText utf8(String text) {
    return new SourceText(
        DECLARED.matcher(text).replaceFirst("$1UTF-8"), StandardCharsets.UTF_8, false);
  }

  /** Whether readers know the encoding: XML is in UTF-8 unless it says otherwise. */
  boolean isTold() {
    if (marked || charset.equals(StandardCharsets.UTF_8)) {
      return true;
    }
    Matcher declared = DECLARED.matcher(text);
    return declared.find() && declared.group(2).matches("(?i)windows-1252|iso-8859-1|latin-?1");
  }

  /** Its own file. */
  byte[] bytes() {
    return text.getBytes(charset);
  }

  /** Another text as a file of the same encoding; empty where it has no such characters. */
  Optional<byte[]> bytes(String other) {
    try {
      ByteBuffer encoded =
          charset.newEncoder().encode(CharBuffer.wrap(marked ? MARK + other : other));
      byte[] bytes = new byte[encoded.remaining()];
      encoded.get(bytes);
      return Optional.of(bytes);
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }
}
