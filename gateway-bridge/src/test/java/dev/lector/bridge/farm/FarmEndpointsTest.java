package dev.lector.bridge.farm;

import static java.net.http.HttpResponse.BodyHandlers.ofInputStream;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lector.audio.AudioStore;
import dev.lector.audio.AudioStores;
import dev.lector.audio.MediaSigner;
import dev.lector.bridge.batches.BatchBoard;
import dev.lector.bridge.events.EventStreams;
import dev.lector.bridge.http.HttpServer;
import dev.lector.bridge.http.Routes;
import dev.lector.bridge.jobs.JobJson;
import dev.lector.bridge.load.Places;
import dev.lector.bridge.load.QueueLoads;
import dev.lector.bridge.load.Throughput;
import dev.lector.bridge.media.AudioLinks;
import dev.lector.bridge.testing.Client;
import dev.lector.bridge.testing.Client.Answer;
import dev.lector.bridge.testing.Servers;
import dev.lector.events.Batch;
import dev.lector.events.BatchState;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The farm over HTTP: totals for everybody, batches for their tenant. */
class FarmEndpointsTest {
  @TempDir Path dir;

  private final QueueLoads loads = new QueueLoads();
  private final Throughput throughput = new Throughput(System::nanoTime);
  private final EventStreams streams = new EventStreams(new Places(10, 1));
  private AudioStore store;
  private BatchBoard board;
  private FarmEndpoints farm;
  private HttpServer server;
  private Client client;

  @BeforeEach
  void serve() throws Exception {
    store = AudioStores.create(Map.of("type", "file", "dir", dir.toString()));
    Clock clock = Clock.systemUTC();
    MediaSigner signer =
        new MediaSigner("0123456789abcdef".getBytes(StandardCharsets.UTF_8), clock);
    board = new BatchBoard(new JobJson(new AudioLinks(store, signer, Duration.ofHours(1))), clock);
    farm = new FarmEndpoints(loads, throughput, board, streams);
    Routes.Builder routes = Routes.builder();
    farm.addTo(routes);
    server = Servers.guarded(routes.build());
    client = new Client(server.port());
  }

  @AfterEach
  void stop() {
    streams.close();
    client.close();
    server.close();
    farm.close();
    store.close();
  }

  @Test
  void aFarmAtRestHasNothingToDo() {
    Answer answer = client.get("/farm", Servers.acme());
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    assertThat(answer.json().path("queues").findValuesAsText("name"))
        .containsExactly("interactive", "batch");
    assertThat(answer.json().path("queues").path(0).path("wait_seconds").asDouble()).isZero();
    assertThat(answer.json().path("batches")).isEmpty();
  }

  @Test
  void whoHasNoTokenSeesNothing() {
    assertThat(client.get("/farm").status()).isEqualTo(401);
    assertThat(client.get("/farm/events").status()).isEqualTo(401);
  }

  @Test
  void whatWaitsAndWhatEndedIsCountedForEverybody() {
    loads.interactive().published();
    loads.interactive().published();
    throughput.ended(30_000);
    JsonNode json = client.get("/farm", Servers.globex()).json();
    assertThat(json.path("queues").path(0).path("requests").asInt()).isEqualTo(2);
    assertThat(json.path("queues").path(0).path("wait_seconds").isNull()).isTrue();
    assertThat(json.path("throughput").path("audio_seconds_per_second").asDouble()).isPositive();
  }

  @Test
  void aTenantSeesItsOwnBatchesAndNoOthers() {
    board.put(batch("same", "acme").setDone(1).build());
    board.put(batch("same", "globex").setDone(2).build());
    board.put(batch("theirs", "globex").build());
    JsonNode own = client.get("/farm", Servers.acme()).json().path("batches");
    assertThat(own.findValuesAsText("id")).containsExactly("same");
    assertThat(own.path(0).path("done").asInt()).isEqualTo(1);
  }

  @Test
  void openBatchesComeFirstAndThoseThatEndedLongAgoNotAtAll() {
    Instant now = Instant.now();
    board.put(ended("just", now.minusSeconds(60)));
    board.put(ended("long ago", now.minusSeconds(3_600)));
    board.put(batch("older", "acme").setOpenedAt(now.minusSeconds(7_200)).build());
    board.put(batch("newer", "acme").setOpenedAt(now.minusSeconds(3_600)).build());
    JsonNode own = client.get("/farm", Servers.acme()).json().path("batches");
    assertThat(own.findValuesAsText("id")).containsExactly("newer", "older", "just");
  }

  @Test
  void whatIsToldLateChangesNothing() {
    Instant now = Instant.now();
    board.put(batch("b", "acme").setDone(5).setUpdatedAt(now).build());
    board.put(batch("b", "acme").setDone(4).setUpdatedAt(now.minusSeconds(1)).build());
    JsonNode own = client.get("/farm", Servers.acme()).json().path("batches");
    assertThat(own.path(0).path("done").asInt()).isEqualTo(5);
  }

  @Test
  void aTenantWithManyBatchesPushesOutNobodyElses() {
    board.put(batch("quiet", "acme").build());
    for (int i = 0; i < 5_000; i++) {
      board.put(batch("b" + i, "globex").build());
    }
    assertThat(client.get("/farm", Servers.acme()).json().path("batches")).hasSize(1);
    assertThat(client.get("/farm", Servers.globex()).json().path("batches")).hasSize(50);
  }

  @Test
  @Timeout(value = 1, unit = TimeUnit.MINUTES)
  void whoFollowsIsToldWhatChanges() throws Exception {
    try (HttpClient http = HttpClient.newHttpClient();
        BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(
                    http.send(
                            client.request("/farm/events", Servers.acme()).build(), ofInputStream())
                        .body(),
                    StandardCharsets.UTF_8))) {
      assertThat(lines.readLine()).isEqualTo("id: 1");
      assertThat(lines.readLine()).isEqualTo("event: farm");
      assertThat(lines.readLine()).contains("\"batches\":[]");
      board.put(batch("b", "acme").build());
      String line = "";
      while (!line.contains("\"id\":\"b\"")) {
        line = lines.readLine();
      }
      streams.close();
    }
  }

  private static Batch.Builder batch(String id, String tenant) {
    Instant now = Instant.now();
    return Batch.newBuilder()
        .setBatchId(id)
        .setTenant(tenant)
        .setItems(10)
        .setOpenedAt(now)
        .setUpdatedAt(now);
  }

  private static Batch ended(String id, Instant at) {
    return batch(id, "acme").setState(BatchState.FINISHED).setFinishedAt(at).build();
  }
}
