package dev.lector.speech.phonemes.english;

/** Stress marks and the classes of misaki's phonemes. */
final class StressMarks {
  static final char PRIMARY = 'ˈ';
  static final char SECONDARY = 'ˌ';

  private static final String VOWELS = "AIOQWYaiuæɑɒɔəɛɜɪʊʌᵻ";
  private static final String CONSONANTS = "bdfhjklmnpstvwzðŋɡɹɾʃʒʤʧθ";
  private static final String LONG = "AIOQWYʤʧ";

  /** How strongly a word is to be stressed. */
  enum Level {
    /** As the lexicon has it. */
    KEPT,
    /** Not at all. */
    NONE,
    /** Primary becomes secondary, secondary goes. */
    WEAKER,
    /** As {@link #WEAKER} where there is a primary stress. */
    WEAK,
    /** At least secondary. */
    SOME,
    /** Primary, at least where there is a secondary one. */
    STRONG
  }

  private StressMarks() {}

  static boolean isVowel(char phoneme) {
    return VOWELS.indexOf(phoneme) >= 0;
  }

  static boolean isConsonant(char phoneme) {
    return CONSONANTS.indexOf(phoneme) >= 0;
  }

  static boolean hasPrimary(String phonemes) {
    return phonemes.indexOf(PRIMARY) >= 0;
  }

  private static boolean hasAny(String phonemes) {
    return hasPrimary(phonemes) || phonemes.indexOf(SECONDARY) >= 0;
  }

  /** Changes the stress of a word. */
  static String apply(String phonemes, Level level) {
    return switch (level) {
      case KEPT -> phonemes;
      case NONE -> without(without(phonemes, PRIMARY), SECONDARY);
      case WEAKER -> weaker(phonemes);
      case WEAK -> hasPrimary(phonemes) ? weaker(phonemes) : phonemes;
      case SOME -> hasAny(phonemes) ? phonemes : marked(phonemes, SECONDARY);
      case STRONG -> {
        if (hasPrimary(phonemes)) {
          yield phonemes;
        }
        yield hasAny(phonemes) ? phonemes.replace(SECONDARY, PRIMARY) : marked(phonemes, PRIMARY);
      }
    };
  }

  private static String weaker(String phonemes) {
    return without(phonemes, SECONDARY).replace(PRIMARY, SECONDARY);
  }

  private static String without(String phonemes, char mark) {
    return phonemes.replace(String.valueOf(mark), "");
  }

  /** A mark before the first vowel, when there is one. */
  private static String marked(String phonemes, char mark) {
    for (int i = 0; i < phonemes.length(); i++) {
      if (isVowel(phonemes.charAt(i))) {
        return phonemes.substring(0, i) + mark + phonemes.substring(i);
      }
    }
    return phonemes;
  }

  /** How much a word weighs among the parts of a compound. */
  static int weight(String phonemes) {
    int weight = 0;
    for (int i = 0; i < phonemes.length(); i++) {
      weight += LONG.indexOf(phonemes.charAt(i)) >= 0 ? 2 : 1;
    }
    return weight;
  }
}
