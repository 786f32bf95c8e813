package dev.lector.speech.text;

/**
 * How somebody wants a text read, by names; what is empty is left to the {@link ReadingChoices}.
 *
 * @param lexicon names of lexicons, with commas between them; of two that have a word, the later
 *     one counts. {@value ReadingChoices#NONE}: none by name
 * @param normalize {@code full}, {@code light} or {@code off}
 * @param owner whose defaults count where one of the other two is empty; empty for nobody's
 */
public record ReadingWish(String lexicon, String normalize, String owner) {
  /** Nothing is wanted. */
  public static final ReadingWish NONE = new ReadingWish("", "", "");

  /** Of nobody in particular. */
  public ReadingWish(String lexicon, String normalize) {
    this(lexicon, normalize, "");
  }

  /** The same of somebody. */
  public ReadingWish of(String somebody) {
    return new ReadingWish(lexicon, normalize, somebody);
  }
}
