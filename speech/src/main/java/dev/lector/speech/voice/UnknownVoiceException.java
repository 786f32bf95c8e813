package dev.lector.speech.voice;

/** The model has no voice of the wanted name. The message lists those it has. */
public final class UnknownVoiceException extends Exception {
  private static final long serialVersionUID = 1L;

  /** For a name that none of {@code known} has. */
  public UnknownVoiceException(String wanted, VoiceList known) {
    this("There is no voice \"" + wanted + "\"; this model has: " + known.names() + ".");
  }

  /** With a message of one's own: the voice is there, but cannot be used. */
  public UnknownVoiceException(String message) {
    super(message);
  }
}
