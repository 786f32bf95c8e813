package dev.lector.bridge.books;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lector.audio.FileShelf;
import dev.lector.bridge.folders.Folder;
import dev.lector.bridge.http.Json;
import dev.lector.bridge.http.RefusedException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is kept of narrations, beside their books: what was asked, the passages, what became of it,
 * chapters as they were encoded, and the files that listeners get.
 */
final class NarrationShelf {
  private static final String RECORD = ".json";
  private static final String PASSAGES = ".passages";
  private static final String ENDED = ".ended";
  private static final String AUDIO = ".audio";
  private static final Pattern CHAPTER = Pattern.compile("(.+)\\.[ce]\\d{5,}");

  private final BookShelf books;

  NarrationShelf(BookShelf books) {
    this.books = books;
  }

  /**
   * A passage.
   *
   * @param pauseMs silence behind it
   */
  record Line(String text, int pauseMs) {}

  /** Keeps a narration, with its passages as JSON Lines. */
  void add(String tenant, KeptNarration narration, Path passages) throws RefusedException {
    Folder folder = books.folder(tenant);
    folder.put(narration.batch() + PASSAGES, passages);
    folder.put(narration.batch() + RECORD, narration.kept());
  }

  /** A narration of a book; empty when there is none of this id. */
  Optional<KeptNarration> look(String tenant, String book, String id) throws RefusedException {
    return BookIds.isNarration(id)
        ? books.folder(tenant).json(BookIds.batch(book, id) + RECORD).map(KeptNarration::read)
        : Optional.empty();
  }

  /**
   * The same where there has to be one.
   *
   * @throws RefusedException 404 when there is none
   */
  KeptNarration find(String tenant, String book, String id) throws RefusedException {
    KeptBook known = books.find(tenant, book);
    return look(tenant, known.id(), id)
        .orElseThrow(() -> new RefusedException(404, "The book has no narration with this id."));
  }

  /** All of a book, newest first. */
  List<KeptNarration> list(String tenant, String book) throws RefusedException {
    List<KeptNarration> found = new ArrayList<>();
    String start = book + "-";
    for (FileShelf.Entry entry : books.folder(tenant).list()) {
      String name = entry.name();
      if (name.startsWith(start) && name.endsWith(RECORD)) {
        look(tenant, book, name.substring(start.length(), name.length() - RECORD.length()))
            .ifPresent(found::add);
      }
    }
    found.sort(Comparator.comparing(KeptNarration::createdAt).reversed());
    return found;
  }

  /** How many a book has. */
  int count(String tenant, String book) throws RefusedException {
    String start = book + "-";
    return (int)
        books.folder(tenant).list().stream()
            .map(FileShelf.Entry::name)
            .filter(name -> name.startsWith(start) && name.endsWith(RECORD))
            .count();
  }

  /** Its passages, in order. */
  List<Line> passages(String tenant, KeptNarration narration) throws RefusedException, IOException {
    Folder folder = books.folder(tenant);
    String name = narration.batch() + PASSAGES;
    List<Line> lines = new ArrayList<>();
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                folder.open(name, folder.bytes(name).orElse(0L)), StandardCharsets.UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        JsonNode json = Json.read(line.getBytes(StandardCharsets.UTF_8));
        lines.add(new Line(json.path("text").asText(), json.path("pause_ms").asInt()));
      }
    }
    return lines;
  }

  /** What became of it, as clients are told; empty while that is not noted. */
  Optional<ObjectNode> ended(String tenant, KeptNarration narration) throws RefusedException {
    return books.folder(tenant).json(narration.batch() + ENDED);
  }

  /** Whether its audio is still of use: the book is there, and nobody has cancelled it. */
  boolean isWanted(String tenant, KeptNarration narration) throws RefusedException {
    return look(tenant, narration.book(), narration.id()).isPresent()
        && ended(tenant, narration)
            .filter(shown -> shown.path("state").asText().equals("cancelled"))
            .isEmpty();
  }

  /** Notes what became of it. */
  void end(String tenant, KeptNarration narration, ObjectNode shown) throws RefusedException {
    books.folder(tenant).put(narration.batch() + ENDED, shown);
  }

  /** Name of the file of the whole book. */
  static String audio(KeptNarration narration) {
    return narration.batch() + AUDIO;
  }

  /** Name of the file of a chapter. */
  static String audio(KeptNarration narration, KeptNarration.Part part) {
    return "%s.c%05d".formatted(narration.batch(), part.number());
  }

  /**
   * Names of files whose audio another one has, too: chapters, where there is the whole book.
   *
   * @param names of a tenant's files
   */
  static List<String> spare(List<String> names) {
    Set<String> all = Set.copyOf(names);
    List<String> spare = new ArrayList<>();
    for (String name : names) {
      Matcher chapter = CHAPTER.matcher(name);
      if (chapter.matches() && all.contains(chapter.group(1) + AUDIO)) {
        spare.add(name);
      }
    }
    return spare;
  }

  /** Name of a chapter as it was encoded: what books and chapters are put together of. */
  static String encoded(KeptNarration narration, KeptNarration.Part part) {
    return "%s.e%05d".formatted(narration.batch(), part.number());
  }

  Folder folder(String tenant) {
    return books.folder(tenant);
  }
}
