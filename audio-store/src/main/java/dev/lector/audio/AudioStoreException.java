package dev.lector.audio;

/**
 * The store could not do what was asked: full, read-only, not reachable. The message says which and
 * where.
 */
public final class AudioStoreException extends Exception {
  private static final long serialVersionUID = 1L;

  public AudioStoreException(String message, Throwable cause) {
    super(message, cause);
  }
}
