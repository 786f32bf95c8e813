package dev.lector.speech.synthesis;

import dev.lector.speech.audio.AudioTimes;
import dev.lector.speech.batch.Priority;
import dev.lector.speech.text.Checkpoint;
import java.util.List;

/**
 * A request that can be synthesised: model, voice and spoken text are settled and the audio has an
 * address, but nothing expensive has been done. Holds nothing: when its model is replaced before it
 * is synthesised, that fails as {@link SpeechException.Reason#MODEL_REPLACED}, before anything is
 * kept or given away, and the request is to be prepared again.
 */
public interface PreparedSpeech {

  /**
   * Content address of the audio: 64 lower-case hexadecimal digits, a dot, and the extension of its
   * format, as in {@code 9f86…0a08.wav}.
   */
  String address();

  /**
   * Content address of the audio as {@link #stream} makes it: its own, since a file that is sent
   * before its end is known may begin otherwise, and since what is kept of it decides how it
   * sounds.
   */
  default String streamAddress() {
    return address();
  }

  /** Media type of the audio. */
  String contentType();

  /** Model really used. */
  String modelId();

  /** Voice really used. */
  String voice();

  /** BCP 47 tag of what the voice speaks; empty when not known. */
  default String language() {
    return "";
  }

  /** Pace really used, 1.0 as the model was trained. */
  double speed();

  /** Samples a second of the audio, Hz; 0 when not known before it is made. */
  default int sampleRate() {
    return 0;
  }

  /** Length of the text as it is spoken, with numbers and signs in words; 0 when not known. */
  default int spokenCharacters() {
    return 0;
  }

  /** What may not sound as meant, for people; not many, and none is long. */
  default List<String> warnings() {
    return List.of();
  }

  /** What will be said. Cheap: no inference. Empty where it is not known. */
  default Reading reading() {
    return reading(Checkpoint.NONE);
  }

  /**
   * The same, in steps.
   *
   * @param checkpoint passed between its sentences
   */
  default Reading reading(Checkpoint checkpoint) {
    return new Reading(List.of(), List.of());
  }

  /**
   * When sentences and words are heard and the marks reached.
   *
   * @param audio what {@link #synthesize} has returned
   */
  default Timings timings(SpeechAudio audio) {
    return timings(audio.times(), audio.durationMs());
  }

  /**
   * The same of audio that was made before, for this address.
   *
   * @param times what was known of the audio when it was made
   * @param durationMs of the audio, ms
   */
  default Timings timings(AudioTimes times, long durationMs) {
    return Timings.UNKNOWN;
  }

  /**
   * Makes the audio. Blocks while the model is busy.
   *
   * @param priority who waits for it
   * @throws SpeechException when there will be no audio
   * @throws InterruptedException when the worker leaves before it was done
   */
  SpeechAudio synthesize(Priority priority) throws SpeechException, InterruptedException;

  /**
   * Makes the audio, and gives it away while it is made. Blocks while the model is busy.
   *
   * @param priority who waits for it
   * @return the whole; it begins with all that was given away, and ends with what was not
   * @throws SpeechException when there will be no more audio
   * @throws InterruptedException when the worker leaves before it was done
   */
  default <E extends Exception> SpeechAudio stream(Priority priority, SpeechStream<E> stream)
      throws SpeechException, E, InterruptedException {
    return synthesize(priority);
  }
}
