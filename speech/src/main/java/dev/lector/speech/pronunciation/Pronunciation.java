package dev.lector.speech.pronunciation;

/**
 * How a part of a sentence is pronounced, whatever its letters say.
 *
 * @param start its first character in the sentence
 * @param end one past its last character
 * @param ipa phonemes in IPA, in words between single spaces
 */
public record Pronunciation(int start, int end, String ipa) {}
