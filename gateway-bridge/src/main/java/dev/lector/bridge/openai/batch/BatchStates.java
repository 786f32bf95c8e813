package dev.lector.bridge.openai.batch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lector.bridge.batches.BatchDesk;
import dev.lector.bridge.http.Json;
import dev.lector.bridge.http.RefusedException;
import dev.lector.bridge.http.Reply;
import dev.lector.events.Batch;
import dev.lector.events.BatchState;
import dev.lector.events.Job;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Says how far batches are, in OpenAI's words. */
final class BatchStates {
  private static final int RETRY_SECONDS = 2;

  /** A batch that the ledger has not heard of for so long was not queued. */
  private static final Duration UNHEARD = Duration.ofMinutes(10);

  private final BatchShelf shelf;
  private final TenantFiles files;
  private final BatchDesk batches;
  private final OutputLines output;
  private final InstantSource clock;

  BatchStates(
      BatchShelf shelf,
      TenantFiles files,
      BatchDesk batches,
      OutputLines output,
      InstantSource clock) {
    this.shelf = shelf;
    this.files = files;
    this.batches = batches;
    this.output = output;
    this.clock = clock;
  }

  /**
   * A batch as OpenAI describes it. Once its last item has ended, what became of it is noted, and
   * its files are described.
   *
   * @param baseUrl this bridge as the client knows it
   * @throws RefusedException 503 when ledger or store do not answer
   */
  ObjectNode show(String tenant, BatchRecord batch, String baseUrl)
      throws RefusedException, InterruptedException {
    if (batch.failed()) {
      ObjectNode json = json(batch, "failed", batch.lines(), 0, 0);
      json.set("errors", batch.errors());
      return json.put("failed_at", batch.createdAt());
    }
    Optional<Ended> ended = shelf.ended(tenant, batch);
    OptionalLong cancelled = shelf.cancelledAt(tenant, batch);
    if (ended.isPresent()) {
      return ended(batch, ended.get(), cancelled);
    }
    Optional<Batch> known =
        batch.items() == 0 ? Optional.empty() : batches.find(batch.id(), tenant);
    if (batch.items() == 0 || isFinished(known)) {
      return ended(batch, end(tenant, batch, known, baseUrl), cancelled);
    }
    if (known.isEmpty()) {
      return unheard(batch);
    }
    boolean cancelling = cancelled.isPresent() || known.get().getState() == BatchState.CANCELLING;
    ObjectNode json =
        json(
            batch,
            cancelling ? "cancelling" : "in_progress",
            batch.lines(),
            known.get().getDone(),
            batch.refused() + known.get().getFailed());
    json.put("in_progress_at", batch.createdAt());
    cancelled.ifPresent(at -> json.put("cancelling_at", at));
    return json;
  }

  private static boolean isFinished(Optional<Batch> known) {
    return known.map(totals -> totals.getState() == BatchState.FINISHED).orElse(false);
  }

  /** Notes what became of a batch: first its files, then that it has ended. */
  private Ended end(String tenant, BatchRecord batch, Optional<Batch> known, String baseUrl)
      throws RefusedException, InterruptedException {
    OutputLines.Totals totals;
    try {
      List<Job> first = output.first(batch, tenant);
      totals = output.count(batch, tenant, first, baseUrl);
    } catch (IOException e) {
      throw unreadable();
    }
    if (totals.succeeded() + totals.failed() != batch.items()) {
      // What is noted stays: rather nothing than too little.
      throw unreadable();
    }
    long errorBytes = totals.errorBytes() + shelf.refusedBytes(tenant, batch);
    Instant at =
        known.map(Batch::getFinishedAt).orElseGet(() -> Instant.ofEpochSecond(batch.createdAt()));
    Ended ended =
        new Ended(
            status(totals),
            at.getEpochSecond(),
            totals.succeeded(),
            batch.refused() + totals.failed(),
            totals.outputBytes() > 0,
            errorBytes > 0);
    if (ended.output()) {
      describe(tenant, batch, Ids.output(batch.id()), "output", totals.outputBytes(), ended);
    }
    if (ended.errors()) {
      describe(tenant, batch, Ids.errors(batch.id()), "errors", errorBytes, ended);
    }
    shelf.end(tenant, batch, ended);
    return ended;
  }

  private static RefusedException unreadable() {
    return new RefusedException(
        Reply.unavailable("What became of the batch cannot be read now.", RETRY_SECONDS));
  }

  private static String status(OutputLines.Totals totals) {
    if (totals.cancelled() > 0) {
      return "cancelled";
    }
    return totals.expired() > 0 ? "expired" : "completed";
  }

  private void describe(
      String tenant, BatchRecord batch, String id, String kind, long bytes, Ended ended)
      throws RefusedException {
    files.describe(
        files.folder(tenant),
        new KeptFile(
            id,
            "%s_%s.jsonl".formatted(batch.id(), kind),
            bytes,
            ended.at(),
            batch.filesExpireAt(),
            KeptFile.OUTPUT,
            batch.id()));
  }

  private static ObjectNode ended(BatchRecord batch, Ended ended, OptionalLong cancelled) {
    ObjectNode json = json(batch, ended.status(), batch.lines(), ended.completed(), ended.failed());
    if (ended.output()) {
      json.put("output_file_id", Ids.output(batch.id()));
    }
    if (ended.errors()) {
      json.put("error_file_id", Ids.errors(batch.id()));
    }
    json.put("in_progress_at", batch.createdAt());
    json.put("finalizing_at", ended.at());
    cancelled.ifPresent(at -> json.put("cancelling_at", at));
    return json.put(ended.status() + "_at", ended.at());
  }

  /** The ledger may be a little behind; or nothing was queued; or it has forgotten. */
  private ObjectNode unheard(BatchRecord batch) {
    Instant made = Instant.ofEpochSecond(batch.createdAt());
    if (made.plus(UNHEARD).isAfter(clock.instant())) {
      return json(batch, "validating", batch.lines(), 0, batch.refused());
    }
    if (made.plus(BatchShelf.REMEMBERED).isBefore(clock.instant())) {
      return json(batch, "expired", batch.lines(), 0, batch.refused())
          .put("expired_at", batch.expiresAt());
    }
    ObjectNode json = json(batch, "failed", batch.lines(), 0, batch.lines());
    ObjectNode errors = Json.object().put("object", "list");
    errors
        .putArray("data")
        .addObject()
        .put("code", "not_queued")
        .put("message", "The batch could not be queued; create it again.")
        .putNull("param")
        .putNull("line");
    json.set("errors", errors);
    return json.put("failed_at", batch.createdAt());
  }

  private static ObjectNode json(
      BatchRecord batch, String status, int total, int completed, int failed) {
    ObjectNode json =
        Json.object()
            .put("id", batch.id())
            .put("object", "batch")
            .put("endpoint", SpeechLines.ENDPOINT)
            .putNull("errors")
            .put("input_file_id", batch.inputFile())
            .put("completion_window", batch.window())
            .put("status", status)
            .putNull("output_file_id")
            .putNull("error_file_id")
            .put("created_at", batch.createdAt());
    for (String never :
        List.of(
            "in_progress_at",
            "finalizing_at",
            "completed_at",
            "failed_at",
            "expired_at",
            "cancelling_at",
            "cancelled_at")) {
      json.putNull(never);
    }
    json.put("expires_at", batch.expiresAt());
    json.putObject("request_counts")
        .put("total", total)
        .put("completed", completed)
        .put("failed", failed);
    json.set("metadata", batch.metadata());
    return json;
  }
}
