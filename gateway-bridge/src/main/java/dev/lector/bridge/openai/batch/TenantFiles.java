package dev.lector.bridge.openai.batch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lector.audio.FileShelf;
import dev.lector.bridge.folders.Folder;
import dev.lector.bridge.http.RefusedException;
import dev.lector.bridge.openai.OpenAiErrors;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The files of all tenants, each in its own folder: a description, and the bytes beside it. */
final class TenantFiles {
  /** Files that a tenant keeps at most. */
  private static final int MOST = 1_000;

  private static final String DESCRIPTION = ".json";
  private static final String CONTENT = ".data";

  /** Content that has no description by then never gets one: whoever wrote it has stopped. */
  private static final Duration UNDESCRIBED = Duration.ofHours(1);

  private final FileShelf shelf;
  private final FileLimits limits;
  private final InstantSource clock;

  /**
   * @param clock tells what has expired
   */
  TenantFiles(FileShelf shelf, FileLimits limits, InstantSource clock) {
    this.shelf = shelf;
    this.limits = limits;
    this.clock = clock;
  }

  Folder folder(String tenant) {
    return Folder.of(shelf, "files", tenant);
  }

  /**
   * Keeps a file that was sent.
   *
   * @throws RefusedException 413 when the tenant keeps as much as it may
   */
  void add(String tenant, KeptFile file, Path content) throws RefusedException {
    Folder folder = folder(tenant);
    if (!hasRoom(folder, file.bytes())) {
      removeExpired(folder);
      if (!hasRoom(folder, file.bytes())) {
        throw new RefusedException(
            413,
            "This tenant may keep %d files of %d bytes in all; delete some that are done (DELETE /v1/files/{id}), or send less."
                .formatted(MOST, limits.tenant()));
      }
    }
    // The description last: what is described is there.
    folder.put(file.id() + CONTENT, content);
    folder.put(file.id() + DESCRIPTION, file.kept());
  }

  /** Describes a file that is written when it is fetched. */
  void describe(Folder folder, KeptFile file) throws RefusedException {
    folder.put(file.id() + DESCRIPTION, file.kept());
  }

  private boolean hasRoom(Folder folder, long bytes) throws RefusedException {
    List<FileShelf.Entry> contents =
        folder.list().stream().filter(entry -> entry.name().endsWith(CONTENT)).toList();
    long kept = contents.stream().mapToLong(FileShelf.Entry::bytes).sum();
    return contents.size() < MOST && kept + bytes <= limits.tenant();
  }

  private void removeExpired(Folder folder) throws RefusedException {
    // Before the descriptions: what is described in between is not taken for a leftover.
    List<String> contents = ids(folder, CONTENT);
    Set<String> described = Set.copyOf(ids(folder, DESCRIPTION));
    for (String id : described) {
      Optional<ObjectNode> json = folder.json(id + DESCRIPTION);
      if (json.isPresent() && hasExpired(KeptFile.read(json.get()))) {
        remove(folder, id);
      }
    }
    Instant abandoned = clock.instant().minus(UNDESCRIBED);
    for (String id : contents) {
      if (!described.contains(id) && Ids.isFile(id) && Ids.madeFile(id).isBefore(abandoned)) {
        folder.remove(id + CONTENT);
      }
    }
  }

  /**
   * A file of a tenant.
   *
   * @throws RefusedException 404 when it has none of this id
   */
  KeptFile find(String tenant, String id) throws RefusedException {
    return look(folder(tenant), id)
        .orElseThrow(() -> OpenAiErrors.notFound("id", "No such File object: " + id));
  }

  private Optional<KeptFile> look(Folder folder, String id) throws RefusedException {
    if (!Ids.isFile(id)) {
      return Optional.empty();
    }
    return folder.json(id + DESCRIPTION).map(KeptFile::read).filter(file -> !hasExpired(file));
  }

  private boolean hasExpired(KeptFile file) {
    return file.expiresAt() <= clock.instant().getEpochSecond();
  }

  /** The bytes of a file that was sent; the caller closes it. */
  InputStream open(String tenant, KeptFile file) throws IOException {
    return folder(tenant).open(file.id() + CONTENT, file.bytes());
  }

  void remove(String tenant, KeptFile file) throws RefusedException {
    remove(folder(tenant), file.id());
  }

  private static void remove(Folder folder, String id) throws RefusedException {
    // The description last: what takes up room can be found and removed again.
    folder.remove(id + CONTENT);
    folder.remove(id + DESCRIPTION);
  }

  /**
   * A tenant's files.
   *
   * @param purpose which; empty for all
   * @param page which of them, by their ids
   */
  Page.Found<KeptFile> list(String tenant, String purpose, Page page) throws RefusedException {
    Folder folder = folder(tenant);
    List<KeptFile> found = new ArrayList<>();
    for (String id : page.of(ids(folder, DESCRIPTION))) {
      Optional<KeptFile> file = look(folder, id);
      if (file.isPresent() && (purpose.isEmpty() || purpose.equals(file.get().purpose()))) {
        if (found.size() == page.limit()) {
          return new Page.Found<>(found, true);
        }
        found.add(file.get());
      }
    }
    return new Page.Found<>(found, false);
  }

  private static List<String> ids(Folder folder, String ending) throws RefusedException {
    return folder.list().stream()
        .map(FileShelf.Entry::name)
        .filter(name -> name.startsWith(Ids.FILE) && name.endsWith(ending))
        .map(name -> name.substring(0, name.length() - ending.length()))
        .sorted(Comparator.naturalOrder())
        .toList();
  }
}
