package dev.lector.ledger;

import dev.lector.events.Job;
import dev.lector.events.RejectionCode;
import dev.lector.events.SpeechFinished;
import dev.lector.events.SpeechRejected;
import dev.lector.events.SpeechRequested;
import java.time.Instant;

/** Ends of requests that no worker has ended, as the ledger publishes them. */
final class Completions {
  private Completions() {}

  /** What an end repeats of its request. */
  static SpeechFinished.Builder of(SpeechRequested request) {
    return SpeechFinished.newBuilder()
        .setRequestId(request.getRequestId())
        .setTenant(request.getTenant())
        .setBatchId(request.getBatchId())
        .setItem(request.getItem())
        .setItemId(request.getItemId())
        .setBatchItems(request.getBatchItems())
        .setFingerprint(request.getFingerprint())
        .setModelId(request.getModelId())
        .setCharacters(JobEvents.characters(request))
        .setRequestedAt(request.getRequestedAt());
  }

  /** The same of a request that is known as a job. */
  static SpeechFinished.Builder of(Job job) {
    return SpeechFinished.newBuilder()
        .setRequestId(job.getRequestId())
        .setTenant(job.getTenant())
        .setBatchId(job.getBatchId())
        .setItem(job.getItem())
        .setItemId(job.getItemId())
        .setBatchItems(job.getBatchItems())
        .setFingerprint(job.getFingerprint())
        .setModelId(job.getModelId())
        .setCharacters(job.getCharacters())
        .setRequestedAt(job.getRequestedAt());
  }

  /**
   * A failure, of no worker's.
   *
   * @param now ms since 1970 UTC
   */
  static SpeechFinished rejected(
      SpeechFinished.Builder finished, RejectionCode code, String message, long now) {
    return finished
        .setAttempt(0)
        .setFinishedAt(Instant.ofEpochMilli(now))
        .setOutcome(
            SpeechRejected.newBuilder()
                .setCode(code)
                .setMessage(message)
                .setRetryable(code == RejectionCode.DEADLINE_EXCEEDED)
                .build())
        .build();
  }
}
