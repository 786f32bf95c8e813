package dev.lector.registry;

/** The registry answered, and the answer is no. The same call will not succeed later by itself. */
public non-sealed class RegistryRefusedException extends RegistryException {

  private static final long serialVersionUID = 1L;

  private final int status;

  RegistryRefusedException(int status, String message) {
    super(message);
    this.status = status;
  }

  RegistryRefusedException(String message, Throwable cause) {
    super(message, cause);
    this.status = 200;
  }

  /**
   * The HTTP status the registry answered with.
   *
   * @return 4xx, or 200 when the answer was not what the protocol promises
   */
  public final int status() {
    return status;
  }
}
