package dev.lector.books.docx;

import java.nio.charset.Charset;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Signs that are written by their number in a font ({@code w:sym}; ECMA-376, part 1, 17.3.3.30).
 */
final class Symbols {
  /** The encoding of the Symbol font. */
  private static final Charset SYMBOL = Charset.forName("x-MacSymbol");

  private static final Pattern PICTURES =
      Pattern.compile("(?i)(?:wingdings|webdings|marlett|.*dingbats).*");

  /** Numbers in fonts begin here where they are no characters. */
  private static final int NUMBERS = 0xf000;

  private Symbols() {}

  /**
   * The character of a sign.
   *
   * @param number in the font; 0 to 255 may have F000 added
   * @return empty for pictures, and for signs of fonts that are not known
   */
  static Optional<String> character(String font, int number) {
    int inFont = number >= NUMBERS && number <= NUMBERS + 0xff ? number - NUMBERS : number;
    if (PICTURES.matcher(font).matches()) {
      return Optional.empty();
    }
    String sign =
        font.strip().equalsIgnoreCase("Symbol") && inFont <= 0xff
            ? new String(new byte[] {(byte) inFont}, SYMBOL)
            : Character.toString(number);
    return Optional.of(sign).filter(one -> isCharacter(one.codePointAt(0)));
  }

  private static boolean isCharacter(int codePoint) {
    return codePoint != 0xfffd
        && Character.getType(codePoint) != Character.PRIVATE_USE
        && !Character.isISOControl(codePoint);
  }
}
