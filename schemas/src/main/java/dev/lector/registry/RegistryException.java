package dev.lector.registry;

/** The registry did not do what it was asked to. */
public abstract sealed class RegistryException extends RuntimeException
    permits RegistryUnavailableException, RegistryRefusedException {

  private static final long serialVersionUID = 1L;

  RegistryException(String message) {
    super(message);
  }

  RegistryException(String message, Throwable cause) {
    super(message, cause);
  }
}
