package dev.lector.bridge.openai.batch;

import static dev.lector.bridge.openai.OpenAiErrors.invalid;

import dev.lector.bridge.batches.BatchAdmission;
import dev.lector.bridge.batches.BatchDesk;
import dev.lector.bridge.http.Call;
import dev.lector.bridge.http.Json;
import dev.lector.bridge.http.RefusedException;
import dev.lector.bridge.http.Reply;
import dev.lector.events.Job;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code /v1/files}: those that were sent, and the output of batches. */
final class FileEndpoints {
  private static final Logger LOG = LoggerFactory.getLogger(FileEndpoints.class);
  private static final String LINES = "application/jsonl";
  private static final int LARGEST_PAGE = 10_000;
  private static final int RETRY_SECONDS = 5;

  /** What a form may have beside its file. */
  private static final long FORM = 64 << 10;

  private final TenantFiles files;
  private final BatchShelf shelf;
  private final BatchDesk batches;
  private final OutputLines output;
  private final InstantSource clock;

  FileEndpoints(
      TenantFiles files,
      BatchShelf shelf,
      BatchDesk batches,
      OutputLines output,
      InstantSource clock) {
    this.files = files;
    this.shelf = shelf;
    this.batches = batches;
    this.output = output;
    this.clock = clock;
  }

  /** {@code POST /v1/files}. */
  Reply upload(Call call) throws RefusedException {
    String tenant = call.caller().tenant();
    String type = call.header("Content-Type").orElse("");
    if (!type.toLowerCase(Locale.ROOT).startsWith("multipart/form-data")) {
      throw invalid(null, "Send a form (multipart/form-data) with file and purpose.");
    }
    refuseLong(call);
    try (BatchAdmission.Upload _ = batches.enter(tenant);
        InputStream body = call.stream(batches.longest() + FORM);
        UploadForm form = UploadForm.read(type, body, batches.longest())) {
      Instant now = Instant.ofEpochMilli(clock.millis());
      KeptFile file = described(form, now);
      call.requireAdmitted();
      files.add(tenant, file, form.file());
      return Reply.json(200, file.json());
    } catch (IOException e) {
      LOG.warn("A file could not be taken in: {}", e.toString());
      throw new RefusedException(400, "The file could not be read: " + e.getMessage());
    }
  }

  /** Told before it is sent. */
  private void refuseLong(Call call) throws RefusedException {
    String length = call.header("Content-Length").orElse("0");
    if (length.length() > 18 || Long.parseLong(length) > batches.longest() + FORM) {
      throw UploadForm.tooLong(batches.longest());
    }
  }

  private static KeptFile described(UploadForm form, Instant now) throws RefusedException {
    if (!form.field("purpose").equals(KeptFile.BATCH)) {
      throw invalid(
          "purpose",
          "'purpose' is 'batch' here, not '%s'; other files have no use."
              .formatted(form.field("purpose")));
    }
    String seconds = form.field("expires_after[seconds]");
    String anchor = form.field("expires_after[anchor]");
    Duration kept =
        seconds.isEmpty() && anchor.isEmpty()
            ? BatchShelf.REMEMBERED
            : Expiry.of("expires_after", anchor, seconds);
    return new KeptFile(
        Ids.fresh(Ids.FILE, now),
        form.filename(),
        form.bytes(),
        now.getEpochSecond(),
        now.plus(kept).getEpochSecond(),
        KeptFile.BATCH,
        "");
  }

  /** {@code GET /v1/files}. */
  Reply list(Call call) throws RefusedException {
    Page page = Page.of(call, LARGEST_PAGE, LARGEST_PAGE);
    String purpose = call.query("purpose").orElse("");
    return fresh(
        Reply.json(
            200, Page.json(files.list(call.caller().tenant(), purpose, page), KeptFile::json)));
  }

  /** {@code GET /v1/files/{id}}. */
  Reply show(Call call) throws RefusedException {
    return fresh(Reply.json(200, files.find(call.caller().tenant(), call.parameter()).json()));
  }

  /** {@code DELETE /v1/files/{id}}. */
  Reply delete(Call call) throws RefusedException {
    String tenant = call.caller().tenant();
    KeptFile file = files.find(tenant, call.parameter());
    files.remove(tenant, file);
    return Reply.json(
        200, Json.object().put("id", file.id()).put("object", "file").put("deleted", true));
  }

  /** {@code GET /v1/files/{id}/content}. */
  Reply content(Call call) throws RefusedException, InterruptedException {
    String tenant = call.caller().tenant();
    KeptFile file = files.find(tenant, call.parameter());
    if (file.batch().isEmpty()) {
      return fresh(Reply.stream(200, LINES, file.bytes(), () -> files.open(tenant, file)));
    }
    BatchRecord batch = shelf.find(tenant, file.batch());
    boolean succeeded = file.id().equals(Ids.output(batch.id()));
    long refused = succeeded ? 0 : shelf.refusedBytes(tenant, batch);
    // Before the answer, so that a ledger that is away is one.
    List<Job> first = output.first(batch, tenant);
    if (first.isEmpty() && batch.items() > 0) {
      throw new RefusedException(
          Reply.unavailable(
              "The ledger does not tell the items of the batch now, or has forgotten them.",
              RETRY_SECONDS));
    }
    String baseUrl = call.baseUrl();
    return Reply.live(
        LINES,
        out -> {
          if (refused > 0) {
            try (InputStream in = shelf.refused(tenant, batch, refused)) {
              in.transferTo(out);
            }
          }
          output.write(batch, tenant, first, succeeded, baseUrl, out);
        });
  }

  private static Reply fresh(Reply reply) {
    return reply.with("Cache-Control", "no-store");
  }
}
