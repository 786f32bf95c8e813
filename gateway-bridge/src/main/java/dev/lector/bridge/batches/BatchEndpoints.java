package dev.lector.bridge.batches;

import dev.lector.bridge.events.EventStreams;
import dev.lector.bridge.events.Feed;
import dev.lector.bridge.http.Call;
import dev.lector.bridge.http.Endpoint;
import dev.lector.bridge.http.RefusedException;
import dev.lector.bridge.http.Reply;
import dev.lector.bridge.http.Routes;
import dev.lector.bridge.jobs.JobJson;
import dev.lector.bridge.ledger.LedgerClient;
import dev.lector.bridge.speech.ItemReader;
import dev.lector.bridge.speech.RequestIds;
import dev.lector.events.Batch;
import dev.lector.events.BatchCancelled;
import dev.lector.events.BatchPaused;
import dev.lector.events.BatchState;
import dev.lector.events.Job;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** What can be asked of batches. */
public final class BatchEndpoints {
  private static final int RETRY_SECONDS = 2;
  private static final int PAGE = 100;

  /** How long the answer to a new batch waits for the ledger to know it. */
  private static final Duration LEDGER_PATIENCE = Duration.ofSeconds(2);

  private static final int LONGEST_PAGE = 1_000;

  private final BatchQueue queue;
  private final BatchLookup batches;
  private final BatchJson json;
  private final InstantSource clock;
  private final Feed<Batch> totals;
  private final EventStreams streams;
  private final Endpoint submit;

  /**
   * @param limits bounds of batches
   * @param admission who may submit one
   * @param reader reads items
   * @param ids derives ids from keys
   * @param queue where batches go
   * @param ledger knows what became of them
   * @param jobs writes their items
   * @param totals of batches, as the ledger publishes them; key batchId
   * @param streams sends them
   * @param clock dates batches
   */
  @SuppressWarnings("TooManyParameters") // everything a batch meets on its way, once each
  public BatchEndpoints(
      BatchLimits limits,
      BatchAdmission admission,
      ItemReader reader,
      RequestIds ids,
      BatchQueue queue,
      LedgerClient ledger,
      JobJson jobs,
      Feed<Batch> totals,
      EventStreams streams,
      InstantSource clock) {
    this(
        limits,
        admission,
        reader,
        ids,
        queue,
        ledger,
        jobs,
        totals,
        streams,
        clock,
        LEDGER_PATIENCE);
  }

  /** The same with a patience of its own for the ledger to know what is new. */
  @SuppressWarnings("TooManyParameters")
  BatchEndpoints(
      BatchLimits limits,
      BatchAdmission admission,
      ItemReader reader,
      RequestIds ids,
      BatchQueue queue,
      LedgerClient ledger,
      JobJson jobs,
      Feed<Batch> totals,
      EventStreams streams,
      InstantSource clock,
      Duration ledgerPatience) {
    RecentBatches recent = new RecentBatches();
    this.queue = queue;
    this.batches = new BatchLookup(ledger, recent);
    this.json = new BatchJson(jobs, new Paces(clock), clock);
    this.clock = clock;
    this.totals = totals;
    this.streams = streams;
    this.submit =
        new BatchSubmitEndpoint(
            limits, admission, reader, ids, queue, batches, recent, json, clock, ledgerPatience);
  }

  /** Adds them to a bridge's routes. */
  public void addTo(Routes.Builder routes) {
    routes
        .guarded("POST", "/batches", submit)
        .guarded("GET", "/batches/*", this::show)
        .guarded("DELETE", "/batches/*", this::cancel)
        .guarded("POST", "/batches/*/pause", this::pause)
        .guarded("POST", "/batches/*/resume", this::resume)
        .guarded("GET", "/batches/*/items", this::items)
        .guarded("GET", "/batches/*/events", this::events);
  }

  /** {@code POST /batches}. */
  Endpoint submit() {
    return submit;
  }

  /** {@code GET /batches/{id}}: how far it is. */
  Reply show(Call call) throws RefusedException, InterruptedException {
    return fresh(Reply.json(200, json.write(batches.find(call, call.parameter()))));
  }

