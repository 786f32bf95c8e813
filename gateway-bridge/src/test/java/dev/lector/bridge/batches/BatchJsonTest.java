package dev.lector.bridge.batches;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lector.audio.AudioStore;
import dev.lector.audio.AudioStores;
import dev.lector.audio.MediaSigner;
import dev.lector.bridge.jobs.JobJson;
import dev.lector.bridge.media.AudioLinks;
import dev.lector.events.Batch;
import dev.lector.events.BatchState;
import dev.lector.events.Job;
import dev.lector.events.SpeechVerified;
import dev.lector.events.Verdict;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What clients read of a batch's totals and pace, by a clock that stands still. */
class BatchJsonTest {
  private static final Instant OPENED = Instant.parse("2026-01-31T12:00:00Z");

  @TempDir Path dir;

  private AudioStore store;
  private Instant now = OPENED;
  private BatchJson json;

  @BeforeEach
  void start() throws Exception {
    store = AudioStores.create(Map.of("type", "file", "dir", dir.toString()));
    MediaSigner signer =
        new MediaSigner("0123456789abcdef".getBytes(StandardCharsets.UTF_8), Clock.systemUTC());
    JobJson jobs = new JobJson(new AudioLinks(store, signer, Duration.ofHours(1)));
    json = new BatchJson(jobs, new Paces(() -> now), () -> now);
  }

  @AfterEach
  void stop() {
    store.close();
  }

  @Test
  void anItemIsToldWithWhatWasHeardOfIt() {
    Job unheard = Job.newBuilder().setRequestId("b-0").setItem(0).build();
    Job heard =
        Job.newBuilder(unheard)
            .setItem(1)
            .setVerification(
                SpeechVerified.newBuilder()
                    .setRequestId("b-1")
                    .setVerdict(Verdict.DOUBTFUL)
                    .setDifferingWords(9)
                    .setExpected("what was to be said")
                    .setHeard("something else")
                    .setSha256("ab")
                    .setVerifiedAt(OPENED)
                    .build())
            .build();
    JsonNode items =
        json.items(batch(2).build(), List.of(unheard, heard), 10, "http://b").path("items");
    assertThat(items.path(0).has("verification")).isFalse();
    assertThat(items.path(1).path("verification").toString())
        .isEqualTo(
            "{\"verdict\":\"DOUBTFUL\",\"differing_words\":9,\"expected\":\"what was to be said\","
                + "\"heard\":\"something else\",\"reason\":\"\",\"sha256\":\"ab\","
                + "\"verified_at\":\"2026-01-31T12:00:00Z\"}");
  }

  @Test
  void theTotalsAreTold() {
    now = OPENED.plusSeconds(10);
    JsonNode told =
        json.write(
            batch(20)
                .setDone(6)
                .setFailed(2)
                .setCancelled(1)
                .setCached(3)
                .setCharacters(400)
                .setCharactersDone(160)
                .setAudioMs(12_000)
                .setSynthesisMs(3_000)
                .build());
    assertThat(told.path("id").asText()).isEqualTo("b");
    assertThat(told.path("state").asText()).isEqualTo("RUNNING");
    assertThat(told.path("items").asInt()).isEqualTo(20);
    assertThat(told.path("done").asInt()).isEqualTo(6);
    assertThat(told.path("failed").asInt()).isEqualTo(2);
    assertThat(told.path("cancelled").asInt()).isEqualTo(1);
    assertThat(told.path("cached").asInt()).isEqualTo(3);
    assertThat(told.path("characters").asInt()).isEqualTo(400);
    assertThat(told.path("characters_done").asInt()).isEqualTo(160);
    assertThat(told.path("audio_ms").asInt()).isEqualTo(12_000);
    assertThat(told.path("synthesis_ms").asInt()).isEqualTo(3_000);
    assertThat(told.path("opened_at").asText()).isEqualTo("2026-01-31T12:00:00Z");
    assertThat(told.has("finished_at")).isFalse();
  }

  @Test
  void whoLooksForTheFirstTimeGetsThePaceSinceTheBeginning() {
    now = OPENED.plusSeconds(10);
    JsonNode told = json.write(batch(20).setDone(4).setFailed(1).setAudioMs(15_000).build());
    assertThat(told.at("/rate/items_per_second").asDouble()).isEqualTo(0.5);
    assertThat(told.at("/rate/audio_seconds_per_second").asDouble()).isEqualTo(1.5);
    assertThat(told.path("progress").asDouble()).isEqualTo(0.25);
    assertThat(told.path("estimated_end").asText()).isEqualTo("2026-01-31T12:00:40Z");
  }

  @Test
  void whoKeepsLookingGetsThePaceOfTheLastHalfMinute() {
    for (int second = 0; second <= 100; second += 10) {
      now = OPENED.plusSeconds(second);
      json.write(batch(10_000).setDone(second).build());
    }
    // Ten times as fast from here on.
    for (int second = 10; second <= 60; second += 10) {
      now = OPENED.plusSeconds(100 + second);
      json.write(batch(10_000).setDone(100 + second * 10).build());
    }
    JsonNode told = json.write(batch(10_000).setDone(700).build());
    assertThat(told.at("/rate/items_per_second").asDouble()).isEqualTo(10.0);
    assertThat(told.path("estimated_end").asText()).isEqualTo("2026-01-31T12:18:10Z");
  }

