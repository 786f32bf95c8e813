package dev.lector.speech.pronunciation;

import java.text.Normalizer;
import java.util.function.IntPredicate;

/** Pronunciations as people write them, in the IPA that the phonemizers write. */
public final class Ipa {
  private static final String LETTERS =
      "abcdefhijklmnopqrstuvwxyzæçðøħŋœɐɑɒɓɔɕɖɗəɘɚɛɜɝɞɟɠɡɢɣɤɥɦɧɨɪɫɬɭɮɯɰɱɲɳɴɵɶɸɹɺɻɽɾʀʁʂʃʄʈʉʊʋʌʍʎʏʐʑʒʔʕʘʙʛʜʝʟʡʢǀǁǂǃθβχᵻᵊʤʧʣʦ";
  private static final String MARKS = "ˈˌːˑʰʲʷˠˤ˞ʼ|‖. ";
  private static final String VOWELS = "aeiouyæøœɐɑɒɔəɘɚɛɜɝɞɤɨɪɯɵɶʉʊʌʏᵻ";

  private Ipa() {}

  /**
   * Settles a pronunciation: without slashes and tie bars, primary stress where there is none.
   *
   * @throws IllegalArgumentException when a character is none of IPA's; the message says which
   */
  public static String settle(String written) {
    String ipa = written.strip();
    if (ipa.length() > 1
        && ((ipa.startsWith("/") && ipa.endsWith("/"))
            || (ipa.startsWith("[") && ipa.endsWith("]")))) {
      ipa = ipa.substring(1, ipa.length() - 1);
    }
    ipa =
        Normalizer.normalize(ipa, Normalizer.Form.NFC)
            .replace('\'', 'ˈ')
            .replace('g', 'ɡ')
            .replace(':', 'ː')
            .replaceAll("[\u0361\u035C.‿|‖]", "")
            .replaceAll("\\s+", " ")
            .strip();
    ipa.codePoints()
        .filter(c -> !isIpa(c))
        .findFirst()
        .ifPresent(
            c -> {
              throw new IllegalArgumentException(
                  "\"" + Character.toString(c) + "\" is no character of IPA");
            });
    if (ipa.codePoints().noneMatch(c -> isLetter(c))) {
      throw new IllegalArgumentException("there is no sound in it");
    }
    return beforeVowels(ipa.indexOf('ˈ') >= 0 ? ipa : 'ˈ' + ipa);
  }

  /** Stress marks right before their vowels, as the phonemizers write them, not the syllable. */
  private static String beforeVowels(String ipa) {
    StringBuilder out = new StringBuilder(ipa.length());
    char mark = 0;
    for (int i = 0; i < ipa.length(); i++) {
      char c = ipa.charAt(i);
      if (c == 'ˈ' || c == 'ˌ') {
        mark = c;
        continue;
      }
      if (mark != 0 && VOWELS.indexOf(c) >= 0) {
        out.append(mark);
        mark = 0;
      }
      out.append(c);
    }
    return out.toString();
  }

  /** The first character that an engine has no symbol for, for people; empty when there is none. */
  public static String unknown(String ipa, IntPredicate known) {
    return ipa.codePoints()
        .filter(c -> isLetter(c) && !known.test(c))
        .mapToObj(Character::toString)
        .findFirst()
        .orElse("");
  }

  private static boolean isLetter(int c) {
    return LETTERS.indexOf(c) >= 0;
  }

  private static boolean isIpa(int c) {
    return isLetter(c)
        || MARKS.indexOf(c) >= 0
        || Character.getType(c) == Character.NON_SPACING_MARK;
  }
}
