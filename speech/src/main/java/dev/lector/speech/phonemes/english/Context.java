package dev.lector.speech.phonemes.english;

/**
 * What follows a word.
 *
 * @param next the kind of sound
 * @param to whether it is the word to
 */
record Context(Next next, boolean to) {

  /** The next sound. */
  enum Next {
    PAUSE,
    CONSONANT,
    VOWEL
  }

  static final Context END = new Context(Next.PAUSE, false);

  private static final String PAUSES = ";:,.!?—…";

  /** The context of what stands before phonemes that are followed by this. */
  Context before(String phonemes, String word) {
    Next first = next;
    for (int i = 0; i < phonemes.length(); i++) {
      char c = phonemes.charAt(i);
      if (PAUSES.indexOf(c) >= 0) {
        first = Next.PAUSE;
        break;
      }
      if (StressMarks.isVowel(c) || StressMarks.isConsonant(c)) {
        first = StressMarks.isVowel(c) ? Next.VOWEL : Next.CONSONANT;
        break;
      }
    }
    return new Context(first, word.equals("to") || word.equals("To"));
  }
}
