package dev.lector.bridge.books;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lector.books.document.Book;
import dev.lector.books.document.Cover;
import dev.lector.bridge.http.Call;
import dev.lector.bridge.http.Json;
import dev.lector.bridge.http.RefusedException;
import dev.lector.bridge.http.Reply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code /books}: what was sent, and what is in it. */
final class BookEndpoints {
  /** Where books are found. */
  static final String PATH = "/books/";

  private static final Logger LOG = LoggerFactory.getLogger(BookEndpoints.class);
  private static final int RETRY_SECONDS = 5;

  private final BookLimits limits;
  private final ReadingPlaces places;
  private final BookReading reading;
  private final BookShelf shelf;
  private final NarrationShelf narrations;
  private final NarrationStates states;
  private final InstantSource clock;

  /**
   * @param places of books that are taken in or narrated at once: each is a file on this machine
   */
  BookEndpoints(
      BookLimits limits,
      ReadingPlaces places,
      BookReading reading,
      BookShelf shelf,
      NarrationShelf narrations,
      NarrationStates states,
      InstantSource clock) {
    this.limits = limits;
    this.places = places;
    this.reading = reading;
    this.shelf = shelf;
    this.narrations = narrations;
    this.states = states;
    this.clock = clock;
  }

  /** {@code POST /books}. */
  Reply add(Call call) throws RefusedException, InterruptedException {
    String tenant = call.caller().tenant();
    try (ReadingPlaces.Place _ = places.enter(tenant);
        SentBook sent = SentBook.take(call, limits.body())) {
      shelf.makeRoom(tenant, sent.bytes(), 1);
      Instant now = Instant.ofEpochMilli(clock.millis());
      call.requireAdmitted();
      Described described =
          reading.read(sent.file(), sent.name(), read -> describe(read, sent, now));
      KeptBook book = described.book();
      call.requireAdmitted();
      shelf.add(tenant, book, sent.file(), described.cover());
      return Reply.json(201, book.shown()).with("Location", PATH + book.id());
    } catch (FileSystemException | UncheckedIOException e) {
      LOG.error("A book could not be put on this machine's disk", e);
      throw new RefusedException(
          Reply.unavailable("The book cannot be kept now; try again later.", RETRY_SECONDS));
    } catch (IOException e) {
      LOG.warn("A book could not be taken in: {}", e.toString());
      throw new RefusedException(400, "The book could not be read: " + e.getMessage());
    }
  }

  /** What is kept of a book that was read. */
  private record Described(KeptBook book, Optional<byte[]> cover) {}

  private Described describe(Book read, SentBook sent, Instant now) throws RefusedException {
    BookDescription description = new BookDescription(read);
    return new Described(
        description.kept(BookIds.book(now), sent.name(), sent.format(), now, limits.expiry()),
        description.cover().map(Cover::bytes));
  }

  /** {@code GET /books}. */
  Reply list(Call call) throws RefusedException {
    ObjectNode json = Json.object();
    ArrayNode books = json.putArray("books");
    shelf.list(call.caller().tenant()).forEach(books::add);
    return fresh(Reply.json(200, json));
  }

  /** {@code GET /books/{id}}. */
  Reply show(Call call) throws RefusedException, InterruptedException {
    String tenant = call.caller().tenant();
    KeptBook book = shelf.find(tenant, call.parameter());
    ObjectNode json = book.shown();
    ArrayNode all = json.putArray("narrations");
    for (KeptNarration narration : narrations.list(tenant, book.id())) {
      all.add(
          states.show(tenant, narration).retain("id", "state", "voice", "format", "created_at"));
    }
    return fresh(Reply.json(200, json));
  }

  /** {@code DELETE /books/{id}}. */
  Reply delete(Call call) throws RefusedException, InterruptedException {
    String tenant = call.caller().tenant();
    KeptBook book = shelf.find(tenant, call.parameter());
    for (KeptNarration narration : narrations.list(tenant, book.id())) {
      if (narrations.ended(tenant, narration).isEmpty()) {
        states.cancel(tenant, narration, call.trace());
      }
    }
    shelf.remove(tenant, book);
    return Reply.empty(204);
  }

  /** {@code GET /books/{id}/cover}. */
  Reply cover(Call call) throws RefusedException {
    String tenant = call.caller().tenant();
    KeptBook book = shelf.find(tenant, call.parameter());
    long bytes =
        shelf
            .coverBytes(tenant, book)
            .orElseThrow(() -> new RefusedException(404, "The book has no cover."));
    return Reply.stream(200, book.cover(), bytes, () -> shelf.cover(tenant, book, bytes))
        .with("Cache-Control", "private, max-age=3600");
  }

  private static Reply fresh(Reply reply) {
    return reply.with("Cache-Control", "no-store");
  }
}
