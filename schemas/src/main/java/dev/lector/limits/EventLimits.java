package dev.lector.limits;

import dev.lector.events.Audio;
import dev.lector.events.BatchCancelled;
import dev.lector.events.BatchPaused;
import dev.lector.events.JobErased;
import dev.lector.events.SpeechFinished;
import dev.lector.events.SpeechRequested;
import dev.lector.events.SpeechSynthesized;
import dev.lector.events.SpeechVerified;
import dev.lector.events.Webhook;
import dev.lector.events.WorkerModel;
import dev.lector.events.WorkerSeen;
import dev.lector.events.WorkerVoice;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether the fields of an event keep to {@link FieldLimit}. */
public final class EventLimits {
  /** Most items of a batch; the index of an item is less. */
  public static final int MOST_ITEMS = 1_000_000;

  /** Most events that a webhook names. */
  public static final int MOST_WEBHOOK_EVENTS = 16;

  /** Most warnings of an outcome. */
  private static final int MOST_WARNINGS = 4;

  private EventLimits() {}

  /**
   * What is wrong with a request, for people; empty when nothing is. Its text is not looked at, and
   * a requestId that is absent is left to the record's key.
   */
  public static Optional<String> violation(SpeechRequested request) {
    return ids(
            request.getRequestId(),
            request.getTenant(),
            request.getBatchId(),
            request.getItemId(),
            request.getFingerprint())
        .or(() -> FieldLimit.MODEL_ID.violation(request.getModelId()))
        .or(() -> FieldLimit.VOICE.violation(request.getVoice()))
        .or(() -> FieldLimit.LANGUAGE.violation(request.getLanguage()))
        .or(() -> FieldLimit.LEXICON.violation(request.getLexicon()))
        .or(() -> FieldLimit.NORMALIZE.violation(request.getNormalize()))
        .or(() -> FieldLimit.DESCRIPTION.violation(request.getDescription()))
        .or(() -> violation(request.getWebhook()))
        .or(() -> violation(request.getBatchWebhook()))
        .or(() -> numbers(request.getBatchItems(), request.getItem()));
  }

  /**
   * The same of an outcome. Of a failure the message is not looked at: whoever keeps it cuts it.
   */
  public static Optional<String> violation(SpeechFinished finished) {
    return ids(
            finished.getRequestId(),
            finished.getTenant(),
            finished.getBatchId(),
            finished.getItemId(),
            finished.getFingerprint())
        .or(() -> FieldLimit.MODEL_ID.violation(finished.getModelId()))
        .or(() -> FieldLimit.WORKER.violation(finished.getWorker()))
        .or(() -> FieldLimit.QUEUE.violation(finished.getQueue()))
        .or(() -> violation(finished.getWebhook()))
        .or(() -> violation(finished.getBatchWebhook()))
        .or(
            () ->
                finished.getOutcome() instanceof SpeechSynthesized done
                    ? violation(done)
                    : Optional.empty());
  }

  /** The same of a verification. */
  public static Optional<String> violation(SpeechVerified verified) {
    return ids(
            verified.getRequestId(),
            verified.getTenant(),
            verified.getBatchId(),
            verified.getItemId(),
            "")
        .or(() -> FieldLimit.WORKER.violation(verified.getVerifier()))
        .or(() -> FieldLimit.SHA256.violation(verified.getSha256()))
        .or(() -> FieldLimit.DESCRIPTION.violation(verified.getExpected()))
        .or(() -> FieldLimit.DESCRIPTION.violation(verified.getHeard()))
        .or(() -> FieldLimit.DESCRIPTION.violation(verified.getReason()))
        .or(() -> numbers(null, verified.getItem()));
  }

  private static Optional<String> violation(@Nullable Webhook webhook) {
    if (webhook == null) {
      return Optional.empty();
    }
    int events = webhook.getEvents().size();
    return events > MOST_WEBHOOK_EVENTS
        ? Optional.of(
            "A webhook names %d events; at most %d are allowed"
                .formatted(events, MOST_WEBHOOK_EVENTS))
        : FieldLimit.WEBHOOK
            .violation(webhook.getUrl())
            .or(() -> violation(FieldLimit.WEBHOOK_EVENT, webhook.getEvents()));
  }

