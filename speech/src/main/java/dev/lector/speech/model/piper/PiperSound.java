package dev.lector.speech.model.piper;

/**
 * What the graph made of one utterance.
 *
 * @param samples mono, full scale is ±1
 * @param ends one past the last sample of each symbol id; empty when the graph does not tell
 */
@SuppressWarnings("ArrayRecordComponent") // goes straight on; never compared
record PiperSound(float[] samples, int[] ends) {}
