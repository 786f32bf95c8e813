package dev.lector.speech.audio;

/**
 * When a sentence of the script is heard in a recording.
 *
 * @param sentence which of the script's sentences, from 0
 * @param startMs from the beginning of the recording, ms
 * @param endMs when it is over, ms
 */
public record TimedSentence(int sentence, long startMs, long endMs) {}
