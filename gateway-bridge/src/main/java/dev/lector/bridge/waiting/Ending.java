package dev.lector.bridge.waiting;

import dev.lector.events.SpeechFinished;

/** How waiting for an outcome ended. */
public sealed interface Ending {

  /** The outcome is here. */
  record Finished(SpeechFinished event) implements Ending {}

  /** The request never reached the queue; {@code reason} says why, for people. */
  record NotPublished(String reason) implements Ending {}

  /** The time was over first; the job goes on. */
  record TimedOut() implements Ending {}

  /** The bridge stops first; the job goes on. */
  record Stopped() implements Ending {}

  /** There is something to hear before the outcome; the job goes on. */
  record Heard() implements Ending {}

  /** The client left first; the job goes on. */
  record ClientLeft() implements Ending {}
}
