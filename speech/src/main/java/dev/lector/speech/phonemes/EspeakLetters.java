package dev.lector.speech.phonemes;

import com.ibm.icu.lang.UScript;
import com.ibm.icu.util.ULocale;

/**
 * What may be handed to espeak-ng: letters of the language's own script and Latin ones, digits and
 * the signs that it reads. For other scripts the library changes language, and 1.51 crashes on
 * some.
 */
final class EspeakLetters {
  private static final int LAST_OF_LATIN_EXTENDED_B = 0x24f;
  private static final int FIRST_OF_LATIN_ADDITIONAL = 0x1e00;
  private static final int LAST_OF_LATIN_ADDITIONAL = 0x1eff;

  private final int own;

  /**
   * @param voice espeak-ng's name for it, which begins with a language: {@code pt-br}
   */
  EspeakLetters(String voice) {
    own =
        UScript.getCodeFromName(
            ULocale.addLikelySubtags(ULocale.forLanguageTag(voice)).getScript());
  }

  /** What to hand over for a code point: a space for what would do harm. */
  int safe(int codePoint) {
    return isLatin(codePoint) || isOwn(codePoint) || isSign(codePoint) ? codePoint : ' ';
  }

  private static boolean isLatin(int c) {
    return Character.isLetterOrDigit(c)
        && (c <= LAST_OF_LATIN_EXTENDED_B
            || (c >= FIRST_OF_LATIN_ADDITIONAL && c <= LAST_OF_LATIN_ADDITIONAL));
  }

  private boolean isOwn(int c) {
    int script = UScript.getScript(c);
    return script == UScript.INHERITED
        ? Character.getType(c) == Character.NON_SPACING_MARK
        : script == own;
  }

  private static boolean isSign(int c) {
    return "'\u2019-.,%&+=@*#°$£€".indexOf(c) >= 0;
  }
}
