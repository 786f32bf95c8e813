package dev.lector.registry;

/**
 * The registry cannot be used now: it is not reachable, answers with an error of its own, or does
 * not accept our credentials. The same call may succeed later; no schema and no record is at fault.
 */
public final class RegistryUnavailableException extends RegistryException {

  private static final long serialVersionUID = 1L;

  RegistryUnavailableException(String message) {
    super(message);
  }

  RegistryUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
