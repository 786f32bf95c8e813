package dev.lector.bridge.jobs;

/** Nobody was told that a job is erased. The message is for people. */
public final class ErasureNotPublishedException extends Exception {
  private static final long serialVersionUID = 1L;

  public ErasureNotPublishedException(String message) {
    super(message);
  }
}
