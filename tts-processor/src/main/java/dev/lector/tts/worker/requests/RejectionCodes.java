package dev.lector.tts.worker.requests;

import dev.lector.events.RejectionCode;
import dev.lector.speech.synthesis.SpeechException;

/** Why there is no speech, as events say it. */
final class RejectionCodes {
  private RejectionCodes() {}

  static RejectionCode of(SpeechException.Reason reason) {
    return switch (reason) {
      case INVALID_TEXT -> RejectionCode.INVALID_TEXT;
      // No code of its own: readers that do not know it would take it for the worker's fault.
      case INVALID_READING, INVALID_LOUDNESS -> RejectionCode.INVALID_REQUEST;
      case INVALID_SPEED -> RejectionCode.INVALID_SPEED;
      case UNKNOWN_MODEL -> RejectionCode.UNKNOWN_MODEL;
      case UNKNOWN_VOICE -> RejectionCode.UNKNOWN_VOICE;
      case UNKNOWN_FORMAT -> RejectionCode.UNKNOWN_FORMAT;
      case TEXT_TOO_LONG -> RejectionCode.TEXT_TOO_LONG;
      case OUT_OF_MEMORY -> RejectionCode.OUT_OF_MEMORY;
      case SYNTHESIS_FAILED, MODEL_REPLACED -> RejectionCode.SYNTHESIS_FAILED;
    };
  }
}
