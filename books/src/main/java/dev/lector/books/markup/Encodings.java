package dev.lector.books.markup;

import com.ibm.icu.text.CharsetDetector;
import com.ibm.icu.text.CharsetMatch;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Decodes text whose encoding is told by a byte order mark, by what the text says of itself, by
 * being UTF-8, or by the look of its bytes.
 */
public final class Encodings {
  private static final Pattern DECLARED =
      Pattern.compile("(?i)(?:<\\?xml[^>]*encoding|<meta[^>]*charset)\\s*=\\s*[\"']?([\\w:.-]+)");

  private static final int HEAD = 1_024;
  private static final int SAMPLE = 1 << 16;

  /** Below this, the detector's guess is no better than Western Europe's. */
  private static final int SURE = 50;

  private static final char REPLACEMENT = '\ufffd';

  /** One damaged byte makes no text of Western Europe out of UTF-8. */
  private static final double MOST_DAMAGED_UNNAMED = 0.1;

  /** What calls itself UTF-8 may be more damaged, and may still be something else. */
  private static final double MOST_DAMAGED = 0.5;

  private Encodings() {}

  /** Decodes a document that may say itself what it is in. */
  public static String markup(byte[] bytes) {
    return markup(bytes, _ -> {});
  }

  /**
   * Decodes a document that may say itself what it is in.
   *
   * @param notice is told when it is neither that nor UTF-8
   */
  public static String markup(byte[] bytes, Consumer<String> notice) {
    boolean utf8 = false;
    Optional<Charset> marked = byMark(bytes);
    if (marked.isEmpty()) {
      String head = new String(bytes, 0, Math.min(HEAD, bytes.length), StandardCharsets.ISO_8859_1);
      Matcher declared = DECLARED.matcher(head);
      Optional<Charset> charset = declared.find() ? named(declared.group(1)) : Optional.empty();
      // A document that can be read in bytes is not in UTF-16, whatever it says.
      if (charset.isPresent() && !charset.get().name().startsWith("UTF-16")) {
        Optional<String> text = strict(bytes, charset.get());
        if (text.isPresent()) {
          return withoutMark(text.get());
        }
        utf8 = charset.get().equals(StandardCharsets.UTF_8);
      }
    }
    return text(bytes, utf8 ? MOST_DAMAGED : MOST_DAMAGED_UNNAMED, notice);
  }

  /**
   * Decodes a text.
   *
   * @param notice is told when it is not UTF-8
   */
  public static String text(byte[] bytes, Consumer<String> notice) {
    return text(bytes, MOST_DAMAGED_UNNAMED, notice);
  }

  private static String text(byte[] bytes, double mostDamaged, Consumer<String> notice) {
    Optional<Charset> marked = byMark(bytes).or(() -> byZeros(bytes));
    if (marked.isPresent()) {
      return withoutMark(new String(bytes, marked.get()));
    }
    Optional<String> utf8 = strict(bytes, StandardCharsets.UTF_8);
    if (utf8.isPresent()) {
      return withoutMark(utf8.get());
    }
    String replaced = new String(bytes, StandardCharsets.UTF_8);
    if (damaged(bytes, replaced) <= mostDamaged) {
      notice.accept("has bytes that are not UTF-8, and they were read as \ufffd");
      return withoutMark(replaced);
    }
    Charset guess = guess(bytes);
    notice.accept("is not UTF-8 and was read as " + guess.name());
    return new String(bytes, guess);
  }

  /** The share of the bytes beyond ASCII that are no part of a character in UTF-8. */
  private static double damaged(byte[] bytes, String replaced) {
    int beyond = 0;
    for (byte b : bytes) {
      beyond += b < 0 ? 1 : 0;
    }
    return beyond == 0
        ? 0
        : replaced.chars().filter(c -> c == REPLACEMENT).count() / (double) beyond;
  }

  private static Optional<Charset> byMark(byte[] b) {
    if (starts(b, 0xff, 0xfe, 0, 0) || starts(b, 0, 0, 0xfe, 0xff)) {
      return named("UTF-32");
    }
    if (starts(b, 0xff, 0xfe) || starts(b, 0xfe, 0xff)) {
      return Optional.of(StandardCharsets.UTF_16);
    }
    return starts(b, 0xef, 0xbb, 0xbf) ? Optional.of(StandardCharsets.UTF_8) : Optional.empty();
  }

  private static boolean starts(byte[] bytes, int... mark) {
    for (int i = 0; i < mark.length; i++) {
      if (bytes.length <= i || (bytes[i] & 0xff) != mark[i]) {
        return false;
      }
    }
    return true;
  }

  /**
   * Text has no zero bytes but in encodings of two and four bytes, and there in the same places.
   */
  private static Optional<Charset> byZeros(byte[] bytes) {
    int length = Math.min(bytes.length, SAMPLE) & ~3;
    int[] zeros = new int[4];
    for (int i = 0; i < length; i++) {
      zeros[i & 3] += bytes[i] == 0 ? 1 : 0;
    }
    int most = length / 4;
    if (most == 0) {
      return Optional.empty();
    }
    if (zeros[0] == most && zeros[1] > most / 2 && zeros[3] == 0) {
      return named("UTF-32BE");
    }
    if (zeros[3] == most && zeros[2] > most / 2 && zeros[0] == 0) {
      return named("UTF-32LE");
    }
    if (zeros[0] + zeros[2] > most && zeros[1] + zeros[3] < most / 4 + 1) {
      return Optional.of(StandardCharsets.UTF_16BE);
    }
    return zeros[1] + zeros[3] > most && zeros[0] + zeros[2] < most / 4 + 1
        ? Optional.of(StandardCharsets.UTF_16LE)
        : Optional.empty();
  }

  private static Charset guess(byte[] bytes) {
    byte[] sample = bytes.length > SAMPLE ? Arrays.copyOf(bytes, SAMPLE) : bytes;
    CharsetMatch match = new CharsetDetector().setText(sample).detect();
    Charset western = named("windows-1252").orElse(StandardCharsets.ISO_8859_1);
    if (match == null || match.getConfidence() < SURE || match.getName().startsWith("ISO-8859-1")) {
      return western;
    }
    return named(match.getName()).filter(c -> !c.name().startsWith("UTF")).orElse(western);
  }

  private static Optional<Charset> named(String name) {
    try {
      // What calls itself Latin-1 has Windows' quotation marks more often than control characters.
      return Optional.of(
          Charset.forName(
              name.matches("(?i)iso-8859-1|latin-?1|us-ascii") ? "windows-1252" : name));
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> strict(byte[] bytes, Charset charset) {
    try {
      return Optional.of(charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  private static String withoutMark(String text) {
    return text.startsWith("\ufeff") ? text.substring(1) : text;
  }
}
