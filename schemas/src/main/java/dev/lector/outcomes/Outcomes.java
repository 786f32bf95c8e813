package dev.lector.outcomes;

import dev.lector.events.Job;
import dev.lector.events.RejectionCode;
import dev.lector.events.SpeechFinished;
import dev.lector.events.SpeechRejected;
import dev.lector.events.SpeechRequested;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Makes {@link SpeechFinished}: the one place that knows what an outcome repeats of its request, so
 * that it makes sense without it.
 */
public final class Outcomes {
  /** Longest message of a failure, UTF-16 units; the rest is cut off. */
  private static final int LONGEST_MESSAGE = 1_000;

  private Outcomes() {}

  /** Begins the outcome of a request. */
  public static SpeechFinished.Builder of(SpeechRequested request) {
    return of(request.getRequestId())
        .setTenant(request.getTenant())
        .setBatchId(request.getBatchId())
        .setItem(request.getItem())
        .setItemId(request.getItemId())
        .setBatchItems(request.getBatchItems())
        .setFingerprint(request.getFingerprint())
        .setModelId(request.getModelId())
        .setCharacters(characters(request))
        .setRequestedAt(request.getRequestedAt())
        .setWebhook(request.getWebhook())
        .setBatchWebhook(request.getBatchWebhook())
        .setVerify(request.getVerify());
  }

  /** Begins the outcome of a request that is known as a job. */
  public static SpeechFinished.Builder of(Job job) {
    return of(job.getRequestId())
        .setTenant(job.getTenant())
        .setBatchId(job.getBatchId())
        .setItem(job.getItem())
        .setItemId(job.getItemId())
        .setBatchItems(job.getBatchItems())
        .setFingerprint(job.getFingerprint())
        .setModelId(job.getModelId())
        .setCharacters(job.getCharacters())
        .setRequestedAt(job.getRequestedAt())
        .setWebhook(job.getWebhook())
        .setBatchWebhook(job.getBatchWebhook());
  }

  /** Begins the outcome of a request of which nothing but its id can be told. */
  public static SpeechFinished.Builder of(String requestId) {
    return SpeechFinished.newBuilder().setRequestId(requestId);
  }

  /** The outcome that a job has ended with. */
  public static SpeechFinished ended(Job job) {
    return of(job)
        .setFinishedAt(Objects.requireNonNullElse(job.getFinishedAt(), Instant.EPOCH))
        .setAttempt(job.getAttempt())
        .setWorker(job.getWorker())
        .setTimings(job.getTimings())
        .setOutcome(job.getOutcome())
        .build();
  }

  /**
   * Why there is no audio.
   *
   * @param message for people; cut where it is very long
   * @param retryable whether the same request may succeed later
   */
  public static SpeechRejected rejected(
      RejectionCode code, @Nullable String message, boolean retryable) {
    String text = message == null ? "" : message;
    return SpeechRejected.newBuilder()
        .setCode(code)
        .setMessage(
            text.length() <= LONGEST_MESSAGE ? text : text.substring(0, LONGEST_MESSAGE) + "…")
        .setRetryable(retryable)
        .build();
  }

  /** Length of a request's text, Unicode code points. */
  public static int characters(SpeechRequested request) {
    return request.getText().codePointCount(0, request.getText().length());
  }
}
