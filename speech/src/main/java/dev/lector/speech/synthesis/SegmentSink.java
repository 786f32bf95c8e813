package dev.lector.speech.synthesis;

import dev.lector.speech.audio.RecordingTooLongException;
import dev.lector.speech.audio.Segment;

/** Takes the segments of a text in their order, each as soon as it is said. */
@FunctionalInterface
interface SegmentSink {
  /**
   * Takes the next segment; the engine goes on with later ones meanwhile.
   *
   * @throws RecordingTooLongException when no more is taken: nothing else of the text is said
   */
  void accept(Segment segment) throws RecordingTooLongException;
}
