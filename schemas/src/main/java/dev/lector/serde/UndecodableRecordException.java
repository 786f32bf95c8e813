package dev.lector.serde;

import org.apache.kafka.common.errors.SerializationException;

/**
 * These bytes are not an event of the expected kind and never will be, so trying again is useless:
 * the record belongs to the dead letters. Any other {@link SerializationException} of this package
 * has a {@link dev.lector.registry.RegistryUnavailableException} as its cause and is worth another
 * try, because the record itself may be fine.
 */
public final class UndecodableRecordException extends SerializationException {

  private static final long serialVersionUID = 1L;

  UndecodableRecordException(String message) {
    super(message);
  }

  UndecodableRecordException(String message, Throwable cause) {
    super(message, cause);
  }
}
