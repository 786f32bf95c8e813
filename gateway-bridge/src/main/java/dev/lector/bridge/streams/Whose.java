package dev.lector.bridge.streams;

import dev.lector.events.AudioSegment;
import dev.lector.events.SpeechFinished;

/**
 * Whose audio a stream has.
 *
 * @param fingerprint digest of what was asked; empty when any counts
 */
record Whose(String requestId, String tenant, String fingerprint) {
  /** Of audio that no request is known of. */
  static final Whose NOBODYS = new Whose("", "", "");

  /** Whether an outcome is of its tenant. */
  boolean isOfTenant(SpeechFinished outcome) {
    return outcome.getTenant().equals(tenant);
  }

  /** Whether an outcome is of it; those of older workers do not tell what was asked. */
  boolean has(SpeechFinished outcome) {
    return isOfTenant(outcome)
        && (fingerprint.isEmpty()
            || outcome.getFingerprint().isEmpty()
            || outcome.getFingerprint().equals(fingerprint));
  }

  /** Whether a segment is of it: under one key another text may have been asked for. */
  boolean has(AudioSegment segment) {
    return segment.getTenant().equals(tenant)
        && (fingerprint.isEmpty() || segment.getFingerprint().equals(fingerprint));
  }
}
