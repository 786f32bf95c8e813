package dev.lector.verifier.recogniser;

/** The recogniser could not tell what is said; the message says why, for people. */
public final class RecogniserException extends Exception {
  private static final long serialVersionUID = 1L;

  private final boolean machine;

  RecogniserException(String message) {
    super(message);
    this.machine = false;
  }

  /**
   * @param machine whether it is a fault of this machine, and says nothing of the audio
   */
  RecogniserException(String message, Throwable cause, boolean machine) {
    super(message, cause);
    this.machine = machine;
  }

  /** Whether it is a fault of this machine, and says nothing of the audio. */
  public boolean isOfMachine() {
    return machine;
  }
}
