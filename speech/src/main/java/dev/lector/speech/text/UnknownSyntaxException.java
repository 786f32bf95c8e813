package dev.lector.speech.text;

/** A pattern has a part that no rule had so far. */
final class UnknownSyntaxException extends Exception {
  private static final long serialVersionUID = 1L;
}
