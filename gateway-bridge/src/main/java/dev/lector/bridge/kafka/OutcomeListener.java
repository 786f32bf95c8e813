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
    /** This gateway's own partition of the replies. */
    REPLIES,
    /** The completions that everybody reads. */
    COMPLETIONS,
    /** The completions that were there when this gateway began to read them. */
    HISTORY
  }

  /** A request has ended. */
  void ended(SpeechFinished event, Source source);
}
