package dev.lector.standalone.webhooks;

/** What was wanted of webhooks cannot be done; the message says why, for people. */
public final class WebhookException extends Exception {
  private static final long serialVersionUID = 1L;

  WebhookException(String message) {
    super(message);
  }

  WebhookException(String message, Throwable cause) {
    super(message, cause);
  }
}
