package dev.lector.speech.synthesis;

/**
 * Finished audio in its file format.
 *
 * @param bytes the whole file
 * @param sampleRate Hz
 * @param channels 1 is mono
 * @param durationMs length, ms
 */
@SuppressWarnings("ArrayRecordComponent") // megabytes that go straight to the store; never compared
public record SpeechAudio(byte[] bytes, int sampleRate, int channels, long durationMs) {}
