package dev.lector.tts.worker.requests;

/**
 * A request that was delivered again and again without ever ending: it may well have killed its
 * workers.
 */
final class PoisonedRequestException extends Exception {
  private static final long serialVersionUID = 1L;

  PoisonedRequestException(int deliveries) {
    super(
        "Delivered "
            + deliveries
            + " times without an end, the move into quarantine and this delivery included, in which"
            + " it was not tried; so it was set aside: it may have crashed its workers");
  }
}
