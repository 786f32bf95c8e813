package dev.lector.ledger;

/** An event can be read, but no ledger can keep it: the record itself is at fault, always. */
final class InvalidEventException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  InvalidEventException(String message) {
    super(message);
  }
}
