package dev.lector.bridge.books;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lector.audio.FileShelf;
import dev.lector.bridge.folders.Folder;
import dev.lector.bridge.http.RefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The books of all tenants, each in its own folder: a description, the bytes and the cover beside
 * it, and everything of its narrations, whose names begin with the book's id.
 */
final class BookShelf {
  /** Books that a tenant keeps at most: a list reads the description of each. */
  private static final int MOST = 200;

  private static final String DESCRIPTION = ".json";
  private static final String CONTENT = ".data";
  private static final String COVER = ".cover";

  /** What has no description by then never gets one: whoever wrote it has stopped. */
  private static final Duration UNDESCRIBED = Duration.ofHours(1);

  private final FileShelf shelf;
  private final BookLimits limits;
  private final InstantSource clock;

  BookShelf(FileShelf shelf, BookLimits limits, InstantSource clock) {
    this.shelf = shelf;
    this.limits = limits;
    this.clock = clock;
  }

  Folder folder(String tenant) {
    return Folder.of(shelf, "books", tenant);
  }

  /**
   * Makes room.
   *
   * @param bytes that will come
   * @param books that will come
   * @throws RefusedException 413 when the tenant keeps as much as it may
   */
  void makeRoom(String tenant, long bytes, int books) throws RefusedException {
    Folder folder = folder(tenant);
    if (!hasRoom(folder, bytes, books)) {
      removeExpired(folder);
      if (!hasRoom(folder, bytes, books)) {
        removeSpare(folder);
      }
      if (!hasRoom(folder, bytes, books)) {
        throw new RefusedException(
            413,
            "This tenant may keep %d books, and %d bytes of books and audiobooks; delete some that are done (DELETE /books/{id})."
                .formatted(MOST, limits.tenant()));
      }
    }
  }

  private boolean hasRoom(Folder folder, long bytes, int books) throws RefusedException {
    List<FileShelf.Entry> entries = folder.list();
    long kept = entries.stream().mapToLong(FileShelf.Entry::bytes).sum();
    return ids(entries).size() + books <= MOST && kept + bytes <= limits.tenant();
  }

  /** Keeps a book. */
  void add(String tenant, KeptBook book, Path content, Optional<byte[]> cover)
      throws RefusedException {
    Folder folder = folder(tenant);
    folder.put(book.id() + CONTENT, content);
    if (cover.isPresent()) {
      folder.put(book.id() + COVER, cover.get());
    }
    // Last: what is described is there.
    folder.put(book.id() + DESCRIPTION, book.kept());
  }

  /** Keeps a book for as long as one that is sent now: it is to outlive what becomes of it. */
  void renew(String tenant, KeptBook book) throws RefusedException {
    Instant until = Instant.ofEpochMilli(clock.millis()).plus(limits.expiry());
    if (until.isAfter(book.expiresAt())) {
      Folder folder = folder(tenant);
      folder.put(book.id() + DESCRIPTION, book.until(until).kept());
      if (folder.bytes(book.id() + CONTENT).isEmpty()) {
        // It was removed meanwhile.
        folder.remove(book.id() + DESCRIPTION);
      }
    }
  }

  /**
   * A tenant's book.
   *
   * @throws RefusedException 404 when it has none of this id
   */
  KeptBook find(String tenant, String id) throws RefusedException {
    return look(folder(tenant), id)
        .filter(book -> !hasExpired(book))
        .orElseThrow(() -> new RefusedException(404, "There is no book with this id here."));
  }

  private static Optional<KeptBook> look(Folder folder, String id) throws RefusedException {
    if (!BookIds.isBook(id)) {
      return Optional.empty();
    }
    Optional<ObjectNode> json = folder.json(id + DESCRIPTION);
    return json.map(KeptBook::read);
  }

  private boolean hasExpired(KeptBook book) {
    return !book.expiresAt().isAfter(clock.instant());
  }

  /** What a list has of a tenant's books, newest first; each is read, and only that is kept. */
  List<ObjectNode> list(String tenant) throws RefusedException {
    Folder folder = folder(tenant);
    List<ObjectNode> found = new ArrayList<>();
    for (String id : ids(folder.list()).reversed()) {
      look(folder, id)
          .filter(book -> !hasExpired(book))
          .map(KeptBook::listed)
          .ifPresent(found::add);
    }
    return found;
  }

  private static List<String> ids(List<FileShelf.Entry> entries) {
    return entries.stream()
        .map(FileShelf.Entry::name)
        .filter(name -> name.endsWith(DESCRIPTION))
        .map(name -> name.substring(0, name.length() - DESCRIPTION.length()))
        .filter(BookIds::isBook)
        .sorted(Comparator.naturalOrder())
        .toList();
  }

  /** Length of a book's picture; empty where it has none. */
  Optional<Long> coverBytes(String tenant, KeptBook book) throws RefusedException {
    return book.cover().isEmpty() ? Optional.empty() : folder(tenant).bytes(book.id() + COVER);
  }

  /** A book's picture; the caller closes it. */
  InputStream cover(String tenant, KeptBook book, long bytes) throws IOException {
    return folder(tenant).open(book.id() + COVER, bytes);
  }

  /**
   * Copies a book into a directory.
   *
   * @return its file, whose name tells the format
   */
  Path fetch(String tenant, KeptBook book, Path directory) throws RefusedException, IOException {
    Folder folder = folder(tenant);
    long bytes = folder.bytes(book.id() + CONTENT).orElse(0L);
    Path file = directory.resolve(SentBook.onDisk(book.file()));
    try (InputStream in = folder.open(book.id() + CONTENT, bytes)) {
      Files.copy(in, file);
    }
    return file;
  }

  /** Removes a book, and all of its narrations. */
  void remove(String tenant, KeptBook book) throws RefusedException {
    Folder folder = folder(tenant);
    remove(folder, folder.list(), book.id());
  }

  private static void remove(Folder folder, List<FileShelf.Entry> entries, String id)
      throws RefusedException {
    for (FileShelf.Entry entry : entries) {
      if (entry.name().startsWith(id) && !entry.name().equals(id + DESCRIPTION)) {
        folder.remove(entry.name());
      }
    }
    // Last: what takes up room can be found and removed again.
    folder.remove(id + DESCRIPTION);
  }

  /**
   * Removes what has expired, of all tenants.
   *
   * @throws RefusedException when the store does not answer
   */
  void removeExpired() throws RefusedException {
    for (Folder folder : Folder.all(shelf)) {
      removeExpired(folder);
    }
  }

  private static void removeSpare(Folder folder) throws RefusedException {
    List<String> names = folder.list().stream().map(FileShelf.Entry::name).toList();
    for (String name : NarrationShelf.spare(names)) {
      folder.remove(name);
    }
  }

  private void removeExpired(Folder folder) throws RefusedException {
    List<FileShelf.Entry> entries = folder.list();
    List<String> described = ids(entries);
    for (String id : described) {
      Optional<KeptBook> book = look(folder, id);
      if (book.isPresent() && hasExpired(book.get())) {
        remove(folder, entries, id);
      }
    }
    int digits = BookIds.BOOK.length() + 32;
    for (FileShelf.Entry entry : entries) {
      String id = entry.name().substring(0, Math.min(digits, entry.name().length()));
      boolean abandoned =
          BookIds.isBook(id)
              && !described.contains(id)
              && BookIds.madeBook(id).plus(UNDESCRIBED).isBefore(clock.instant());
      if (abandoned) {
        folder.remove(entry.name());
      }
    }
  }
}
