package dev.lector.bridge.kafka;

import dev.lector.events.SpeechFinished;

/**
 * Hears how requests ended, some of them more than once. Called from several threads; must not
 * block.
 */
@FunctionalInterface
public interface OutcomeListener {

  /** Where an outcome was read. */
  enum Source {
    /** This bridge's own partition of the replies. */
    REPLIES,
    /** The completions that everybody reads. */
    COMPLETIONS,
    /** The completions that were there when this bridge began to read them. */
    HISTORY
  }

  /**
   * A request has ended.
   *
   * @param offset of the record where it was read: on the completions, the lowest of a request's is
   *     the outcome that counts
   */
  void ended(SpeechFinished event, Source source, long offset);
}
