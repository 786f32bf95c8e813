package dev.lector.standalone.tokens;

/** A file of tokens could not be read or changed; the message says why, for people. */
public final class TokenException extends Exception {
  private static final long serialVersionUID = 1L;

  TokenException(String message) {
    super(message);
  }

  TokenException(String message, Throwable cause) {
    super(message, cause);
  }
}
