package dev.lector.speech.audio;

/**
 * A word and when it is heard in a recording.
 *
 * @param word as spoken
 * @param startMs from the beginning of the recording, ms
 * @param endMs when it is over, ms
 */
public record TimedWord(String word, long startMs, long endMs) {}
