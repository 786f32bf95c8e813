package dev.lector.tts.worker.outcomes;

/** A request whose workers died, of this or of something else that they did at the same time. */
final class SuspectRequestException extends Exception {
  private static final long serialVersionUID = 1L;

  SuspectRequestException(int deliveries) {
    super("Delivered " + deliveries + " times without an end; tried again on its own");
  }
}
