package dev.lector.bridge.books;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lector.bridge.batches.BatchDesk;
import dev.lector.bridge.events.EventStreams;
import dev.lector.bridge.events.Feed;
import dev.lector.bridge.http.Call;
import dev.lector.bridge.http.RefusedException;
import dev.lector.bridge.http.Reply;
import dev.lector.bridge.speech.RequestIds;
import dev.lector.events.Batch;
import java.util.List;
import java.util.Optional;

/** {@code /books/{id}/narrations}: asked for, followed and cancelled. */
final class NarrationEndpoints {
  private static final int BODY = 64 << 10;

  private static final int MOST = 50;

  private final BookShelf books;
  private final NarrationShelf shelf;
  private final Narrations narrations;
  private final NarrationStates states;
  private final BatchDesk desk;
  private final RequestIds ids;
  private final Feed<Batch> totals;
  private final EventStreams streams;

  NarrationEndpoints(
      BookShelf books,
      NarrationShelf shelf,
      Narrations narrations,
      NarrationStates states,
      BatchDesk desk,
      RequestIds ids,
      Feed<Batch> totals,
      EventStreams streams) {
    this.books = books;
    this.shelf = shelf;
    this.narrations = narrations;
    this.states = states;
    this.desk = desk;
    this.ids = ids;
    this.totals = totals;
    this.streams = streams;
  }

  /** {@code POST /books/{id}/narrations}. */
  Reply create(Call call) throws RefusedException, InterruptedException {
    String tenant = call.caller().tenant();
    NarrationOrder order = call.body(BODY, NarrationOrder::read);
    KeptBook book = books.find(tenant, call.parameter());
    List<String> keys = call.headers("Idempotency-Key");
    String id =
        keys.isEmpty()
            ? BookIds.narration()
            : BookIds.narration(ids.of("narration of " + book.id() + " " + tenant, keys));
    call.asksFor(BookIds.batch(book.id(), id));
    Optional<KeptNarration> earlier = shelf.look(tenant, book.id(), id);
    if (earlier.isPresent() && !earlier.get().order().equals(order.kept())) {
      throw new RefusedException(
          422, "This Idempotency-Key was used for another narration; use another key.");
    }
    boolean queued =
        earlier.isPresent()
            && (shelf.ended(tenant, earlier.get()).isPresent()
                || desk.find(earlier.get().batch(), tenant).isPresent());
    if (earlier.isEmpty()) {
      requireRoom(tenant, book);
    }
    KeptNarration narration = queued ? earlier.get() : narrations.begin(call, book, id, order);
    return Reply.json(202, states.show(tenant, narration)).with("Location", narration.path());
  }

  /** Who looks at a book is told of all. */
  private void requireRoom(String tenant, KeptBook book) throws RefusedException {
    if (shelf.count(tenant, book.id()) >= MOST) {
      throw new RefusedException(
          413,
          "A book may have %d narrations; delete it (DELETE /books/{id}) when they are done, and send it again."
              .formatted(MOST));
    }
  }

  /** {@code GET /books/{id}/narrations/{narration}}. */
  Reply show(Call call) throws RefusedException, InterruptedException {
    String tenant = call.caller().tenant();
    return fresh(Reply.json(200, states.show(tenant, find(call))));
  }

  private KeptNarration find(Call call) throws RefusedException {
    return shelf.find(call.caller().tenant(), call.parameter(0), call.parameter(1));
  }

  /** {@code GET /books/{id}/narrations/{narration}/events}. */
  Reply events(Call call) throws RefusedException {
    return streams.open(
        call, new FollowedNarration(call.caller().tenant(), find(call), states, totals));
  }

  /** {@code POST /books/{id}/narrations/{narration}/cancel}. */
  Reply cancel(Call call) throws RefusedException, InterruptedException {
    ObjectNode shown = states.cancel(call.caller().tenant(), find(call), call.trace());
    return fresh(Reply.json(200, shown));
  }

  private static Reply fresh(Reply reply) {
    return reply.with("Cache-Control", "no-store");
  }
}
