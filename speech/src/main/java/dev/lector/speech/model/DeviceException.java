package dev.lector.speech.model;

/**
 * The wanted device does not work here. The message says why and what to do; a worker should not
 * start.
 */
public final class DeviceException extends Exception {
  private static final long serialVersionUID = 1L;

  DeviceException(String message, Throwable cause) {
    super(message, cause);
  }
}
