package dev.lector.http;

import io.helidon.webserver.CloseConnectionException;
import org.jspecify.annotations.Nullable;

/** Client and server do not agree on TLS. */
final class HandshakeFailedException extends CloseConnectionException {
  private static final long serialVersionUID = 1L;

  HandshakeFailedException(@Nullable String message, @Nullable Throwable cause) {
    super(String.valueOf(message), cause);
  }
}
