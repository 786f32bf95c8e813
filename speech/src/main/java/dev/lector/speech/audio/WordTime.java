package dev.lector.speech.audio;

/**
 * When a word is heard.
 *
 * @param start first character of the word in the text as spoken
 * @param end one past its last character
 * @param from first sample
 * @param to one past the last sample
 */
public record WordTime(int start, int end, int from, int to) {}
