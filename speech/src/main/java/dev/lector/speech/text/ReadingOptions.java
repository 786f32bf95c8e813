package dev.lector.speech.text;

/**
 * How a text is read, for those who know better than the rules.
 *
 * @param lexicon words that are said in another way
 * @param normalization how much is rewritten
 */
public record ReadingOptions(ReadingLexicon lexicon, Normalization normalization) {
  /** No lexicon, everything rewritten. */
  public static final ReadingOptions DEFAULT =
      new ReadingOptions(ReadingLexicon.EMPTY, Normalization.FULL);
}
