package dev.lector.ledger.stores;

/** Names of the state stores; their changelog topics carry them, so they never change. */
public final class StoreNames {
  /** requestId to Job. */
  public static final String JOBS = "jobs";

  /** When jobs are given up or forgotten. */
  public static final String JOB_AGENDA = "job-agenda";

  /** batchId to Batch. */
  public static final String BATCHES = "batches";

  /** batchId and item to Job. */
  public static final String ITEMS = "items";

  /** batchId and item to SpeechVerified. */
  public static final String VERIFICATIONS = "verifications";

  /** When batches are forgotten. */
  public static final String BATCH_AGENDA = "batch-agenda";

  /** Hour, tenant and model to Usage, of hours that are not over. */
  public static final String OPEN_USAGE = "usage-open";

  /** The same, of hours that are over. */
  public static final String CLOSED_USAGE = "usage-closed";

  /** Tenant, hour and model to Usage, of hours that are over. */
  public static final String TENANT_USAGE = "usage-by-tenant";

  /** Tenant and number to SpeechRequested: items that wait for their turn. */
  public static final String WAITING = "dispatch-waiting";

  /** requestId to when it was handed on. */
  public static final String IN_FLIGHT = "dispatch-in-flight";

  /** requestId, or batch, to when it was first heard of. */
  public static final String KNOWN = "dispatch-known";

  /** When the dispatch forgets. */
  public static final String DISPATCH_AGENDA = "dispatch-agenda";

  /** requestId to {@code QueuedRequest}, of requests that have not ended. */
  public static final String QUEUED_REQUESTS = "queued-requests";

  /** {@code QueuePosition} to requestId, of the same. */
  public static final String QUEUE_POSITIONS = "queue-positions";

  /** Up to where the task of a step has read its topics, see {@code ConsumedOffsets}. */
  public static String consumedOffsets(String step) {
    return step + "-consumed-offsets";
  }

  private StoreNames() {}
}
