package dev.lector.speech.phonemes;

import java.text.Normalizer;
import java.util.BitSet;
import java.util.regex.Pattern;

/**
 * The symbols that voices in the Piper format have ids for, and the way they expect them written.
 */
final class IpaSymbols {
  private static final String LETTERS =
      "abcdefghijklmnopqrstuvwxyzæçðøħŋœǀǁǂǃɐɑɒɓɔɕɖɗɘəɚɛɜɞɟɠɡɢɣɤɥɦɧɨɪɫɬɭɮɯɰɱɲɳɴɵɶɸɹɺɻɽɾʀʁʂʃʄʈʉʊʋʌʍʎʏʐʑʒʔʕʘʙʛʜʝʟʡʢβθχᵻⱱ";
  private static final String MODIFIERS = "ʲˈˌːˑ˞ʰˤ\u0327\u0303\u032a\u032f\u0329\u033a\u033b";
  private static final Pattern LANGUAGE_SWITCH = Pattern.compile("\\([^)]*\\)");
  private static final Pattern SPACES = Pattern.compile("\\s+");

  private final BitSet spoken = new BitSet();

  IpaSymbols() {
    (LETTERS + MODIFIERS + " ").chars().forEach(spoken::set);
  }

  /**
   * Reduces espeak-ng's output for one clause to symbols of speech: without language switches such
   * as {@code (en)}, without pauses and other signs of its own, words parted by one space, accents
   * decomposed as Piper does (but ç is a letter of the IPA).
   */
  String tidy(String raw) {
    String text = decomposed(raw);
    StringBuilder out = new StringBuilder(text.length());
    text.chars().filter(spoken::get).forEach(c -> out.append((char) c));
    return SPACES.matcher(out).replaceAll(" ").strip();
  }

  /**
   * The same with whatever signs another language has, such as the digits of tones: voices have ids
   * for those of their own language.
   */
  static String decomposed(String raw) {
    String text = LANGUAGE_SWITCH.matcher(raw).replaceAll("").replace("_", "");
    if (!Normalizer.isNormalized(text, Normalizer.Form.NFD)) {
      text = Normalizer.normalize(text, Normalizer.Form.NFD).replace("c\u0327", "ç");
    }
    return SPACES.matcher(text).replaceAll(" ").strip();
  }
}
