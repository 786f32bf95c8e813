package dev.lector.speech.phonemes;

import java.util.regex.Pattern;

/** British spellings of words that the dictionary has only in American ones. */
final class AmericanSpelling {
  private static final Pattern BRITISH_ISE =
      Pattern.compile("([iy])s((e|ed|er|ers|es|ing|ation|ations)$)");
  private static final Pattern BRITISH_OUR = Pattern.compile("(?<=[bdlnvt])our");
  private static final Pattern BRITISH_RE = Pattern.compile("([bt])re(?=s?$)");

  private AmericanSpelling() {}

  /** Respells synthesise, colour, centre and their kind; returns other words as they are. */
  static String of(String word) {
    String ize = BRITISH_ISE.matcher(word).replaceFirst("$1z$2");
    String or = BRITISH_OUR.matcher(ize).replaceFirst("or");
    return BRITISH_RE.matcher(or).replaceFirst("$1er");
  }
}