  @Test
  void howOftenSomebodyLooksChangesNothing() {
    JsonNode told = json.write(batch(1_000).build());
    for (int millis = 0; millis <= 60_000; millis += 10) {
      now = OPENED.plusMillis(millis);
      told = json.write(batch(1_000).setDone(millis / 1_000).build());
    }
    assertThat(told.at("/rate/items_per_second").asDouble()).isEqualTo(1.0);
  }

  @Test
  void nothingIsEstimatedWhileNothingMoves() {
    JsonNode unsaid = json.write(batch(null).setBatchId("open").setDone(3).build());
    assertThat(unsaid.has("items")).isFalse();
    assertThat(unsaid.has("progress")).isFalse();
    assertThat(unsaid.has("estimated_end")).isFalse();

    now = OPENED.plusSeconds(10);
    JsonNode still = json.write(batch(10).build());
    assertThat(still.at("/rate/items_per_second").asDouble()).isZero();
    assertThat(still.path("progress").asDouble()).isZero();
    assertThat(still.has("estimated_end")).isFalse();
  }

  @Test
  void aPausedBatchHasNoPaceAndGoesOnWithTheOneItHadBefore() {
    now = OPENED.plusSeconds(10);
    json.write(batch(20).setDone(5).build());
    Batch paused =
        batch(20)
            .setDone(5)
            .setState(BatchState.PAUSED)
            .setPausedAt(OPENED.plusSeconds(10))
            .build();
    now = OPENED.plusSeconds(3_610);
    JsonNode told = json.write(paused);
    assertThat(told.path("state").asText()).isEqualTo("PAUSED");
    assertThat(told.path("paused_at").asText()).isEqualTo("2026-01-31T12:00:10Z");
    assertThat(told.at("/rate/items_per_second").asDouble()).isZero();
    assertThat(told.path("progress").asDouble()).isEqualTo(0.25);
    assertThat(told.has("estimated_end")).isFalse();

    JsonNode resumed = json.write(batch(20).setDone(5).setPausedMs(3_600_000).build());
    assertThat(resumed.has("paused_at")).isFalse();
    assertThat(resumed.at("/rate/items_per_second").asDouble()).isEqualTo(0.5);
    assertThat(resumed.path("estimated_end").asText()).isEqualTo("2026-01-31T13:00:40Z");
  }

  @Test
  void aLedgerWhoseClockIsAheadDoesNotTurnThePaceNegative() {
    now = OPENED.minusSeconds(3_600);
    JsonNode told = json.write(batch(10).setDone(5).build());
    assertThat(told.at("/rate/items_per_second").asDouble()).isZero();
    assertThat(told.has("estimated_end")).isFalse();
  }

  @Test
  void aFinishedBatchKeepsThePaceItHad() {
    Batch finished =
        batch(10)
            .setDone(10)
            .setState(BatchState.FINISHED)
            .setFinishedAt(OPENED.plusSeconds(20))
            .build();
    now = OPENED.plusSeconds(19);
    json.write(batch(10).setDone(1).build());
    for (int hours = 0; hours < 3; hours++) {
      now = OPENED.plus(Duration.ofHours(hours));
      JsonNode told = json.write(finished);
      assertThat(told.at("/rate/items_per_second").asDouble()).isEqualTo(0.5);
      assertThat(told.path("progress").asDouble()).isEqualTo(1.0);
      assertThat(told.path("finished_at").asText()).isEqualTo("2026-01-31T12:00:20Z");
      assertThat(told.has("estimated_end")).isFalse();
    }
  }

  @Test
  void aPageSaysWhereTheNextOneIsUntilThereIsNone() {
    assertThat(next(batch(10).build(), 0, 4, 4)).isEqualTo("/batches/b/items?from=4&limit=4");
    assertThat(next(batch(10).build(), 4, 4, 4)).isEqualTo("/batches/b/items?from=8&limit=4");
    assertThat(next(batch(10).build(), 8, 2, 4)).isEqualTo("null");
    assertThat(next(batch(8).build(), 4, 4, 4)).isEqualTo("null");
    assertThat(next(batch(null).build(), 4, 4, 4)).isEqualTo("/batches/b/items?from=8&limit=4");
    assertThat(next(batch(10).build(), 10, 0, 4)).isEqualTo("null");
  }

  private String next(Batch batch, int from, int count, int limit) {
    List<Job> page =
        IntStream.range(from, from + count)
            .mapToObj(
                i ->
                    Job.newBuilder()
                        .setRequestId("b-" + i)
                        .setBatchId("b")
                        .setItem(i)
                        .setItemId("line " + i)
                        .build())
            .toList();
    JsonNode told = json.items(batch, page, limit, "http://localhost");
    assertThat(told.path("items").size()).isEqualTo(count);
    for (int i = 0; i < count; i++) {
      JsonNode item = told.path("items").path(i);
      assertThat(item.path("item").asInt()).isEqualTo(from + i);
      assertThat(item.path("item_id").asText()).isEqualTo("line " + (from + i));
      assertThat(item.path("id").asText()).isEqualTo("b-" + (from + i));
      assertThat(item.path("state").asText()).isEqualTo("QUEUED");
    }
    assertThat(told.has("next")).isTrue();
    return told.path("next").asText();
  }

  private static Batch.Builder batch(@Nullable Integer items) {
    return Batch.newBuilder().setBatchId("b").setItems(items).setOpenedAt(OPENED);
  }
}
