package dev.lector.bridge.batches;

/** Nothing is known to have been published; the message says why, for people. */
public final class BatchNotPublishedException extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * @param message why, for people
   */
  public BatchNotPublishedException(String message) {
    super(message);
  }
}
