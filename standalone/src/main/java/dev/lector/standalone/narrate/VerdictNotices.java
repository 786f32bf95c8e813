package dev.lector.standalone.narrate;

import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What people are told while verdicts are waited for: that none comes and what would bring them,
 * and why the first passage could not be judged.
 */
final class VerdictNotices {
  /** How long the first verdict may take before it is told that none comes. */
  private static final Duration FIRST = Duration.ofSeconds(20);

  /** The same of further ones: longer than a recogniser is given for one file. */
  private static final Duration FURTHER = Duration.ofMinutes(3);

  private final Duration patience;
  private final Set<String> waiting = new HashSet<>();
  private @Nullable Long silentSince;
  private @Nullable String unverified;
  private boolean anyVerdict;
  private boolean toldSilence;
  private boolean toldUnverified;

  /**
   * @param patience how long verdicts are waited for
   */
  VerdictNotices(Duration patience) {
    this.patience = patience;
  }

  /** A passage has audio and no verdict yet. */
  void waits(String passage, long now) {
    waiting.add(passage);
    if (silentSince == null) {
      silentSince = now;
    }
  }

  /** A verdict is there. */
  void heard(Heard heard) {
    anyVerdict = true;
    toldSilence = false;
    silentSince = null;
    waiting.clear();
    if (heard.isUnverified() && unverified == null) {
      unverified = heard.reason();
    }
  }

  /** What is to be told, once; empty when there is nothing new. */
  Optional<String> next(long now) {
    if (unverified != null && !toldUnverified) {
      toldUnverified = true;
      return Optional.of("A passage could not be verified: " + unverified);
    }
    Duration quiet = anyVerdict ? FURTHER : FIRST;
    if (toldSilence || silentSince == null || now - silentSince < quiet.toNanos()) {
      return Optional.empty();
    }
    toldSilence = true;
    return Optional.of(
        "No verdict has come for %d s, and %d passages wait for one. Is a verifier running, and is its"
                .formatted(quiet.toSeconds(), waiting.size())
            + " recogniser working (lector.verifier.recogniser)? Waiting for up to %d min; stopped"
                .formatted(patience.toMinutes())
            + " and run again, the command goes on where it was.");
  }
}
