package dev.lector.bridge.streams;

import dev.lector.events.AudioSegment;

/**
 * Whose audio a stream has.
 *
 * @param fingerprint digest of what was asked; empty when any counts
 */
record Whose(String requestId, String tenant, String fingerprint) {
  /** Of audio that no request is known of. */
  static final Whose NOBODYS = new Whose("", "", "");

  /** Whether a segment is of it: under one key another text may have been asked for. */
  boolean has(AudioSegment segment) {
    return segment.getTenant().equals(tenant)
        && (fingerprint.isEmpty() || segment.getFingerprint().equals(fingerprint));
  }
}
