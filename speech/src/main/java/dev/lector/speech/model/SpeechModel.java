package dev.lector.speech.model;

import dev.lector.speech.voice.Voice;
import dev.lector.speech.voice.VoiceList;

/** A loaded model: phonemes in, samples out. Safe for use by many threads. */
public interface SpeechModel extends AutoCloseable {

  /** The model's name. */
  String id();

  /** Digest of the files: another revision may sound different. */
  String revision();

  /** Hz. */
  int sampleRate();

  /** BCP 47 tag of what it speaks; empty when its configuration does not say. */
  String language();

  /** Who can speak. */
  VoiceList voices();

  /** The ONNX Runtime execution provider that runs it, {@code CPUExecutionProvider} or another. */
  String provider();

  /** Writes phonemes as the model takes them. Symbols that the model does not know are left out. */
  Utterance encode(String phonemes);

  /** Factor on the durations that the model would choose by itself in training, for this pace. */
  double lengthScale(double speed);

  /**
   * Puts an utterance into the model's queue.
   *
   * @param voice one of {@link #voices()}
   * @param speed pace, 1.0 as the model's configuration sets it
   * @param urgency who waits for it
   * @param rank which passage of its text it is, from 0: passages of equal rank take turns
   */
  PendingSpeech submit(Utterance utterance, Voice voice, double speed, Urgency urgency, int rank);

  /**
   * Speaks. Waits while the model is busy with as many runs as it may do at once; an interrupt ends
   * the waiting and the run.
   *
   * @param voice one of {@link #voices()}
   * @param speed pace, 1.0 as the model's configuration sets it
   * @return mono samples, full scale is ±1; not checked
   */
  default float[] speak(Utterance utterance, Voice voice, double speed)
      throws InferenceException, InterruptedException {
    return submit(utterance, voice, speed, Urgency.INTERACTIVE, 0).await();
  }

  /** Frees the network, after the runs that are under way. */
  @Override
  void close();
}
