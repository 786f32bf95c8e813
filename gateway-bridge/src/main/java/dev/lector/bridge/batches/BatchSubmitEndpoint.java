package dev.lector.bridge.batches;

import dev.lector.bridge.http.BodyTooLargeException;
import dev.lector.bridge.http.Call;
import dev.lector.bridge.http.Endpoint;
import dev.lector.bridge.http.RefusedException;
import dev.lector.bridge.http.Reply;
import dev.lector.bridge.speech.ItemReader;
import dev.lector.bridge.speech.RequestIds;
import dev.lector.bridge.speech.WebhookReader;
import dev.lector.bridge.speech.WebhookRule;
import dev.lector.events.Batch;
import dev.lector.subscription.WebhookAddresses;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code POST /batches}: all lines of a body become requests, or none. */
final class BatchSubmitEndpoint implements Endpoint {
  private static final Logger LOG = LoggerFactory.getLogger(BatchSubmitEndpoint.class);
  private static final int RETRY_SECONDS = 5;
  private static final Duration TURN = Duration.ofSeconds(30);
  private static final int TURNS = 64;

  private static final Set<String> LINES =
      Set.of(
          "application/jsonl",
          "application/x-jsonl",
          "application/json-lines",
          "application/x-ndjson",
          "application/ndjson",
          "text/plain");

  private final BatchLimits limits;
  private final BatchAdmission admission;
  private final ItemReader reader;
  private final WebhookAddresses webhooks;
  private final RequestIds ids;
  private final BatchQueue queue;
  private final BatchLookup batches;
  private final RecentBatches recent;
  private final BatchJson json;
  private final InstantSource clock;
  private final Duration ledgerPatience;

  /** Keys share a bounded number of locks: few batches are taken in at once. */
  private final Lock[] turns =
      Stream.generate(ReentrantLock::new).limit(TURNS).toArray(Lock[]::new);

  @SuppressWarnings("TooManyParameters") // everything a batch meets on its way, once each
  BatchSubmitEndpoint(
      BatchLimits limits,
      BatchAdmission admission,
      ItemReader reader,
      RequestIds ids,
      BatchQueue queue,
      BatchLookup batches,
      RecentBatches recent,
      BatchJson json,
      InstantSource clock,
      Duration ledgerPatience) {
    this.limits = limits;
    this.admission = admission;
    this.reader = reader;
    this.webhooks = reader.webhooks();
    this.ids = ids;
    this.queue = queue;
    this.batches = batches;
    this.recent = recent;
    this.json = json;
    this.clock = clock;
    this.ledgerPatience = ledgerPatience;
  }

  @Override
  public Reply answer(Call call) throws RefusedException, InterruptedException {
    String tenant = call.caller().tenant();
    List<String> keys = call.headers("Idempotency-Key");
    String id = ids.of("batch " + tenant, keys);
    call.asksFor(id);
    Map<String, String> form = new HashMap<>();
    try (Submission submission = read(call, tenant, form)) {
      call.requireAdmitted();
      WebhookRule.ofBatch(
              said(call, form, WebhookReader.URL), said(call, form, WebhookReader.EVENTS), webhooks)
          .ifPresent(submission::tell);
      return keys.isEmpty()
          ? publish(call, submission, id, tenant)
          : once(call, submission, id, tenant);
    } catch (BodyTooLargeException e) {
      throw new RefusedException(413, String.valueOf(e.getMessage()));
    } catch (IOException e) {
      LOG.warn("A batch could not be taken in: {}", e.toString());
      throw new RefusedException(400, "The batch could not be read: " + e.getMessage());
    }
  }

  /** What is said beside the lines: in the query, or in the form before its file. */
  private static Optional<String> said(Call call, Map<String, String> form, String name) {
    return call.query(name).or(() -> Optional.ofNullable(form.get(name)));
  }

  private Submission read(Call call, String tenant, Map<String, String> form)
      throws RefusedException, IOException {
    try (BatchAdmission.Upload _ = admission.enter(tenant);
        InputStream body = body(call, form)) {
      return Submission.read(body, new JsonItems(reader), limits);
    }
  }

  /** Publishes the batch of a key, unless that was done. Of two at once the second waits. */
  private Reply once(Call call, Submission submission, String id, String tenant)
      throws RefusedException, InterruptedException {
    Lock turn = turns[Math.floorMod(id.hashCode(), turns.length)];
    if (!turn.tryLock(TURN.toMillis(), TimeUnit.MILLISECONDS)) {
      return Reply.unavailable("A batch with this key is being taken in now.", RETRY_SECONDS);
    }
    try {
      Optional<String> earlier = batches.fingerprint(id, tenant);
      if (earlier.isEmpty()) {
        return publish(call, submission, id, tenant);
      }
      if (!earlier.get().equals(submission.fingerprint())) {
        throw new RefusedException(
            422, "This Idempotency-Key was used with a different batch; use another key.");
      }
      return accepted(batches.taken(call, id));
    } finally {
      turn.unlock();
    }
  }

  private Reply publish(Call call, Submission submission, String id, String tenant)
      throws RefusedException, InterruptedException {
    admission.refuseUnknown(submission);
    admission.charge(call, id, submission);
    Instant now = Instant.ofEpochMilli(clock.millis());
    boolean queued = false;
    try {
      queue.submit(submission.requests(id, tenant, now), call.trace());
      queued = true;
    } catch (BatchNotPublishedException e) {
      return Reply.unavailable(String.valueOf(e.getMessage()), RETRY_SECONDS);
    } finally {
      if (!queued) {
        admission.notPublished(id);
      }
    }
    Batch batch =
        Batch.newBuilder()
            .setBatchId(id)
            .setTenant(tenant)
            .setItems(submission.items())
            .setOpenedAt(now)
            .setUpdatedAt(now)
            .build();
    recent.add(new RecentBatches.Recent(batch, submission.fingerprint()));
    Optional<Batch> known = batches.awaitLedger(id, tenant, ledgerPatience);
    // Opened when the ledger says so, as it will be told from now on.
    return accepted(
        known
            .map(told -> Batch.newBuilder(batch).setOpenedAt(told.getOpenedAt()).build())
            .orElse(batch));
  }

  private Reply accepted(Batch batch) {
    return Reply.json(202, json.write(batch)).with("Location", BatchJson.PATH + batch.getBatchId());
  }

  private InputStream body(Call call, Map<String, String> form)
      throws RefusedException, IOException {
    String header = call.header("Content-Type").orElse("application/jsonl");
    String type = header.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    if (type.equals("multipart/form-data")) {
      return MultipartFile.first(header, call.stream(limits.body()), form);
    }
    if (!LINES.contains(type)) {
      throw new RefusedException(
          415,
          "Send the items as application/jsonl, one JSON object per line, or as a file in multipart/form-data; not as %s."
              .formatted(type));
    }
    return call.stream(limits.body());
  }
}
