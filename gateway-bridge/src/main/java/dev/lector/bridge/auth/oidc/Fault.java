package dev.lector.bridge.auth.oidc;

import java.util.Locale;

/**
 * Why a token is refused. Whether it was the key or the signature is told to nobody but the log.
 */
public enum Fault {
  /** No JWT that can be read. */
  MALFORMED("It is no JSON Web Token that can be read."),
  /** Not signed, or with an algorithm that is not accepted. */
  ALGORITHM("It is not signed with an algorithm that is accepted here."),
  /** For another purpose, as a token of a logout. */
  TYPE("It is no access token."),
  /** Another issuer's. */
  ISSUER("It is of another issuer."),
  /** Signed with a key that the issuer does not publish. */
  KEY("Its signature cannot be verified."),
  /** Signed by somebody else, or changed since. */
  SIGNATURE("Its signature cannot be verified."),
  /** Over. */
  EXPIRED("It has expired."),
  /** Without an end. */
  ENDLESS("It has no time of expiry."),
  /** Not valid yet. */
  EARLY("It is not valid yet."),
  /** For another service. */
  AUDIENCE("It is for another audience."),
  /** Without a scope that is needed. */
  SCOPE("The token lacks a scope that is needed here."),
  /** Names no tenant. */
  TENANT("The token names no tenant:");

  private final String words;

  Fault(String words) {
    this.words = words;
  }

  /** In one word, for the log. */
  public String title() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** A sentence for whoever sent it. */
  public String words() {
    return words;
  }
}
