package dev.lector.bridge.batches;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lector.bridge.http.Json;
import dev.lector.bridge.jobs.JobJson;
import dev.lector.bridge.jobs.JobLookup;
import dev.lector.events.Batch;
import dev.lector.events.BatchState;
import dev.lector.events.Job;
import dev.lector.events.SpeechVerified;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Batches as clients see them. */
final class BatchJson {
  /** Where batches are found. */
  static final String PATH = "/batches/";

  private final JobJson jobs;
  private final Paces paces;
  private final InstantSource clock;

  BatchJson(JobJson jobs, Paces paces, InstantSource clock) {
    this.jobs = jobs;
    this.paces = paces;
    this.clock = clock;
  }

  ObjectNode write(Batch batch) {
    ObjectNode json = Json.object();
    json.put("id", batch.getBatchId());
    json.put("state", batch.getState().name());
    if (batch.getItems() != null) {
      json.put("items", batch.getItems());
    }
    json.put("done", batch.getDone());
    json.put("failed", batch.getFailed());
    json.put("cancelled", batch.getCancelled());
    json.put("cached", batch.getCached());
    json.put("characters", batch.getCharacters());
    json.put("characters_done", batch.getCharactersDone());
    json.put("audio_ms", batch.getAudioMs());
    json.put("synthesis_ms", batch.getSynthesisMs());
    json.put("opened_at", batch.getOpenedAt().toString());
    if (batch.getPausedAt() != null) {
      json.put("paused_at", batch.getPausedAt().toString());
    }
    if (batch.getFinishedAt() != null) {
      json.put("finished_at", batch.getFinishedAt().toString());
    }
    pace(json, batch);
    return json;
  }

  private void pace(ObjectNode json, Batch batch) {
    Paces.Pace pace = paces.of(batch);
    json.putObject("rate")
        .put("items_per_second", rounded(pace.itemsPerSecond()))
        .put("audio_seconds_per_second", rounded(pace.audioPerSecond()));
    Integer items = batch.getItems();
    if (items == null) {
      return;
    }
    int left = Math.max(0, items - batch.getDone() - batch.getFailed());
    json.put("progress", items == 0 ? 1.0 : rounded((items - left) / (double) items));
    if (batch.getState() != BatchState.FINISHED && pace.itemsPerSecond() > 0) {
      Instant end = clock.instant().plusMillis((long) (left / pace.itemsPerSecond() * 1_000));
      json.put("estimated_end", end.truncatedTo(ChronoUnit.SECONDS).toString());
    }
  }

  /**
   * A page of items.
   *
   * @param limit most items of a page
   */
  ObjectNode items(Batch batch, List<Job> page, int limit, String baseUrl) {
    ObjectNode json = Json.object();
    json.put("id", batch.getBatchId());
    ArrayNode items = json.putArray("items");
    for (Job job : page) {
      ObjectNode item = items.addObject();
      item.put("item", job.getItem());
      item.put("item_id", job.getItemId());
      item.setAll(jobs.write(JobLookup.known(job), baseUrl));
      if (job.getVerification() != null) {
        verification(item.putObject("verification"), job.getVerification());
      }
    }
    Integer last = page.isEmpty() ? null : page.getLast().getItem();
    if (last != null && page.size() == limit && !isLast(batch, last)) {
      json.put(
          "next",
          "%s%s/items?from=%d&limit=%d".formatted(PATH, batch.getBatchId(), last + 1, limit));
    } else {
      json.putNull("next");
    }
    return json;
  }

  private static void verification(ObjectNode json, SpeechVerified verified) {
    json.put("verdict", verified.getVerdict().name());
    json.put("differing_words", verified.getDifferingWords());
    json.put("expected", verified.getExpected());
    json.put("heard", verified.getHeard());
    json.put("reason", verified.getReason());
    json.put("sha256", verified.getSha256());
    json.put("verified_at", verified.getVerifiedAt().toString());
  }

  private static boolean isLast(Batch batch, int item) {
    return batch.getItems() != null && item + 1 >= batch.getItems();
  }

  private static double rounded(double value) {
    return Math.round(value * 1_000) / 1_000.0;
  }
}
