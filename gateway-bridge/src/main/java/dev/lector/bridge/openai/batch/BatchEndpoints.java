package dev.lector.bridge.openai.batch;

import static dev.lector.bridge.openai.OpenAiErrors.invalid;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lector.bridge.batches.BatchAdmission;
import dev.lector.bridge.batches.BatchDesk;
import dev.lector.bridge.batches.Submission;
import dev.lector.bridge.http.Call;
import dev.lector.bridge.http.RefusedException;
import dev.lector.bridge.http.Reply;
import dev.lector.bridge.openai.OpenAiBodies;
import dev.lector.bridge.speech.ItemReader;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code /v1/batches}. */
final class BatchEndpoints {
  private static final Logger LOG = LoggerFactory.getLogger(BatchEndpoints.class);
  private static final int BODY = 64 << 10;
  private static final int LARGEST_PAGE = 100;
  private static final int USUAL_PAGE = 20;
  private static final Set<String> CANCELLABLE = Set.of("validating", "in_progress", "cancelling");

  private final TenantFiles files;
  private final BatchShelf shelf;
  private final BatchDesk batches;
  private final BatchStates states;
  private final OpenAiBodies bodies;
  private final ItemReader items;
  private final InstantSource clock;

  BatchEndpoints(
      TenantFiles files,
      BatchShelf shelf,
      BatchDesk batches,
      BatchStates states,
      OpenAiBodies bodies,
      ItemReader items,
      InstantSource clock) {
    this.files = files;
    this.shelf = shelf;
    this.batches = batches;
    this.states = states;
    this.bodies = bodies;
    this.items = items;
    this.clock = clock;
  }

  /** {@code POST /v1/batches}. */
  Reply create(Call call) throws RefusedException, InterruptedException {
    BatchOrder order = call.body(BODY, BatchOrder::read);
    String tenant = call.caller().tenant();
    KeptFile file = input(tenant, order.inputFile());
    shelf.makeRoom(tenant);
    Instant now = Instant.ofEpochMilli(clock.millis());
    String id = Ids.fresh(Ids.BATCH, now);
    call.asksFor(id);
    try (SpeechLines lines = new SpeechLines(id, bodies, items, now.plus(order.within()));
        Submission submission = read(tenant, file, lines)) {
      BatchRecord batch = record(id, order, lines, now);
      if (batch.failed() || batch.items() == 0) {
        shelf.add(tenant, batch, lines.file());
      } else {
        batches.charge(call, id, submission);
        // Before it is queued: a batch that is spoken can be found, whatever stops here.
        keep(tenant, batch, lines);
        batches.publish(submission, id, tenant, now, call.trace());
      }
      return Reply.json(200, states.show(tenant, batch, call.baseUrl()));
    } catch (IOException e) {
      LOG.warn("A batch could not be taken in: {}", e.toString());
      throw new RefusedException(
          Reply.unavailable("The input file could not be read; try again.", 5));
    }
  }

  /** Keeps a batch that was charged, or it is charged no longer. */
  private void keep(String tenant, BatchRecord batch, SpeechLines lines) throws RefusedException {
    boolean kept = false;
    try {
      shelf.add(tenant, batch, lines.file());
      kept = true;
    } finally {
      if (!kept) {
        batches.release(batch.id());
      }
    }
  }

  private KeptFile input(String tenant, String id) throws RefusedException {
    try {
      return files.find(tenant, id);
    } catch (RefusedException e) {
      if (e.reply().status() == 404) {
        throw invalid("input_file_id", "No such File object: " + id);
      }
      throw e;
    }
  }

  private Submission read(String tenant, KeptFile file, SpeechLines lines)
      throws RefusedException, IOException {
    if (!file.batch().isEmpty()) {
      throw invalid("input_file_id", "The file is the output of a batch, not the input of one.");
    }
    try (BatchAdmission.Upload _ = batches.enter(tenant);
        InputStream in = files.open(tenant, file)) {
      return batches.read(in, lines);
    }
  }

  private static BatchRecord record(String id, BatchOrder order, SpeechLines lines, Instant now) {
    return new BatchRecord(
        id,
        order.inputFile(),
        order.window(),
        now.getEpochSecond(),
        now.plus(order.within()).getEpochSecond(),
        now.plus(order.filesKept()).getEpochSecond(),
        order.metadata(),
        lines.lines(),
        lines.refused(),
        order.inline(),
        lines.fatal().isPresent() ? lines.fatal().get() : BatchRecord.nothing());
  }

  /** {@code GET /v1/batches}. */
  Reply list(Call call) throws RefusedException, InterruptedException {
    String tenant = call.caller().tenant();
    Page.Found<BatchRecord> found = shelf.list(tenant, Page.of(call, LARGEST_PAGE, USUAL_PAGE));
    List<ObjectNode> shown = new ArrayList<>();
    for (BatchRecord batch : found.entries()) {
      shown.add(states.show(tenant, batch, call.baseUrl()));
    }
    return fresh(
        Reply.json(200, Page.json(new Page.Found<>(shown, found.more()), Function.identity())));
  }

  /** {@code GET /v1/batches/{id}}. */
  Reply show(Call call) throws RefusedException, InterruptedException {
    String tenant = call.caller().tenant();
    BatchRecord batch = shelf.find(tenant, call.parameter());
    return fresh(Reply.json(200, states.show(tenant, batch, call.baseUrl())));
  }

  /** {@code POST /v1/batches/{id}/cancel}. */
  Reply cancel(Call call) throws RefusedException, InterruptedException {
    String tenant = call.caller().tenant();
    BatchRecord batch = shelf.find(tenant, call.parameter());
    String status = states.show(tenant, batch, call.baseUrl()).path("status").asText();
    if (!CANCELLABLE.contains(status)) {
      throw new RefusedException(
          409, "A batch whose status is '%s' cannot be cancelled.".formatted(status));
    }
    batches.cancel(batch.id(), tenant, call.trace());
    // It may be missing though the ledger knows: the store was away, or it was told otherwise.
    if (shelf.cancelledAt(tenant, batch).isEmpty()) {
      shelf.cancel(tenant, batch);
    }
    return Reply.json(200, states.show(tenant, batch, call.baseUrl()));
  }

  private static Reply fresh(Reply reply) {
    return reply.with("Cache-Control", "no-store");
  }
}
