package dev.lector.speech.audio;

/**
 * When a word is heard in a recording. Its place is that in the script as it is spoken: the same
 * audio may belong to texts that were written in different ways, and the script of each knows where
 * its sentence's characters were written.
 *
 * @param sentence which of the script's sentences it is in, from 0
 * @param start its first character in that sentence as spoken
 * @param end one past its last character
 * @param startMs from the beginning of the recording, ms
 * @param endMs when it is over, ms
 */
public record TimedWord(int sentence, int start, int end, long startMs, long endMs) {}
