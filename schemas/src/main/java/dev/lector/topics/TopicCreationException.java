package dev.lector.topics;

/** A topic could neither be found nor created; the message names it and says why. */
public final class TopicCreationException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  TopicCreationException(String message, Throwable cause) {
    super(message, cause);
  }
}
