package dev.lector.bridge.books;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lector.books.passages.Book;
import dev.lector.books.passages.Chapter;
import dev.lector.books.passages.Passage;
import dev.lector.books.passages.Pauses;
import dev.lector.books.voices.NoVoiceException;
import dev.lector.books.voices.Voice;
import dev.lector.books.voices.VoiceChoice;
import dev.lector.bridge.batches.BatchAdmission;
import dev.lector.bridge.batches.BatchDesk;
import dev.lector.bridge.batches.Submission;
import dev.lector.bridge.http.Call;
import dev.lector.bridge.http.Json;
import dev.lector.bridge.http.RefusedException;
import dev.lector.bridge.http.Reply;
import dev.lector.bridge.speech.ItemReader;
import dev.lector.bridge.workers.OfferedVoice;
import dev.lector.bridge.workers.OfferedVoices;
import dev.lector.bridge.workers.WorkerDirectory;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has books narrated: the passages of the chosen chapters become the items of a batch. */
final class Narrations {
  private static final Logger LOG = LoggerFactory.getLogger(Narrations.class);
  private static final int RETRY_SECONDS = 5;

  private final ReadingPlaces places;
  private final BookShelf books;
  private final NarrationShelf shelf;
  private final BookReading reading;
  private final BatchDesk desk;
  private final ItemReader items;
  private final WorkerDirectory workers;
  private final InstantSource clock;

  Narrations(
      ReadingPlaces places,
      BookShelf books,
      NarrationShelf shelf,
      BookReading reading,
      BatchDesk desk,
      ItemReader items,
      WorkerDirectory workers,
      InstantSource clock) {
    this.places = places;
    this.books = books;
    this.shelf = shelf;
    this.reading = reading;
    this.desk = desk;
    this.items = items;
    this.workers = workers;
    this.clock = clock;
  }

  /**
   * Begins a narration. It is kept before anything is queued: what is spoken can be found, whatever
   * stops here. One that was kept and not queued is queued by beginning it again, under the same
   * ids.
   *
   * @throws RefusedException when there is no such chapter, no such voice or no room
   */
  KeptNarration begin(Call call, KeptBook book, String id, NarrationOrder order)
      throws RefusedException, InterruptedException {
    String tenant = call.caller().tenant();
    NarrationOrder spoken = spoken(book, order);
    Path directory = null;
    try (ReadingPlaces.Place _ = places.enter(tenant)) {
      directory = Files.createTempDirectory("lector-narration-");
      Path file = books.fetch(tenant, book, directory);
      List<Chapter> chapters = chosen(reading.read(file), order);
      Path passages = directory.resolve("passages");
      write(chapters, passages);
      books.makeRoom(tenant, Files.size(passages), 0);
      Instant now = Instant.ofEpochMilli(clock.millis());
      KeptNarration narration = narration(book, id, order, spoken, now, chapters);
      try (Submission submission = read(tenant, passages, spoken)) {
        books.renew(tenant, book);
        desk.charge(call, narration.batch(), submission);
        keep(tenant, narration, passages);
        desk.publish(submission, narration.batch(), tenant, now, call.trace());
      }
      return narration;
    } catch (IOException | UncheckedIOException e) {
      LOG.warn("A book could not be narrated: {}", e.toString());
      throw new RefusedException(
          Reply.unavailable("The book could not be read; try again.", RETRY_SECONDS));
    } finally {
      remove(directory);
    }
  }

