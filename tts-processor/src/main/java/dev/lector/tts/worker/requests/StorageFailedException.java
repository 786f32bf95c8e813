package dev.lector.tts.worker.requests;

import dev.lector.events.RejectionCode;

/** The audio store failed as often as was tried; the same request may succeed later. */
final class StorageFailedException extends NoAudioException {
  private static final long serialVersionUID = 1L;

  StorageFailedException(String message, Throwable cause) {
    super(RejectionCode.STORAGE_FAILED, true, message, cause);
  }
}
