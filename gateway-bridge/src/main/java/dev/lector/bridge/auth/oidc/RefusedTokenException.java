package dev.lector.bridge.auth.oidc;

import org.jspecify.annotations.Nullable;

/** A token that does not let anybody in. */
final class RefusedTokenException extends Exception {
  private static final long serialVersionUID = 1L;

  private final Fault fault;
  private final String detail;

  /**
   * @param detail for the log
   */
  RefusedTokenException(Fault fault, String detail, @Nullable Throwable cause) {
    super(detail, cause, false, false);
    this.fault = fault;
    this.detail = detail;
  }

  Verdict.Refused verdict() {
    return new Verdict.Refused(fault, detail);
  }
}
