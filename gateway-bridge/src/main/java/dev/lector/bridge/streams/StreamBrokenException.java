package dev.lector.bridge.streams;

import java.io.IOException;

/** A stream ends here, and is not whole. */
final class StreamBrokenException extends IOException {
  private static final long serialVersionUID = 1L;

  StreamBrokenException(String message) {
    super(message);
  }
}
