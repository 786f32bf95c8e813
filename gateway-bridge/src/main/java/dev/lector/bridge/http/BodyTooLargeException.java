package dev.lector.bridge.http;

import java.io.IOException;

/** A body goes on beyond its limit. */
public final class BodyTooLargeException extends IOException {
  private static final long serialVersionUID = 1L;

  BodyTooLargeException(long limit) {
    super("The body is longer than %d bytes, the limit.".formatted(limit));
  }
}
