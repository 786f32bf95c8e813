package dev.lector.tts.synthesis;

/** Text in, audio out; knows nothing of Kafka or stores. Safe for use by many threads. */
public interface Synthesizer extends AutoCloseable {

  /**
   * Settles everything that decides how the audio sounds. Cheap: no inference.
   *
   * @throws SpeechException when the request cannot be spoken (unknown model or voice, invalid or
   *     too long text)
   */
  PreparedSpeech prepare(SpeechOrder order) throws SpeechException;

  @Override
  void close();
}