  /** By a voice that is there, and that speaks the language. */
  private NarrationOrder spoken(KeptBook book, NarrationOrder order) throws RefusedException {
    Optional<String> unknown = workers.refusal(order.model(), order.voice());
    if (unknown.isPresent()) {
      throw new RefusedException(422, unknown.get());
    }
    String tag = order.language().isEmpty() ? book.language() : "";
    Optional<List<OfferedVoice>> offered = new OfferedVoices(workers).now();
    if (tag.isEmpty() || offered.isEmpty()) {
      return order;
    }
    List<Voice> voices =
        offered.get().stream()
            .map(one -> new Voice(one.model(), one.name(), one.language(), one.isDefault()))
            .toList();
    try {
      return new VoiceChoice(voices, named(order.model()), named(order.voice()))
          .in(tag)
          .map(voice -> order.by(voice.model(), voice.name()))
          .orElse(order);
    } catch (NoVoiceException e) {
      throw new RefusedException(
          422,
          e.getMessage()
              + e.wished()
                  .map(
                      voice ->
                          "; name another voice, or read it all the same with \"language\": \"%s\"."
                              .formatted(voice.language()))
                  .orElse(
                      "; start a worker with one, or read it all the same with \"language\": \"en\"."));
    }
  }

  private static Optional<String> named(String name) {
    return name.isEmpty() ? Optional.empty() : Optional.of(name);
  }

  private static List<Chapter> chosen(dev.lector.books.document.Book read, NarrationOrder order)
      throws RefusedException {
    List<Chapter> all = Book.of(read, BookDescription.ALL, Pauses.DEFAULT).chapters();
    if (order.chapters().isEmpty()) {
      List<Chapter> selected = all.stream().filter(BookDescription::isSelected).toList();
      return selected.isEmpty() ? all : selected;
    }
    Set<Integer> numbers = order.chapters().get();
    Set<Integer> known = all.stream().map(Chapter::number).collect(Collectors.toSet());
    if (!known.containsAll(numbers)) {
      throw new RefusedException(
          422, "The book has the chapters 1 to %d; name some of these.".formatted(all.size()));
    }
    return all.stream().filter(chapter -> numbers.contains(chapter.number())).toList();
  }

  /** Passages as JSON Lines: the items of the batch, and what their audio is joined by. */
  private static void write(List<Chapter> chapters, Path file) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      for (Chapter chapter : chapters) {
        for (Passage passage : chapter.passages()) {
          ObjectNode line = Json.object();
          line.put("id", passage.id());
          line.put("text", passage.text());
          line.put("pause_ms", passage.pauseMs());
          out.write(Json.bytes(line));
          out.write('\n');
        }
      }
    }
  }

  private Submission read(String tenant, Path passages, NarrationOrder order)
      throws RefusedException, IOException {
    try (BatchAdmission.Upload _ = desk.enter(tenant);
        InputStream in = Files.newInputStream(passages)) {
      return desk.read(in, new PassageLines(items, order));
    }
  }

  private static KeptNarration narration(
      KeptBook book,
      String id,
      NarrationOrder order,
      NarrationOrder spoken,
      Instant now,
      List<Chapter> chapters) {
    List<KeptNarration.Part> parts = new ArrayList<>();
    int first = 0;
    for (Chapter chapter : chapters) {
      int passages = chapter.passages().size();
      String title = ShownText.title(chapter.title());
      parts.add(new KeptNarration.Part(chapter.number(), title, first, passages));
      first += passages;
    }
    JsonNode asked = Json.read(Json.bytes(order.kept()));
    return new KeptNarration(
        id, book.id(), asked, spoken.model(), spoken.voice(), order.format(), now, parts);
  }

  /** Keeps a narration that was charged, or it is charged no longer. */
  private void keep(String tenant, KeptNarration narration, Path passages) throws RefusedException {
    boolean kept = false;
    try {
      shelf.add(tenant, narration, passages);
      kept = true;
    } finally {
      if (!kept) {
        desk.release(narration.batch());
      }
    }
  }

  private static void remove(@Nullable Path directory) {
    if (directory == null) {
      return;
    }
    try (var files = Files.list(directory)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Files.deleteIfExists(file);
      }
      Files.deleteIfExists(directory);
    } catch (IOException e) {
      LOG.warn("Temporary files stay in {}: {}", directory, e.toString());
    }
  }
}
