package dev.lector.speech.phonemes.english;

import org.jspecify.annotations.Nullable;

/**
 * A word, a part of one, or a punctuation mark.
 *
 * @param text as written, with straight apostrophes
 * @param start its first character in the sentence
 * @param end one past its last character
 * @param mark what is written for it among the phonemes, empty for nothing; null for what is spoken
 * @param tagged which of the tagger's tokens it belongs to
 * @param spaced whether it begins behind white space
 */
record Token(String text, int start, int end, @Nullable String mark, int tagged, boolean spaced) {}
