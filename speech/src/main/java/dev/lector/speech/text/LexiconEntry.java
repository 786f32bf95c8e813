package dev.lector.speech.text;

import dev.lector.speech.pronunciation.Ipa;

/**
 * A word, or several, and what is said instead.
 *
 * @param written as it is found in texts
 * @param anyCase whether it is found however its letters are capitalised
 * @param text what is read instead; empty where {@code ipa} is given
 * @param ipa how it is pronounced; empty where {@code text} is given
 */
record LexiconEntry(String written, boolean anyCase, String text, String ipa) {
  private static final int LONGEST_WORD = 60;
  private static final int LONGEST_TEXT = 500;
  private static final int LONGEST_IPA = 120;

  /**
   * A word with another text.
   *
   * @throws IllegalArgumentException what is wrong with it
   */
  static LexiconEntry reading(String written, String text) {
    String word = word(written);
    if (text.isBlank() || text.length() > LONGEST_TEXT) {
      throw new IllegalArgumentException(
          "what is read instead needs 1 to " + LONGEST_TEXT + " characters");
    }
    return new LexiconEntry(word, isLower(word), text.strip(), "");
  }

  /**
   * A word with a pronunciation.
   *
   * @throws IllegalArgumentException what is wrong with it
   */
  static LexiconEntry pronounced(String written, String ipa) {
    String word = word(written);
    if (word.chars().noneMatch(c -> Letters.isLetter((char) c))) {
      throw new IllegalArgumentException(
          "a pronunciation needs a word with letters from a to z; write \"" + word + " => …\"");
    }
    if (ipa.length() > LONGEST_IPA) {
      throw new IllegalArgumentException(
          "a pronunciation has at most " + LONGEST_IPA + " characters");
    }
    return new LexiconEntry(word, isLower(word), "", Ipa.settle(ipa));
  }

  private static String word(String written) {
    String word = written.strip().replaceAll("\\s+", " ").replace('’', '\'');
    if (word.isEmpty() || word.length() > LONGEST_WORD) {
      throw new IllegalArgumentException("a word needs 1 to " + LONGEST_WORD + " characters");
    }
    return word;
  }

  private static boolean isLower(String word) {
    return word.chars().noneMatch(Character::isUpperCase);
  }

  /** Where it ends when it begins at a place; -1 when it does not stand there. */
  int endAt(String text, int at) {
    int end = at + written.length();
    if (!text.regionMatches(anyCase, at, written, 0, written.length())) {
      return -1;
    }
    boolean goesOn =
        end < text.length()
            && Character.isLetterOrDigit(text.charAt(end))
            && Character.isLetterOrDigit(text.charAt(end - 1));
    return goesOn ? -1 : end;
  }

  /** Its letters as words: what a reader sees of a pronounced word. */
  static String letters(String word) {
    StringBuilder letters = new StringBuilder(word.length());
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      boolean inner =
          c == '\''
              && i > 0
              && i + 1 < word.length()
              && Letters.isLetter(word.charAt(i - 1))
              && Letters.isLetter(word.charAt(i + 1));
      if (Letters.isLetter(c) || inner) {
        letters.append(c);
      } else if (!letters.isEmpty() && letters.charAt(letters.length() - 1) != ' ') {
        letters.append(c == ' ' || c == '-' ? " " : "");
      }
    }
    return letters.toString().strip();
  }
}
