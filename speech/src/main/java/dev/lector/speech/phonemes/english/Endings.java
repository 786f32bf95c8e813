package dev.lector.speech.phonemes.english;

/** The sounds of the regular endings -s, -ed and -ing after a stem. */
final class Endings {
  private static final String VOICELESS = "ptkfθ";
  private static final String SIBILANTS = "szʃʒʧʤ";
  private static final String BEFORE_T = "pkfθʃsʧ";

  /** Before these an American t between vowels is a flap. */
  private static final String FLAPPING = "AIOWYiuæɑəɛɪɹʊʌ";

  private final boolean british;

  Endings(boolean british) {
    this.british = british;
  }

  String plural(String stem) {
    char last = last(stem);
    if (VOICELESS.indexOf(last) >= 0) {
      return stem + 's';
    }
    return SIBILANTS.indexOf(last) >= 0 ? stem + reduced() + 'z' : stem + 'z';
  }

  String past(String stem) {
    char last = last(stem);
    if (BEFORE_T.indexOf(last) >= 0) {
      return stem + 't';
    }
    if (last == 'd') {
      return stem + reduced() + 'd';
    }
    if (last != 't') {
      return stem + 'd';
    }
    return flaps(stem) ? stem.substring(0, stem.length() - 1) + "ɾᵻd" : stem + reduced() + 'd';
  }

  /** {@code spelling} is the stem's: a British r that was silent is heard before the ending. */
  String progressive(String stem, String spelling) {
    char last = last(stem);
    if (british) {
      boolean silent = spelling.matches(".*re?") && (last == 'ə' || last == 'ː');
      return stem + (silent ? "ɹɪŋ" : "ɪŋ");
    }
    return flaps(stem) ? stem.substring(0, stem.length() - 1) + "ɾɪŋ" : stem + "ɪŋ";
  }

  private boolean flaps(String stem) {
    int end = stem.length() - 1;
    return !british
        && end > 0
        && stem.charAt(end) == 't'
        && FLAPPING.indexOf(stem.charAt(end - 1)) >= 0;
  }

  private char reduced() {
    return british ? 'ɪ' : 'ᵻ';
  }

  private static char last(String stem) {
    return stem.charAt(stem.length() - 1);
  }
}