  private static Optional<String> violation(SpeechSynthesized done) {
    Audio audio = done.getAudio();
    return FieldLimit.MODEL_ID
        .violation(done.getModelId())
        .or(() -> FieldLimit.VOICE.violation(done.getVoice()))
        .or(() -> FieldLimit.LANGUAGE.violation(done.getLanguage()))
        .or(() -> FieldLimit.URI.violation(audio.getUri()))
        .or(() -> FieldLimit.CONTENT_TYPE.violation(audio.getContentType()))
        .or(() -> FieldLimit.SHA256.violation(audio.getSha256()))
        .or(() -> FieldLimit.URI.violation(done.getTimes() == null ? "" : done.getTimes().getUri()))
        .or(() -> warnings(done.getWarnings()));
  }

  private static Optional<String> warnings(List<String> warnings) {
    return warnings.size() > MOST_WARNINGS
        ? Optional.of(
            "There are %d warnings; at most %d are allowed"
                .formatted(warnings.size(), MOST_WARNINGS))
        : warnings.stream()
            .map(FieldLimit.DESCRIPTION::violation)
            .flatMap(Optional::stream)
            .map(violation -> violation.replace("description", "warning"))
            .findFirst();
  }

  /** The same of an erasure, whose requestId is left to whoever keeps it as a key. */
  public static Optional<String> violation(JobErased erased) {
    return FieldLimit.TENANT
        .violation(erased.getTenant())
        .or(() -> violation(FieldLimit.URI, erased.getAudio()));
  }

  /** The same of a cancellation, which has to name its batch. */
  public static Optional<String> violation(BatchCancelled cancelled) {
    return batch(cancelled.getBatchId(), cancelled.getTenant());
  }

  /** The same of a pause, which has to name its batch. */
  public static Optional<String> violation(BatchPaused paused) {
    return batch(paused.getBatchId(), paused.getTenant());
  }

  private static Optional<String> batch(String batchId, String tenant) {
    return FieldLimit.BATCH_ID
        .violationOfRequired(batchId)
        .or(() -> FieldLimit.TENANT.violation(tenant));
  }

  /** The same of a worker's heartbeat, which has to name the worker. */
  public static Optional<String> violation(WorkerSeen seen) {
    return FieldLimit.WORKER
        .violationOfRequired(seen.getWorkerId())
        .or(() -> FieldLimit.WORKER.violation(seen.getHost()))
        .or(() -> FieldLimit.URI.violation(seen.getUrl()))
        .or(() -> FieldLimit.WORKER.violation(seen.getVersion()))
        .or(() -> FieldLimit.WORKER.violation(seen.getDevice()))
        .or(() -> FieldLimit.MODEL_ID.violation(seen.getDefaultModel()))
        .or(
            () ->
                seen.getModels().stream()
                    .map(EventLimits::violation)
                    .flatMap(Optional::stream)
                    .findFirst());
  }

  private static Optional<String> violation(WorkerModel model) {
    return FieldLimit.MODEL_ID
        .violationOfRequired(model.getModelId())
        .or(() -> violation(FieldLimit.MODEL_ID, model.getAliases()))
        .or(() -> violation(FieldLimit.LANGUAGE, model.getLanguages()))
        .or(() -> violation(FieldLimit.VOICE, model.getVoices()))
        .or(
            () ->
                model.getSpeakers().stream()
                    .map(EventLimits::violation)
                    .flatMap(Optional::stream)
                    .findFirst());
  }

  private static Optional<String> violation(WorkerVoice voice) {
    return FieldLimit.VOICE
        .violationOfRequired(voice.getName())
        .or(() -> FieldLimit.LANGUAGE.violation(voice.getLanguage()));
  }

  private static Optional<String> violation(FieldLimit limit, List<String> names) {
    return names.stream().map(limit::violationOfRequired).flatMap(Optional::stream).findFirst();
  }

  private static Optional<String> ids(
      String requestId,
      String tenant,
      @Nullable String batchId,
      String itemId,
      String fingerprint) {
    return FieldLimit.REQUEST_ID
        .violation(requestId)
        .or(() -> FieldLimit.TENANT.violation(tenant))
        .or(() -> FieldLimit.BATCH_ID.violation(batchId))
        .or(() -> FieldLimit.ITEM_ID.violation(itemId))
        .or(() -> FieldLimit.FINGERPRINT.violation(fingerprint));
  }

  private static Optional<String> numbers(@Nullable Integer items, @Nullable Integer item) {
    if (items != null && (items < 1 || items > MOST_ITEMS)) {
      return Optional.of(
          "batchItems is %d; a batch has 1 to %d items".formatted(items, MOST_ITEMS));
    }
    int behind = items == null ? MOST_ITEMS : items;
    if (item != null && (item < 0 || item >= behind)) {
      return Optional.of(
          "item is %d; the index of an item is 0 to %d here".formatted(item, behind - 1));
    }
    return Optional.empty();
  }
}
