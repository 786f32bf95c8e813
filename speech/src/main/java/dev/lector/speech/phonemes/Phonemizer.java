package dev.lector.speech.phonemes;

/**
 * Turns words into the IPA that espeak-ng writes for {@code en-us}: stress marks before the vowel,
 * one space between words, punctuation {@code . , ; : ! ?} kept in place. Safe for use by many
 * threads.
 */
public interface Phonemizer extends AutoCloseable {

  /**
   * Short name for logs, options and content addresses: {@code espeak-ng 1.51}, {@code lexicon
   * 2-5e2f0a1b}.
   */
  String name();

  /**
   * Writes words as phonemes.
   *
   * @param words text as spoken (see {@code dev.lector.speech.text.Sentence})
   * @return IPA; empty when nothing in {@code words} makes a sound
   */
  String phonemize(String words);

  @Override
  void close();
}
