package dev.lector.speech.audio;

/**
 * A format has not the sample rate or the bit rate that was asked for. The message says what it
 * has.
 */
public final class UnsuitableSettingsException extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * @param message what was asked for, and what there is
   */
  public UnsuitableSettingsException(String message) {
    super(message);
  }
}
