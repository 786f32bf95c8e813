package dev.lector.speech.text;

/** {@link Punctuation} for sentences in any letters, with the signs that phonemizers read. */
final class LocalPunctuation {
  private static final String SIGNS = "%&+=@#°€$£";

  private LocalPunctuation() {}

  /**
   * Reduces a sentence.
   *
   * @return empty when nothing in it can be said
   */
  static AlignedText normalise(AlignedText sentence) {
    return Punctuation.normalise(sentence, LocalPunctuation::isSaid, "'-");
  }

  private static boolean isSaid(char c) {
    return Character.isLetterOrDigit(c)
        || Character.getType(c) == Character.NON_SPACING_MARK
        || Character.getType(c) == Character.COMBINING_SPACING_MARK
        || SIGNS.indexOf(c) >= 0
        || LexiconWords.isPlace(c);
  }
}
