package dev.lector.speech.synthesis;

import dev.lector.speech.text.Checkpoint;
import java.util.Map;

/** Text in, audio out; knows nothing of Kafka or stores. Safe for use by many threads. */
public interface Synthesizer extends AutoCloseable {

  /**
   * Settles everything that decides how the audio sounds. Cheap: no inference.
   *
   * @throws SpeechException when the request cannot be spoken (unknown model or voice, invalid or
   *     too long text)
   */
  PreparedSpeech prepare(SpeechOrder order) throws SpeechException;

  /**
   * The same, in steps.
   *
   * @param checkpoint passed between them
   * @throws SpeechException when the request cannot be spoken
   */
  default PreparedSpeech prepare(SpeechOrder order, Checkpoint checkpoint) throws SpeechException {
    return prepare(order);
  }

  /**
   * Whether {@link #prepare} would first load this model, which takes seconds; false for a model
   * that is unknown.
   *
   * @param model model or alias; empty for the default model
   */
  default boolean needsLoading(String model) {
    return false;
  }

  /**
   * Loads a model, unless it is loaded.
   *
   * @param model model or alias; empty for the default model
   * @throws SpeechException when it is unknown or cannot be used
   */
  default void load(String model) throws SpeechException {}

  /**
   * What speaks, for logs and metrics: {@code model}, {@code provider}, {@code voices}, {@code
   * phonemizer} of the default model, as far as it is known. Does not change.
   */
  default Map<String, String> facts() {
    return Map.of();
  }

  /** What can be asked for; changes while models are loaded. Cheap after the first call. */
  default Capabilities capabilities() {
    return Capabilities.UNKNOWN;
  }

  @Override
  void close();
}
