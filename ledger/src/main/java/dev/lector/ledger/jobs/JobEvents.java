package dev.lector.ledger.jobs;

import dev.lector.events.Job;
import dev.lector.events.JobState;
import dev.lector.events.SpeechFinished;
import dev.lector.events.SpeechRequested;
import dev.lector.events.SpeechSynthesized;
import dev.lector.outcomes.Outcomes;
import dev.lector.topics.Topics;
import org.jspecify.annotations.Nullable;

/** What one record tells of a job: a request that it is queued, a completion how it ended. */
public final class JobEvents {
  /** The step that brings together what is heard of a request. */
  public static final String STEP = "sightings";

  private JobEvents() {}

  /**
   * The job a request opens; without the text.
   *
   * @param key of the record, which is the id of a request that has none in itself
   * @param queue topic it was seen on
   */
  public static Job of(@Nullable String key, SpeechRequested request, String queue) {
    return Job.newBuilder()
        .setRequestId(id(key, request.getRequestId()))
        .setTenant(request.getTenant())
        .setBatchId(request.getBatchId())
        .setItem(request.getItem())
        .setState(JobState.QUEUED)
        .setRequestedAt(request.getRequestedAt())
        .setItemId(request.getItemId())
        .setBatchItems(request.getBatchItems())
        .setFingerprint(request.getFingerprint())
        .setModelId(request.getModelId())
        .setCharacters(Outcomes.characters(request))
        .setDeadline(request.getDeadline())
        .setWebhook(request.getWebhook())
        .setBatchWebhook(request.getBatchWebhook())
        .setQueue(queue)
        .build();
  }

  /** The job as a completion ends it. */
  public static Job of(@Nullable String key, SpeechFinished finished) {
    return Job.newBuilder()
        .setRequestId(id(key, finished.getRequestId()))
        .setTenant(finished.getTenant())
        .setBatchId(finished.getBatchId())
        .setItem(finished.getItem())
        .setState(
            finished.getOutcome() instanceof SpeechSynthesized
                ? JobState.SUCCEEDED
                : JobState.FAILED)
        .setRequestedAt(finished.getRequestedAt())
        .setFinishedAt(finished.getFinishedAt())
        .setOutcome(finished.getOutcome())
        .setItemId(finished.getItemId())
        .setBatchItems(finished.getBatchItems())
        .setFingerprint(finished.getFingerprint())
        .setModelId(finished.getModelId())
        .setCharacters(finished.getCharacters())
        .setAttempt(finished.getAttempt())
        .setWorker(finished.getWorker())
        .setTimings(finished.getTimings())
        .setQueue(finished.getQueue())
        .setWebhook(finished.getWebhook())
        .setBatchWebhook(finished.getBatchWebhook())
        .build();
  }

  /**
   * The end of a job whose request is known. What was asked is taken from the request: a worker
   * that could not read it could not repeat it. What was said is taken from the completion: of two
   * texts under one id, the one that was spoken first is the job's.
   */
  static Job ended(Job open, Job completed) {
    return Job.newBuilder(completed)
        .setTenant(open.getTenant())
        .setBatchId(open.getBatchId())
        .setItem(open.getItem())
        .setItemId(open.getItemId())
        .setBatchItems(open.getBatchItems())
        .setFingerprint(
            completed.getFingerprint().isEmpty()
                ? open.getFingerprint()
                : completed.getFingerprint())
        .setModelId(open.getModelId())
        .setCharacters(open.getCharacters())
        .setRequestedAt(open.getRequestedAt())
        .setQueue(open.getQueue())
        .setWebhook(open.getWebhook())
        .setBatchWebhook(open.getBatchWebhook())
        .setDeadline(null)
        .build();
  }

  /**
   * Whether a completion is of the request that a job was opened with: two tenants may use one id,
   * and neither may be given the other's end. Where a worker could not read the request, it could
   * not say whose it was; audio always says it.
   *
   * @param tenant whose request it is
   */
  public static boolean isOf(String tenant, Job completed) {
    return saysNothing(completed) || completed.getTenant().equals(tenant);
  }

  /** Whether a completion does not say whose it is. */
  public static boolean saysNothing(Job completed) {
    return completed.getTenant().isEmpty()
        && completed.getFingerprint().isEmpty()
        && completed.getState() == JobState.FAILED;
  }

  /**
   * Whether the request may have come by way of the staged topic, so that the dispatch counts it.
   */
  public static boolean mayBeStaged(Job job) {
    return job.getBatchId() != null || !job.getQueue().equals(Topics.REQUESTS);
  }

  /** Whether the request was staged without being an item of a batch. */
  public static boolean wasStagedAlone(Job job) {
    return job.getBatchId() == null && job.getQueue().equals(Topics.STAGED_REQUESTS);
  }

  public static boolean isFinal(Job job) {
    return job.getState() != JobState.QUEUED;
  }

  private static String id(@Nullable String key, String id) {
    return id.isBlank() && key != null ? key : id;
  }
}
