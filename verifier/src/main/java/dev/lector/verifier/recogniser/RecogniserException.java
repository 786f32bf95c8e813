package dev.lector.verifier.recogniser;

/** The recogniser could not tell what is said; the message says why, for people. */
public final class RecogniserException extends Exception {
  private static final long serialVersionUID = 1L;

  RecogniserException(String message) {
    super(message);
  }

  RecogniserException(String message, Throwable cause) {
    super(message, cause);
  }
}
