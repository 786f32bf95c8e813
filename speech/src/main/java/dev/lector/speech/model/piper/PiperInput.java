package dev.lector.speech.model.piper;

/**
 * One utterance as the graph takes it.
 *
 * @param ids symbol ids
 * @param scales one run has one set of them
 * @param speaker index
 */
@SuppressWarnings("ArrayRecordComponent") // goes straight into a tensor; never compared
record PiperInput(long[] ids, Scales scales, long speaker) {

  /**
   * What {@code scales} has.
   *
   * @param noise how much the sound varies between runs
   * @param length factor on durations; 2.0 is twice as slow
   * @param noiseW how much durations vary between runs
   */
  record Scales(float noise, float length, float noiseW) {}
}
