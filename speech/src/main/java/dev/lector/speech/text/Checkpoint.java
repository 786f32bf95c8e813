package dev.lector.speech.text;

import java.util.concurrent.CancellationException;

/**
 * Passed between the steps of long work, so that whoever asked for it can let others go first, or
 * end it. A step takes milliseconds, tens of them for the longest paragraphs.
 */
@FunctionalInterface
public interface Checkpoint {
  /** Never stops anybody. */
  Checkpoint NONE = () -> {};

  /**
   * Returns when the work may go on.
   *
   * @throws CancellationException when nobody wants it any more
   */
  void pass();
}
