package dev.lector.bridge.ledger;

import dev.lector.bridge.http.Reply;

/** The ledger does not answer now; the message says why, for people. */
public final class LedgerUnavailableException extends Exception {
  private static final long serialVersionUID = 1L;
  private static final int RETRY_SECONDS = 2;

  LedgerUnavailableException(String message) {
    super(message, null, false, false);
  }

  /** What clients are told. */
  public Reply reply() {
    return Reply.unavailable(String.valueOf(getMessage()), RETRY_SECONDS);
  }
}
