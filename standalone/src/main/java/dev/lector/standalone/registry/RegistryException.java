package dev.lector.standalone.registry;

import org.jspecify.annotations.Nullable;

/**
 * The schema registry could not be fetched or started; the message says which and where to look.
 */
public final class RegistryException extends Exception {
  private static final long serialVersionUID = 1L;

  RegistryException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
