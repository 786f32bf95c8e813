package dev.lector.bridge.auth;

import dev.lector.bridge.auth.oidc.Fault;
import dev.lector.bridge.auth.oidc.Verdict;
import java.util.Optional;
import java.util.Set;

/**
 * Who somebody is, or why they may not enter.
 *
 * @param caller who may enter; empty for who may not
 * @param denial what who may not enter is told; of no account for others
 */
public record Admittance(Optional<Caller> caller, Denial denial) {
  private static final int SECONDS_UNTIL_KEYS = 10;

  /** Without a token that is known. */
  static final Admittance STRANGER =
      new Admittance(Optional.empty(), new Denial(401, "Invalid bearer token.", "Bearer", "", 0));

  private static final Admittance UNDECIDED =
      new Admittance(
          Optional.empty(),
          new Denial(
              503,
              "The keys of the identity provider are not known now, so this token cannot be"
                  + " verified. Try again later.",
              "",
              "",
              SECONDS_UNTIL_KEYS));

  static Admittance of(Caller caller) {
    return new Admittance(Optional.of(caller), STRANGER.denial);
  }

  /**
   * By what is found of a token of the identity provider.
   *
   * @param operators tenants that operate the farm whatever their tokens say
   */
  static Admittance by(Verdict verdict, Set<String> operators) {
    return switch (verdict) {
      case Verdict.Valid valid ->
          of(
              new Caller(
                  valid.tenant(),
                  false,
                  valid.operator() || operators.contains(valid.tenant()),
                  valid.subject()));
      case Verdict.Refused refused -> new Admittance(Optional.empty(), denial(refused));
      case Verdict.Undecided _ -> UNDECIDED;
    };
  }

  private static Denial denial(Verdict.Refused refused) {
    Fault fault = refused.fault();
    String reason = "%s: %s".formatted(fault.title(), refused.detail());
    return switch (fault) {
      case SCOPE ->
          new Denial(403, fault.words(), challenge("insufficient_scope", fault.words()), reason, 0);
      case TENANT ->
          new Denial(403, "%s %s.".formatted(fault.words(), refused.detail()), "", reason, 0);
      default ->
          new Denial(
              401,
              "Invalid bearer token. " + fault.words(),
              challenge("invalid_token", fault.words()),
              reason,
              0);
    };
  }

  /** As RFC 6750, section 3 has it; the words have no quotes. */
  private static String challenge(String error, String words) {
    return "Bearer error=\"%s\", error_description=\"%s\"".formatted(error, words);
  }
}
