package dev.lector.registry;

/** The schema breaks the compatibility its subject has promised, so it was not registered. */
public final class IncompatibleSchemaException extends RegistryRefusedException {

  private static final long serialVersionUID = 1L;

  IncompatibleSchemaException(String message) {
    super(409, message);
  }
}
