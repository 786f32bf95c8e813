package dev.lector.bridge.media;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A stretch of an object.
 *
 * @param first offset of its first byte
 * @param last offset of its last byte
 */
record ByteRange(long first, long last) {
  private static final Pattern SINGLE = Pattern.compile("bytes\\s*=\\s*(\\d{0,18})-(\\d{0,18})");

  /** What a {@code Range} header asks for. */
  sealed interface Wish {
    /** Everything: no range, one that is not understood, or several, which a server may ignore. */
    record Whole() implements Wish {}

    /** One stretch. */
    record Part(ByteRange range) implements Wish {}

    /** A stretch outside the object. */
    record Outside() implements Wish {}
  }

  /**
   * Reads a {@code Range} header (RFC 9110, section 14.2) for an object of {@code length} bytes.
   */
  static Wish wish(Optional<String> header, long length) {
    Matcher matcher = SINGLE.matcher(header.orElse("").strip());
    if (!matcher.matches() || (matcher.group(1).isEmpty() && matcher.group(2).isEmpty())) {
      return new Wish.Whole();
    }
    if (matcher.group(1).isEmpty()) {
      long suffix = Long.parseLong(matcher.group(2));
      return suffix == 0 || length == 0
          ? new Wish.Outside()
          : new Wish.Part(new ByteRange(Math.max(0, length - suffix), length - 1));
    }
    long first = Long.parseLong(matcher.group(1));
    long last = matcher.group(2).isEmpty() ? Long.MAX_VALUE : Long.parseLong(matcher.group(2));
    if (last < first) {
      return new Wish.Whole(); // not a range at all, says the RFC
    }
    return first >= length
        ? new Wish.Outside()
        : new Wish.Part(new ByteRange(first, Math.min(last, length - 1)));
  }

  /** How many bytes it is. */
  long length() {
    return last - first + 1;
  }

  /** Value of {@code Content-Range}. */
  String contentRange(long length) {
    return "bytes %d-%d/%d".formatted(first, last, length);
  }
}
