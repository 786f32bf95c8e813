package dev.lector.bridge.books;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lector.bridge.batches.BatchDesk;
import dev.lector.bridge.events.Feed;
import dev.lector.bridge.http.Json;
import dev.lector.bridge.http.RefusedException;
import dev.lector.events.Batch;
import dev.lector.events.BatchState;
import io.opentelemetry.context.Context;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says how far narrations are. Whoever looks after the last passage has the audio put together;
 * when it is, what became of the narration is noted, and the ledger is needed no more.
 */
final class NarrationStates {
  private static final Logger LOG = LoggerFactory.getLogger(NarrationStates.class);

  /** What does not change any more. */
  static final Set<String> ENDS = Set.of("done", "failed", "cancelled");

  /** A batch that the ledger has not heard of for so long was not queued. */
  private static final Duration UNHEARD = Duration.ofMinutes(10);

  private static final int REMEMBERED = 1_000;

  private final NarrationShelf shelf;
  private final BatchDesk desk;
  private final AudiobookMaker maker;
  private final Encodings encodings;
  private final Feed<Batch> totals;
  private final InstantSource clock;
  private final Map<String, Progress> progress =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Progress> eldest) {
          return size() > REMEMBERED;
        }
      };

  /**
   * @param totals is told when something happened here to a batch that somebody may follow
   */
  NarrationStates(
      NarrationShelf shelf,
      BatchDesk desk,
      AudiobookMaker maker,
      Encodings encodings,
      Feed<Batch> totals,
      InstantSource clock) {
    this.shelf = shelf;
    this.desk = desk;
    this.maker = maker;
    this.encodings = encodings;
    this.totals = totals;
    this.clock = clock;
  }

  /**
   * A narration as clients see it.
   *
   * @throws RefusedException 503 when ledger or store do not answer
   */
  ObjectNode show(String tenant, KeptNarration narration)
      throws RefusedException, InterruptedException {
    Optional<ObjectNode> ended = shelf.ended(tenant, narration);
    if (ended.isPresent()) {
      return ended.get();
    }
    Optional<Batch> batch = desk.find(narration.batch(), tenant);
    return batch.isPresent() ? show(tenant, narration, batch.get()) : unheard(narration);
  }

  private ObjectNode show(String tenant, KeptNarration narration, Batch batch)
      throws RefusedException, InterruptedException {
    Progress heard = heard(tenant, narration);
    heard.look(desk, batch, narration.passages());
    if (batch.getState() != BatchState.FINISHED) {
      ObjectNode json = json(narration, heard, goingOn(batch, heard));
      if (batch.getState() != BatchState.PAUSED) {
        Instant began = batch.getOpenedAt().plusMillis(batch.getPausedMs());
        secondsLeft(began, clock.instant(), heard.endedInAll(), narration.passages())
            .ifPresent(seconds -> json.put("seconds_left", seconds));
      }
      return json.set("failures", failures(tenant, narration, heard));
    }
    if (heard.wasCancelled() || heard.failedInAll() > 0) {
      // Whoever cancels the batch cancels the narration.
      String state = heard.wasCancelled() ? "cancelled" : "failed";
      ObjectNode json = json(narration, heard, state);
      return end(tenant, narration, json.set("failures", failures(tenant, narration, heard)));
    }
    Optional<Long> bytes = shelf.folder(tenant).bytes(NarrationShelf.audio(narration));
    if (bytes.isPresent()) {
      return end(tenant, narration, done(narration, heard, bytes.get()));
    }
    Optional<String> problem = encode(tenant, narration, batch);
    ObjectNode json = json(narration, heard, "encoding");
    ArrayNode failures = json.putArray("failures");
    problem.ifPresent(
        message ->
            failures
                .addObject()
                .putNull("chapter")
                .putNull("passage")
                .put("text", "")
                .put("msg", message));
    return json;
  }

  private static String goingOn(Batch batch, Progress heard) {
    if (batch.getState() == BatchState.PAUSED) {
      return "paused";
    }
    return heard.endedInAll() == 0 ? "queued" : "speaking";
  }

  /** Has the audio put together; nothing happens while too many others are before it. */
  private Optional<String> encode(String tenant, KeptNarration narration, Batch batch) {
    try {
      return encodings.start(
          narration.batch(),
          () -> {
            try {
              maker.book(tenant, narration);
            } finally {
              totals.publish(narration.batch(), batch);
            }
          });
    } catch (RefusedException e) {
      return Optional.empty();
    }
  }

  /** Notes what became of it. */
  private ObjectNode end(String tenant, KeptNarration narration, ObjectNode json)
      throws RefusedException {
    shelf.end(tenant, narration, json);
    return json;
  }

  private static ObjectNode done(KeptNarration narration, Progress heard, long bytes) {
    ObjectNode json = json(narration, heard, "done");
    json.putArray("failures");
    return json.put("audio", narration.path() + "/audio").put("bytes", bytes);
  }

  /**
   * Ends a narration as cancelled, unless it has ended.
   *
   * @throws RefusedException 503 when that could not be said
   */
  ObjectNode cancel(String tenant, KeptNarration narration, Context trace)
      throws RefusedException, InterruptedException {
    ObjectNode shown = show(tenant, narration);
    if (ENDS.contains(shown.path("state").asText())) {
      return shown;
    }
    desk.cancel(narration.batch(), tenant, trace);
    ObjectNode json = shown.put("state", "cancelled").putNull("seconds_left");
    end(tenant, narration, json);
    desk.find(narration.batch(), tenant)
        .ifPresent(batch -> totals.publish(narration.batch(), batch));
    return json;
  }

  /** Which passages of a chapter have been spoken. */
  Progress progress(String tenant, KeptNarration narration)
      throws RefusedException, InterruptedException {
    Progress heard = heard(tenant, narration);
    Optional<Batch> batch = desk.find(narration.batch(), tenant);
    if (batch.isPresent()) {
      heard.look(desk, batch.get(), narration.passages());
    }
    return heard;
  }

  private Progress heard(String tenant, KeptNarration narration) {
    synchronized (progress) {
      return progress.computeIfAbsent(tenant + "/" + narration.batch(), _ -> new Progress());
    }
  }

  /** The ledger may be a little behind; or nothing was queued; or it has forgotten. */
  private ObjectNode unheard(KeptNarration narration) {
    Progress none = new Progress();
    ObjectNode json = json(narration, none, "queued");
    ArrayNode failures = json.putArray("failures");
    if (narration.createdAt().plus(UNHEARD).isAfter(clock.instant())) {
      return json;
    }
    failures
        .addObject()
        .putNull("chapter")
        .putNull("passage")
        .put("text", "")
        .put("msg", "The narration could not be queued, or is no longer known; ask for it again.");
    return json.put("state", "failed");
  }

  private ArrayNode failures(String tenant, KeptNarration narration, Progress heard)
      throws RefusedException {
    ArrayNode failures = Json.object().putArray("failures");
    Map<Integer, String> reasons = heard.reasons();
    if (reasons.isEmpty()) {
      return failures;
    }
    List<NarrationShelf.Line> lines = lines(tenant, narration);
    for (Map.Entry<Integer, String> reason : reasons.entrySet()) {
      int item = reason.getKey();
      ObjectNode failure = failures.addObject();
      for (KeptNarration.Part part : narration.chapters()) {
        if (item >= part.first() && item < part.end()) {
          failure.put("chapter", part.number()).put("passage", item - part.first() + 1);
        }
      }
      failure.put("text", item < lines.size() ? lines.get(item).text() : "");
      failure.put("msg", reason.getValue());
    }
    return failures;
  }

  private List<NarrationShelf.Line> lines(String tenant, KeptNarration narration)
      throws RefusedException {
    try {
      return shelf.passages(tenant, narration);
    } catch (IOException e) {
      LOG.warn("Passages cannot be read: {}", e.toString());
      return List.of();
    }
  }

  private static ObjectNode json(KeptNarration narration, Progress heard, String state) {
    ObjectNode json = narration.shown().put("state", state);
    json.putObject("passages")
        .put("total", narration.passages())
        .put("done", heard.doneInAll())
        .put("failed", heard.failedInAll());
    ArrayNode chapters = json.putArray("chapters");
    for (KeptNarration.Part part : narration.chapters()) {
      chapters
          .addObject()
          .put("number", part.number())
          .put("title", part.title())
          .put("passages", part.passages())
          .put("done", heard.done(part))
          .put("failed", heard.failed(part));
    }
    return json.putNull("seconds_left").putNull("audio").putNull("bytes");
  }

  /**
   * How long the rest takes at the pace so far; empty when nobody can tell.
   *
   * @param opened when it began, later by as long as it was paused
   */
  static Optional<Long> secondsLeft(Instant opened, Instant now, int ended, int total) {
    if (ended == 0 || ended >= total) {
      return Optional.empty();
    }
    double seconds = Duration.between(opened, now).toMillis() / 1e3;
    return seconds <= 0
        ? Optional.empty()
        : Optional.of(Math.round(seconds / ended * (total - ended)));
  }
}
