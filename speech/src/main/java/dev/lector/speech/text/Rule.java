package dev.lector.speech.text;

/**
 * One step from written to spoken English. Takes a paragraph and returns it with that step done.
 */
@FunctionalInterface
interface Rule {

  AlignedText apply(AlignedText paragraph);

  /**
   * The same, without looking first whether and where it is possible; {@link #apply} must not do
   * otherwise.
   */
  default AlignedText everywhere(AlignedText paragraph) {
    return apply(paragraph);
  }

  /** What stands in every text that it changes. */
  default Need need() {
    return Need.NOTHING;
  }
}
