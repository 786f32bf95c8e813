package dev.lector.speech.synthesis;

/**
 * Nothing can be spoken as configured: a model or the device. The message says what to do; a worker
 * stops with it.
 */
public final class SynthesisStartException extends Exception {
  private static final long serialVersionUID = 1L;

  SynthesisStartException(Throwable cause) {
    super(cause.getMessage(), cause);
  }
}
