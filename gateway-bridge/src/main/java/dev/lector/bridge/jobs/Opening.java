package dev.lector.bridge.jobs;

/** What opening a job under an id found. */
public sealed interface Opening {

  /**
   * The id was new: the caller has to publish the request, or {@linkplain JobBook#forget forget}
   * the job.
   */
  record Fresh(KnownJob job) implements Opening {}

  /** The same request is under way, or has ended. */
  record Known(KnownJob job) implements Opening {}

  /** The id belongs to a different request. */
  record Conflicting() implements Opening {}
}
