package dev.lector.speech.voice;

/** The model has no voice of the wanted name. The message lists those it has. */
public final class UnknownVoiceException extends Exception {
  private static final long serialVersionUID = 1L;

  UnknownVoiceException(String wanted, VoiceList known) {
    super("There is no voice \"" + wanted + "\"; this model has: " + known.names() + ".");
  }
}
