package dev.lector.bridge.openai.batch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lector.audio.FileShelf;
import dev.lector.bridge.folders.Folder;
import dev.lector.bridge.http.Json;
import dev.lector.bridge.http.RefusedException;
import dev.lector.bridge.openai.OpenAiErrors;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What is kept of batches, in their tenants' folders: what was asked, the lines that are wrong,
 * when it was cancelled, and what became of it.
 */
final class BatchShelf {
  /** Batches that a tenant keeps at most: older ones make room when they are forgotten anyway. */
  private static final int MOST = 1_000;

  /** As long as the ledger remembers items. */
  static final Duration REMEMBERED = Duration.ofDays(30);

  private static final String RECORD = ".json";
  private static final String REFUSED = ".refused";
  private static final String CANCELLED = ".cancelled";
  private static final String ENDED = ".ended";

  private final TenantFiles files;
  private final InstantSource clock;

  BatchShelf(TenantFiles files, InstantSource clock) {
    this.files = files;
    this.clock = clock;
  }

  /**
   * Makes room for one more.
   *
   * @throws RefusedException 413 when the tenant keeps as many as it may
   */
  void makeRoom(String tenant) throws RefusedException {
    Folder folder = files.folder(tenant);
    List<String> ids = ids(folder);
    int left = ids.size();
    for (String id : ids) {
      boolean forgotten = Ids.made(id).plus(REMEMBERED).isBefore(clock.instant());
      if (left < MOST || !forgotten) {
        break;
      }
      for (String part : List.of(RECORD, REFUSED, CANCELLED, ENDED)) {
        folder.remove(id + part);
      }
      left--;
    }
    if (left >= MOST) {
      throw new RefusedException(
          413,
          "This tenant has %d batches of the last %d days, the limit; put more lines into one."
              .formatted(MOST, REMEMBERED.toDays()));
    }
  }

  /** Keeps a batch, with its lines that are wrong. */
  void add(String tenant, BatchRecord batch, Path refused) throws RefusedException {
    Folder folder = files.folder(tenant);
    if (batch.refused() > 0) {
      folder.put(batch.id() + REFUSED, refused);
    }
    folder.put(batch.id() + RECORD, batch.kept());
  }

  /**
   * A tenant's batch.
   *
   * @throws RefusedException 404 when it has none of this id
   */
  BatchRecord find(String tenant, String id) throws RefusedException {
    return look(files.folder(tenant), id)
        .orElseThrow(
            () -> OpenAiErrors.notFound("batch_id", "No batch found with id '%s'.".formatted(id)));
  }

  private static Optional<BatchRecord> look(Folder folder, String id) throws RefusedException {
    return Ids.isBatch(id) ? folder.json(id + RECORD).map(BatchRecord::read) : Optional.empty();
  }

  /** A tenant's batches. */
  Page.Found<BatchRecord> list(String tenant, Page page) throws RefusedException {
    Folder folder = files.folder(tenant);
    List<String> ids = page.of(ids(folder));
    List<BatchRecord> found = new ArrayList<>();
    for (String id : ids.subList(0, Math.min(page.limit(), ids.size()))) {
      look(folder, id).ifPresent(found::add);
    }
    return new Page.Found<>(found, ids.size() > page.limit());
  }

  private static List<String> ids(Folder folder) throws RefusedException {
    return folder.list().stream()
        .map(FileShelf.Entry::name)
        .filter(name -> name.startsWith(Ids.BATCH) && name.endsWith(RECORD))
        .map(name -> name.substring(0, name.length() - RECORD.length()))
        .filter(Ids::isBatch)
        .sorted(Comparator.naturalOrder())
        .toList();
  }

  /** Length of the lines that are wrong, bytes; 0 where none is. */
  long refusedBytes(String tenant, BatchRecord batch) throws RefusedException {
    return batch.refused() == 0 ? 0 : files.folder(tenant).bytes(batch.id() + REFUSED).orElse(0L);
  }

  /** The lines that are wrong; the caller closes it. */
  InputStream refused(String tenant, BatchRecord batch, long bytes) throws IOException {
    return files.folder(tenant).open(batch.id() + REFUSED, bytes);
  }

  /** Notes that a batch is cancelled. */
  void cancel(String tenant, BatchRecord batch) throws RefusedException {
    files
        .folder(tenant)
        .put(batch.id() + CANCELLED, Json.object().put("at", clock.instant().getEpochSecond()));
  }

  /** When it was cancelled, seconds since 1970; empty when it was not. */
  OptionalLong cancelledAt(String tenant, BatchRecord batch) throws RefusedException {
    Optional<ObjectNode> json = files.folder(tenant).json(batch.id() + CANCELLED);
    return json.isPresent()
        ? OptionalLong.of(json.get().path("at").asLong())
        : OptionalLong.empty();
  }

  /** Notes what became of a batch. */
  void end(String tenant, BatchRecord batch, Ended ended) throws RefusedException {
    files.folder(tenant).put(batch.id() + ENDED, ended.kept());
  }

  /** What became of a batch; empty while that is not noted. */
  Optional<Ended> ended(String tenant, BatchRecord batch) throws RefusedException {
    return files.folder(tenant).json(batch.id() + ENDED).map(Ended::read);
  }
}
