package dev.lector.tts.worker.outcomes;

/** How a request ended is known, but the completions topic takes no record that says it. */
final class UnpublishableOutcomeException extends Exception {
  private static final long serialVersionUID = 1L;

  UnpublishableOutcomeException() {
    super("The outcome is no record that the completions topic takes (see max.message.bytes)");
  }
}
