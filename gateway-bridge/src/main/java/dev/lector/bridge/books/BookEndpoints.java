package dev.lector.bridge.books;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lector.books.document.Book;
import dev.lector.books.document.Cover;
import dev.lector.bridge.http.Call;
import dev.lector.bridge.http.Json;
import dev.lector.bridge.http.RefusedException;
import dev.lector.bridge.http.Reply;
import dev.lector.bridge.load.Places;
import dev.lector.bridge.load.Refusals;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code /books}: what was sent, and what is in it. */
final class BookEndpoints {
  /** Where books are found. */
  static final String PATH = "/books/";

  private static final Logger LOG = LoggerFactory.getLogger(BookEndpoints.class);
  private static final Duration RETRY = Duration.ofSeconds(5);

  private final BookLimits limits;
  private final Places uploads;
  private final BookReading reading;
  private final BookShelf shelf;
  private final NarrationShelf narrations;
  private final NarrationStates states;
  private final InstantSource clock;

  /**
   * @param uploads books that are taken in at once: each is a file on its way
   */
  BookEndpoints(
      BookLimits limits,
      Places uploads,
      BookReading reading,
      BookShelf shelf,
      NarrationShelf narrations,
      NarrationStates states,
      InstantSource clock) {
    this.limits = limits;
    this.uploads = uploads;
    this.reading = reading;
    this.shelf = shelf;
    this.narrations = narrations;
    this.states = states;
    this.clock = clock;
  }

  /** {@code POST /books}. */
  Reply add(Call call) throws RefusedException, InterruptedException {
    String tenant = call.caller().tenant();
    enter(tenant);
    try (SentBook sent = SentBook.take(call, limits.body())) {
      shelf.makeRoom(tenant, sent.bytes(), 1);
      Book read = reading.read(sent.file());
      BookDescription description = new BookDescription(read);
      Instant now = Instant.ofEpochMilli(clock.millis());
      KeptBook book =
          description.kept(BookIds.book(now), sent.name(), sent.format(), now, limits.expiry());
      shelf.add(tenant, book, sent.file(), description.cover().map(Cover::bytes));
      return Reply.json(201, book.shown()).with("Location", PATH + book.id());
    } catch (IOException e) {
      LOG.warn("A book could not be taken in: {}", e.toString());
      throw new RefusedException(400, "The book could not be read: " + e.getMessage());
    } finally {
      uploads.release(tenant);
    }
  }

  private void enter(String tenant) throws RefusedException {
    switch (uploads.take(tenant)) {
      case FREE -> {
        // To be released.
      }
      case SHARE_USED ->
          throw new RefusedException(
              Refusals.tooMuch(
                  "This tenant is sending as many books as its share; try again soon.", RETRY));
      case FULL ->
          throw new RefusedException(
              Reply.unavailable(
                  "Other books are being taken in; try again soon.", (int) RETRY.toSeconds()));
    }
  }

  /** {@code GET /books}. */
  Reply list(Call call) throws RefusedException {
    ObjectNode json = Json.object();
    ArrayNode books = json.putArray("books");
    for (KeptBook book : shelf.list(call.caller().tenant())) {
      books.add(book.listed());
    }
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
        .with("Cache-Control", "private, max-age=3600")
        .with("X-Content-Type-Options", "nosniff");
  }

  private static Reply fresh(Reply reply) {
    return reply.with("Cache-Control", "no-store");
  }
}
