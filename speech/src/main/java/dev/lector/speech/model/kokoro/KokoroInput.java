package dev.lector.speech.model.kokoro;

/**
 * One row as the graph takes it.
 *
 * @param ids symbol ids, padding at both ends included
 * @param style row of a table of styles
 * @param speed 1.0 as trained
 */
@SuppressWarnings("ArrayRecordComponent") // goes straight into a tensor; never compared
record KokoroInput(long[] ids, float[] style, float speed) {}