  /** {@code GET /batches/{id}/items}: what became of its items, page by page. */
  Reply items(Call call) throws RefusedException, InterruptedException {
    int from = number(call, "from", 0, Integer.MAX_VALUE, 0);
    int limit = number(call, "limit", 1, LONGEST_PAGE, PAGE);
    Batch batch = batches.find(call, call.parameter());
    List<Job> page = batches.items(batch, from, limit);
    return fresh(Reply.json(200, json.items(batch, page, limit, call.baseUrl())));
  }

  /** {@code DELETE /batches/{id}}: nothing more of it is started. */
  Reply cancel(Call call) throws RefusedException, InterruptedException {
    Batch batch = batches.find(call, call.parameter());
    if (batch.getState() == BatchState.FINISHED) {
      return Reply.json(200, json.write(batch));
    }
    try {
      queue.cancel(
          BatchCancelled.newBuilder()
              .setBatchId(batch.getBatchId())
              .setTenant(batch.getTenant())
              .setCancelledAt(Instant.ofEpochMilli(clock.millis()))
              .build(),
          call.trace());
    } catch (BatchNotPublishedException e) {
      return Reply.unavailable(String.valueOf(e.getMessage()), RETRY_SECONDS);
    }
    Batch cancelling =
        Batch.newBuilder(batch).setState(BatchState.CANCELLING).setPausedAt(null).build();
    return Reply.json(202, json.write(cancelling));
  }

  /** {@code POST /batches/{id}/pause}: nothing more of it is started until it is resumed. */
  Reply pause(Call call) throws RefusedException, InterruptedException {
    return change(call, true);
  }

  /** {@code POST /batches/{id}/resume}: it goes on where it was paused. */
  Reply resume(Call call) throws RefusedException, InterruptedException {
    return change(call, false);
  }

  /**
   * Pauses or resumes a batch, whatever it says of itself: the ledger may not have heard yet what
   * was asked for a moment ago.
   */
  private Reply change(Call call, boolean pause) throws RefusedException, InterruptedException {
    Batch batch = batches.find(call, call.parameter());
    if (batch.getState() == BatchState.FINISHED || batch.getState() == BatchState.CANCELLING) {
      throw new RefusedException(
          409,
          "The batch %s; it cannot be %s."
              .formatted(
                  batch.getState() == BatchState.FINISHED ? "has ended" : "was cancelled",
                  pause ? "paused" : "resumed"));
    }
    Instant now = Instant.ofEpochMilli(clock.millis());
    try {
      queue.pause(
          BatchPaused.newBuilder()
              .setBatchId(batch.getBatchId())
              .setTenant(batch.getTenant())
              .setPaused(pause)
              .setChangedAt(now)
              .build(),
          call.trace());
    } catch (BatchNotPublishedException e) {
      return Reply.unavailable(String.valueOf(e.getMessage()), RETRY_SECONDS);
    }
    boolean already = pause && batch.getState() == BatchState.PAUSED;
    Batch changed =
        already
            ? batch
            : Batch.newBuilder(batch)
                .setState(pause ? BatchState.PAUSED : BatchState.RUNNING)
                .setPausedAt(pause ? now : null)
                .build();
    return Reply.json(202, json.write(changed));
  }

  /** {@code GET /batches/{id}/events}: its progress while it happens. */
  Reply events(Call call) throws RefusedException, InterruptedException {
    Batch first = batches.find(call, call.parameter());
    return streams.open(call, new FollowedBatch(call, first, batches, totals, json));
  }

  private static int number(Call call, String name, int least, int most, int otherwise)
      throws RefusedException {
    String value = call.query(name).orElse(Integer.toString(otherwise));
    try {
      int number = Integer.parseInt(value);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw new RefusedException(
        400, "%s is a whole number from %d to %d, not '%s'.".formatted(name, least, most, value));
  }

  private static Reply fresh(Reply reply) {
    return reply.with("Cache-Control", "no-store");
  }
}
