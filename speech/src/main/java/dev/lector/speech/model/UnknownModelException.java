package dev.lector.speech.model;

import java.util.Collection;

/** There is no model of the wanted name. The message lists those there are. */
public final class UnknownModelException extends Exception {
  private static final long serialVersionUID = 1L;

  UnknownModelException(String wanted, Collection<String> known) {
    super(
        "There is no model \""
            + wanted
            + "\"; the known ones are: "
            + String.join(", ", known)
            + "."
            + why(wanted));
  }

  /** What a client of other services asks for by default. */
  private static String why(String wanted) {
    return wanted.startsWith("parler-tts/")
        ? " Parler-TTS has no export that ONNX Runtime could run; leave model_id empty for the"
            + " default model."
        : "";
  }
}
