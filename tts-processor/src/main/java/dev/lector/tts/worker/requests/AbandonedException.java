package dev.lector.tts.worker.requests;

import dev.lector.events.RejectionCode;

/** Nobody wants the audio any more. */
final class AbandonedException extends NoAudioException {
  private static final long serialVersionUID = 1L;

  AbandonedException() {
    super(
        RejectionCode.CANCELLED,
        false,
        "The client of this stream has left, and nobody else waits for its audio",
        null);
  }
}
