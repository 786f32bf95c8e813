package dev.lector.bridge.auth.oidc;

import java.time.Instant;

/** What is to be done with whoever sent a token. */
public sealed interface Verdict {

  /**
   * May enter.
   *
   * @param tenant who they are
   * @param subject {@code sub} of the token; empty when it has none
   * @param operator whether they operate the farm
   * @param until when the token ends
   */
  record Valid(String tenant, String subject, boolean operator, Instant until) implements Verdict {}

  /**
   * May not enter.
   *
   * @param fault of the token
   * @param detail for the log: more than whoever sent the token is told
   */
  record Refused(Fault fault, String detail) implements Verdict {}

  /** Nobody can tell, because the issuer's keys are not known. */
  record Undecided() implements Verdict {}
}
