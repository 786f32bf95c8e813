package dev.lector.tts.worker.outcomes;

/** A topic never takes this record, however often it is sent. */
public final class RefusedRecordException extends Exception {
  private static final long serialVersionUID = 1L;

  RefusedRecordException(String message) {
    super(message);
  }
}
