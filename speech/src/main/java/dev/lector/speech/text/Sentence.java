package dev.lector.speech.text;

/**
 * One stretch of speech that is synthesised in one go.
 *
 * @param words text as spoken: numbers, units and abbreviations written out, punctuation {@code . ,
 *     ; : ! ?} kept where it shapes the intonation, nothing else that is not said
 * @param pauseAfterMs silence between this sentence and the next, ms; 0 at the end of the text
 */
public record Sentence(String words, int pauseAfterMs) {}
