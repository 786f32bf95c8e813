package dev.lector.speech.text;

import java.nio.charset.Charset;
import java.util.HashMap;
import java.util.Map;

/**
 * Text in UTF-8 that somebody read as Latin-1 or Windows-1252: "itâ€™s", "Â£5", "cafÃ©" are "it's",
 * "£5", "café". Only sequences that nobody writes on purpose are mended. To be applied to the text
 * as written.
 */
final class Mojibake {
  /** Text may have been spoilt twice. */
  private static final int ROUNDS = 2;

  private static final int LOWEST_CONTINUATION = 0x80;
  private static final int HIGHEST_CONTINUATION = 0xBF;

  /** Letters that the first bytes of what English texts contain become. */
  private static final String FIRST = "ÂÃÄÅâïð";

  /** Marks that people put behind a word, and so behind its last letter. */
  private static final String TYPOGRAPHIC = "“”‘’‚„–—…™›‹•†‡«»\u00A0";

  /** Characters that Windows-1252 has for the bytes from 80 to 9F. */
  private static final Map<Character, Integer> WINDOWS = new HashMap<>();

  static {
    Charset windows = Charset.forName("windows-1252");
    for (int value = LOWEST_CONTINUATION; value < 0xA0; value++) {
      String decoded = new String(new byte[] {(byte) value}, windows);
      if (decoded.charAt(0) != '�') {
        WINDOWS.put(decoded.charAt(0), value);
      }
    }
  }

  private Mojibake() {}

  static AlignedText mend(AlignedText written) {
    AlignedText text = written;
    for (int round = 0; round < ROUNDS; round++) {
      text = once(text);
    }
    return text;
  }

  private static AlignedText once(AlignedText written) {
    String text = written.text();
    AlignedText.Builder out = null;
    int copied = 0;
    for (int i = 0; i + 1 < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 'Â' || FIRST.indexOf(c) < 0) {
        continue;
      }
      int length = c < 'à' ? 2 : c < 'ð' ? 3 : 4;
      int meant = meant(text, i, length);
      if (meant < 0 && c == 'â' && text.startsWith("â€", i)) {
        meant = '”'; // its last byte is none of Windows-1252
        length = i + 2 < text.length() && text.charAt(i + 2) == '\uFFFD' ? 3 : 2;
      }
      if (meant >= 0) {
        out = out == null ? new AlignedText.Builder(text.length()) : out;
        out.append(written, copied, i).standingFor(written.source(i, i + length));
        out.appendCodePoint(meant);
        copied = i + length;
        i = copied - 1;
      }
    }
    return out == null ? written : out.append(written, copied, text.length()).build();
  }

  /** The character that a sequence stands for, or -1 for what somebody may have written. */
  private static int meant(String text, int at, int length) {
    if (at + length > text.length()) {
      return -1;
    }
    char first = text.charAt(at);
    int value = length == 2 ? first & 0x1F : length == 3 ? first & 0xF : first & 7;
    for (int i = at + 1; i < at + length; i++) {
      int next = continuation(text.charAt(i));
      if (next < 0) {
        return -1;
      }
      value = (value << 6) | (next & 0x3F);
    }
    boolean wanted =
        switch (length) {
          case 2 -> isTwo(text, at, value);
          case 3 -> isThree(text, at, value);
          default -> value > 0xFFFF && value <= Character.MAX_CODE_POINT;
        };
    return wanted ? value : -1;
  }

  // Â£, Ã©; but not the last letter of "IRMÃ" or "Å" before a mark
  private static boolean isTwo(String text, int at, int value) {
    char first = text.charAt(at);
    char next = text.charAt(at + 1);
    boolean word = at > 0 && Character.isUpperCase(text.charAt(at - 1));
    boolean marked = TYPOGRAPHIC.indexOf(next) >= 0;
    boolean latin = first == 'Â' || first == 'Ã';
    return value >= 0xA0 && !(marked && (word || !latin));
  }

  // â€™, â‚¬, ï»¿; but not "voilâ”…"
  private static boolean isThree(String text, int at, int value) {
    boolean word = at > 0 && Character.isLetter(text.charAt(at - 1));
    char next = text.charAt(at + 1);
    boolean marked = TYPOGRAPHIC.indexOf(next) >= 0 && next != '‚';
    return value >= 0x800
        && (value < Character.MIN_SURROGATE || value > Character.MAX_SURROGATE)
        && !(word && marked);
  }

  private static int continuation(char c) {
    Integer windows = WINDOWS.get(c);
    return windows != null
        ? windows
        : c >= LOWEST_CONTINUATION && c <= HIGHEST_CONTINUATION ? c : -1;
  }
}
