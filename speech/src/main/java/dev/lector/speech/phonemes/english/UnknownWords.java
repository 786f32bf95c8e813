package dev.lector.speech.phonemes.english;

/** Says words that the lexicon has not, neither alone nor with a regular ending. */
@FunctionalInterface
public interface UnknownWords {

  /**
   * Says a word.
   *
   * @param word letters, perhaps with apostrophes between them, as written
   * @param british whether in the British accent
   * @return phonemes in misaki's convention; empty when there is no way to say it
   */
  String phonemes(String word, boolean british);
}
