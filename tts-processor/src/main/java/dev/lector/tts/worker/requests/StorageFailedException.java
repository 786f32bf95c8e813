package dev.lector.tts.worker.requests;

/** The audio store failed as often as was tried; the same request may succeed later. */
final class StorageFailedException extends Exception {
  private static final long serialVersionUID = 1L;

  StorageFailedException(String message, Throwable cause) {
    super(message, cause);
  }
}
