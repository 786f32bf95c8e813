package dev.lector.ledger;

/** Names of the state stores; their changelog topics carry them, so they never change. */
final class StoreNames {
  /** requestId to Job. */
  static final String JOBS = "jobs";

  /** When jobs are given up or forgotten. */
  static final String JOB_AGENDA = "job-agenda";

  /** batchId to Batch. */
  static final String BATCHES = "batches";

  /** batchId and item to Job. */
  static final String ITEMS = "items";

  /** When batches are forgotten. */
  static final String BATCH_AGENDA = "batch-agenda";

  /** Hour, tenant and model to Usage, of hours that are not over. */
  static final String OPEN_USAGE = "usage-open";

  /** The same, of hours that are over. */
  static final String CLOSED_USAGE = "usage-closed";

  /** Tenant, hour and model to Usage, of hours that are over. */
  static final String TENANT_USAGE = "usage-by-tenant";

  /** Tenant and number to SpeechRequested: items that wait for their turn. */
  static final String WAITING = "dispatch-waiting";

  /** requestId to when it was handed on. */
  static final String IN_FLIGHT = "dispatch-in-flight";

  /** requestId, or batch, to when it was first heard of. */
  static final String KNOWN = "dispatch-known";

  /** When the dispatch forgets. */
  static final String DISPATCH_AGENDA = "dispatch-agenda";

  /** requestId to {@link QueuedRequest}, of requests that have not ended. */
  static final String QUEUED_REQUESTS = "queued-requests";

  /** {@link QueuePosition} to requestId, of the same. */
  static final String QUEUE_POSITIONS = "queue-positions";

  /** Up to where the task of a step has read its topics, see {@link ConsumedOffsets}. */
  static String consumedOffsets(String step) {
    return step + "-consumed-offsets";
  }

  private StoreNames() {}
}
