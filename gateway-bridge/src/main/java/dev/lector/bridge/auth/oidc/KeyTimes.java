package dev.lector.bridge.auth.oidc;

import java.time.Duration;

/**
 * When an issuer's keys are fetched.
 *
 * @param keep how long they are used before they are fetched again
 * @param ahead how long before that they are fetched in the background
 * @param patience how long fetching them may take
 * @param between within which they are fetched twice at most, whatever tokens come
 * @param outage how long they are used while the issuer is away
 * @param retry pause while they are not known at all
 */
record KeyTimes(
    Duration keep,
    Duration ahead,
    Duration patience,
    Duration between,
    Duration outage,
    Duration retry) {
  static final KeyTimes USUAL =
      new KeyTimes(
          Duration.ofMinutes(5),
          Duration.ofMinutes(1),
          Duration.ofSeconds(8),
          Duration.ofSeconds(30),
          Duration.ofDays(1),
          Duration.ofSeconds(5));
}
