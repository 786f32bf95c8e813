package dev.lector.speech.synthesis;

import dev.lector.speech.text.Checkpoint;
import java.util.Map;
import java.util.Optional;

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
   * Name of the model that {@link #prepare} would first load, which takes seconds; empty when it is
   * loaded or unknown.
   */
  default Optional<String> needsLoading(SpeechOrder order) {
    return Optional.empty();
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
