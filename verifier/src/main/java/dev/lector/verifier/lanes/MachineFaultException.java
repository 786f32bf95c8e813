package dev.lector.verifier.lanes;

/**
 * This machine cannot verify now: its recogniser, its disk or its way to the store is broken. That
 * says nothing of the audio; the message says why, for people.
 */
public final class MachineFaultException extends Exception {
  private static final long serialVersionUID = 1L;

  /** With what went wrong. */
  public MachineFaultException(String message, Throwable cause) {
    super(message, cause);
  }
}
