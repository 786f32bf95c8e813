package dev.lector.ledger.events;

import org.apache.kafka.common.errors.SerializationException;

/**
 * An event is too large for the ledger's topics. Thrown before the producer sees it, which could
 * not leave it out: a record that a producer refuses ends the whole transaction.
 */
public final class OversizedEventException extends SerializationException {
  private static final long serialVersionUID = 1L;

  public OversizedEventException(String message) {
    super(message);
  }
}
