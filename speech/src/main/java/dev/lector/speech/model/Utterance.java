package dev.lector.speech.model;

/**
 * One stretch of speech as a model takes it.
 *
 * @param ids symbol ids, packed as the model's family wants them
 * @param phonemes how many sounds it has; marks, pauses and punctuation are not counted. 0 means
 *     there is nothing to say
 */
@SuppressWarnings("ArrayRecordComponent") // goes straight into a tensor; never compared
public record Utterance(long[] ids, int phonemes) {}
