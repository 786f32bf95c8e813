package dev.lector.ledger.events;

/** An event can be read, but no ledger can keep it: the record itself is at fault, always. */
public final class InvalidEventException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public InvalidEventException(String message) {
    super(message);
  }
}
