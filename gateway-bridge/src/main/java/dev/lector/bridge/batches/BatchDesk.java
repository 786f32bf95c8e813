package dev.lector.bridge.batches;

import dev.lector.bridge.http.Call;
import dev.lector.bridge.http.RefusedException;
import dev.lector.bridge.http.Reply;
import dev.lector.bridge.ledger.LedgerClient;
import dev.lector.events.Batch;
import dev.lector.events.BatchCancelled;
import dev.lector.events.Job;
import io.opentelemetry.context.Context;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** What another interface does with batches. It says itself how its items look. */
public final class BatchDesk {
  /** Most items that are asked for at once. */
  public static final int PAGE = 1_000;

  private static final int RETRY_SECONDS = 5;
  private static final Duration LEDGER_PATIENCE = Duration.ofSeconds(2);

  private final BatchLimits limits;
  private final BatchAdmission admission;
  private final BatchQueue queue;
  private final LedgerClient ledger;
  private final BatchLookup batches;
  private final InstantSource clock;

  /**
   * @param limits bounds of batches
   * @param admission who may submit one
   * @param queue where batches go
   * @param ledger knows what became of them
   * @param clock dates cancellations
   */
  public BatchDesk(
      BatchLimits limits,
      BatchAdmission admission,
      BatchQueue queue,
      LedgerClient ledger,
      InstantSource clock) {
    this.limits = limits;
    this.admission = admission;
    this.queue = queue;
    this.ledger = ledger;
    this.batches = new BatchLookup(ledger, new RecentBatches());
    this.clock = clock;
  }

  /** Longest body of a batch, bytes. */
  public long longest() {
    return limits.body();
  }

  /**
   * Lets a file of a batch be read.
   *
   * @throws RefusedException 503 or 429; 503 for ever where there is no ledger, as nothing would be
   *     known of a batch
   */
  public BatchAdmission.Upload enter(String tenant) throws RefusedException {
    if (!ledger.configured()) {
      throw new RefusedException(
          503,
          "Batches of files and narrations of books need a ledger, and none is configured (lector.ledger.url).");
    }
    return admission.enter(tenant);
  }

  /**
   * Reads a body.
   *
   * @return to be closed
   * @throws RefusedException 413 when it is too long, and what {@code lines} throws
   */
  public Submission read(InputStream body, ItemLines lines) throws RefusedException, IOException {
    return Submission.read(body, lines, limits);
  }

  /**
   * Charges a tenant for a batch, before it is published. What is not published after all is to be
   * {@linkplain #release released}.
   *
   * @throws RefusedException 401 when who asks is not admitted any more, 429 or 503
   */
  public void charge(Call call, String id, Submission submission) throws RefusedException {
    admission.charge(call, id, submission);
  }

  /** A batch that was charged will not be published: its items are not staged. */
  public void release(String id) {
    admission.notPublished(id);
  }

  /**
   * Puts all items on the queue, or none, and waits a little for the ledger to hear of them. A
   * batch that is not queued is released.
   *
   * @param now when the batch was asked for
   * @throws RefusedException 503 when they are not queued, or nobody can tell
   */
  public void publish(Submission submission, String id, String tenant, Instant now, Context trace)
      throws RefusedException, InterruptedException {
    boolean queued = false;
    try {
      queue.submit(submission.requests(id, tenant, now), trace);
      queued = true;
    } catch (BatchNotPublishedException e) {
      throw unavailable(e);
    } finally {
      if (!queued) {
        release(id);
      }
    }
    var _ = batches.awaitLedger(id, tenant, LEDGER_PATIENCE);
  }

  /**
   * How far a batch is; empty when the ledger has not heard of it, or does not remember it.
   *
   * @throws RefusedException 503 when the ledger does not answer
   */
  public Optional<Batch> find(String id, String tenant)
      throws RefusedException, InterruptedException {
    return batches.find(id, tenant);
  }

  /**
   * Up to {@link #PAGE} items in their order.
   *
   * @param from number of the first, from 0
   * @throws RefusedException 503 when the ledger does not answer
   */
  public List<Job> items(String id, String tenant, int from)
      throws RefusedException, InterruptedException {
    return batches.items(id, tenant, from, PAGE);
  }

  /**
   * Says that nothing more of a batch shall be started.
   *
   * @throws RefusedException 503 when that could not be said
   */
  public void cancel(String id, String tenant, Context trace)
      throws RefusedException, InterruptedException {
    BatchCancelled cancelled =
        BatchCancelled.newBuilder()
            .setBatchId(id)
            .setTenant(tenant)
            .setCancelledAt(Instant.ofEpochMilli(clock.millis()))
            .build();
    try {
      queue.cancel(cancelled, trace);
    } catch (BatchNotPublishedException e) {
      throw unavailable(e);
    }
  }

  private static RefusedException unavailable(BatchNotPublishedException e) {
    return new RefusedException(Reply.unavailable(String.valueOf(e.getMessage()), RETRY_SECONDS));
  }
}
