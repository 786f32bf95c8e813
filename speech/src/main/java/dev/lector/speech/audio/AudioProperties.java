package dev.lector.speech.audio;

/**
 * What a file of audio says of itself.
 *
 * @param sampleRate Hz
 * @param channels 1 is mono
 * @param durationMs length, ms
 */
public record AudioProperties(int sampleRate, int channels, long durationMs) {}
