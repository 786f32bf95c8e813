package dev.lector.audio;

/**
 * The store could not do what was asked: full, read-only, not reachable, or the object is gone. The
 * message says what and where; trying again later may help.
 */
public final class AudioStoreException extends Exception {
  private static final long serialVersionUID = 1L;

  /** A failure the store found itself. */
  public AudioStoreException(String message) {
    super(message);
  }

  /** A failure the system or the server below reported. */
  public AudioStoreException(String message, Throwable cause) {
    super(message, cause);
  }
}
