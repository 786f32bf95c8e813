package dev.lector.registry;

/** The registry knows no such subject, version, schema or id. */
public final class NotRegisteredException extends RegistryRefusedException {

  private static final long serialVersionUID = 1L;

  NotRegisteredException(String message) {
    super(404, message);
  }
}
