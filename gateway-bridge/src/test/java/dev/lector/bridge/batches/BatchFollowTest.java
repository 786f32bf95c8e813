package dev.lector.bridge.batches;

import static java.net.http.HttpResponse.BodyHandlers.ofInputStream;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lector.bridge.testing.Client.Answer;
import dev.lector.bridge.testing.Servers;
import dev.lector.events.Batch;
import dev.lector.events.BatchPaused;
import dev.lector.events.BatchState;
import dev.lector.events.Job;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How batches are followed and cancelled. */
class BatchFollowTest extends BatchesOverHttp {
  @Test
  void aBatchIsThereBeforeTheLedgerHasHeardOfItAndThenAsTheLedgerSays() {
    String location = post(TWO).header("Location");
    Answer early = client.get(location, Servers.acme());
    assertThat(early.status()).isEqualTo(200);
    assertThat(early.json().path("done").asInt()).isZero();
    assertThat(early.header("Cache-Control")).isEqualTo("no-store");
    Answer noItems = client.get(location + "/items", Servers.acme());
    assertThat(noItems.json().path("items").size()).isZero();
    assertThat(noItems.json().path("next").isNull()).isTrue();

    ledger.know(batch(location.substring(9)).setItems(2).setDone(2).build());
    assertThat(client.get(location, Servers.acme()).json().path("done").asInt()).isEqualTo(2);
  }

  @Test
  void anotherTenantsBatchIsUnknown() {
    String location = post(TWO).header("Location");
    ledger.know(batch("theirs").setItems(1).build());
    for (String path : List.of(location, "/batches/theirs", "/batches/nobody")) {
      for (String part : List.of("", "/items", "/events")) {
        assertThat(client.get(path + part, Servers.globex()).status()).isEqualTo(404);
      }
      assertThat(send("DELETE", path, BodyPublishers.noBody(), Servers.globex()).status())
          .isEqualTo(404);
    }
    assertThat(cancelled).isEmpty();
    assertThat(client.get(location).status()).isEqualTo(401);
    assertThat(client.get(location, Servers.acme()).status()).isEqualTo(200);
  }

  @Test
  void itemsComePageByPage() {
    ledger.know(batch("b").setItems(5).build());
    for (int i = 0; i < 5; i++) {
      ledger.know(
          Job.newBuilder()
              .setRequestId("b-" + i)
              .setTenant("acme")
              .setBatchId("b")
              .setItem(i)
              .build());
    }
    List<String> ids = new ArrayList<>();
    String path = "/batches/b/items?limit=2";
    int pages = 0;
    while (!path.equals("null")) {
      Answer page = client.get(path, Servers.acme());
      assertThat(page.status()).isEqualTo(200);
      page.json().path("items").forEach(item -> ids.add(item.path("id").asText()));
      path = page.json().path("next").asText();
      pages++;
    }
    assertThat(ids).containsExactly("b-0", "b-1", "b-2", "b-3", "b-4");
    assertThat(pages).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "from=-1",
        "from=x",
        "from=",
        "from=2147483648",
        "limit=0",
        "limit=1001",
        "limit=1.5"
      })
  void aPageThatCannotBeIsA400(String query) {
    ledger.know(batch("b").build());
    Answer refused = client.get("/batches/b/items?" + query, Servers.acme());
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.message()).startsWith(query.split("=", -1)[0]).contains("whole number");
  }

  @Test
  void aCancellationIsQueuedAndTheBatchSaysSo() {
    String location = post(TWO).header("Location");
    Answer answer = delete(location);
    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.json().path("state").asText()).isEqualTo("CANCELLING");
    assertThat(cancelled).hasSize(1);
    assertThat(location).endsWith(cancelled.getFirst().getBatchId());
    assertThat(cancelled.getFirst().getTenant()).isEqualTo("acme");
    assertThat(cancelled.getFirst().getCancelledAt()).isAfter(Instant.EPOCH);
  }

  @Test
  void whatHasFinishedCannotBeCancelled() {
    ledger.know(
        batch("b")
            .setItems(1)
            .setDone(1)
            .setState(BatchState.FINISHED)
            .setFinishedAt(Instant.now())
            .build());
    Answer answer = delete("/batches/b");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("state").asText()).isEqualTo("FINISHED");
    assertThat(cancelled).isEmpty();
  }

  @Test
  void aCancellationThatCouldNotBeQueuedIsA503() {
    String location = post(TWO).header("Location");
    brokerDown = true;
    Answer answer = delete(location);
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.header("Retry-After")).isNotEmpty();
  }

  @Test
  void aPauseIsQueuedAsOftenAsItIsAskedForAndTheBatchSaysSo() {
    String location = post(TWO).header("Location");
    String id = location.substring(location.lastIndexOf('/') + 1);
    Answer answer = command(location + "/pause");
    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.json().path("state").asText()).isEqualTo("PAUSED");
    assertThat(answer.json().path("paused_at").asText()).isNotEmpty();

    Instant since = Instant.parse("2026-01-01T10:20:00Z");
    ledger.know(batch(id).setItems(2).setState(BatchState.PAUSED).setPausedAt(since).build());
    Answer shown = client.get(location, Servers.acme());
    assertThat(shown.json().path("state").asText()).isEqualTo("PAUSED");
    Answer again = command(location + "/pause");
    assertThat(again.status()).isEqualTo(202);
    assertThat(again.json().path("paused_at").asText()).isEqualTo("2026-01-01T10:20:00Z");

    Answer resumed = command(location + "/resume");
    assertThat(resumed.status()).isEqualTo(202);
    assertThat(resumed.json().path("state").asText()).isEqualTo("RUNNING");
    assertThat(resumed.json().has("paused_at")).isFalse();
    assertThat(paused)
        .allSatisfy(change -> assertThat(change.getBatchId()).isEqualTo(id))
        .allSatisfy(change -> assertThat(change.getTenant()).isEqualTo("acme"))
        .allSatisfy(change -> assertThat(change.getChangedAt()).isAfter(Instant.EPOCH))
        .extracting(BatchPaused::getPaused)
        .containsExactly(true, true, false);
  }

  @ParameterizedTest
  @ValueSource(strings = {"FINISHED", "CANCELLING"})
  void whatHasEndedOrWasCancelledCanBeNeitherPausedNorResumed(String state) {
    ledger.know(batch("b").setItems(1).setState(BatchState.valueOf(state)).build());
    String why = state.equals("FINISHED") ? "has ended" : "was cancelled";
    Answer pause = command("/batches/b/pause");
    assertThat(pause.status()).isEqualTo(409);
    assertThat(pause.message()).isEqualTo("The batch " + why + "; it cannot be paused.");
    Answer resume = command("/batches/b/resume");
    assertThat(resume.status()).isEqualTo(409);
    assertThat(resume.message()).isEqualTo("The batch " + why + "; it cannot be resumed.");
    assertThat(paused).isEmpty();
  }

  @Test
  void anothersBatchCanBeNeitherPausedNorResumed() {
    ledger.know(batch("b").setTenant("globex").build());
    assertThat(command("/batches/b/pause").status()).isEqualTo(404);
    assertThat(command("/batches/b/resume").status()).isEqualTo(404);
    assertThat(paused).isEmpty();
  }

  @Test
  void aPausedBatchCanBeCancelled() {
    ledger.know(
        batch("b").setItems(2).setState(BatchState.PAUSED).setPausedAt(Instant.now()).build());
    Answer answer = delete("/batches/b");
    assertThat(answer.json().path("state").asText()).isEqualTo("CANCELLING");
    assertThat(answer.json().has("paused_at")).isFalse();
    assertThat(cancelled).hasSize(1);
  }

  @Test
  void aPauseThatCouldNotBeQueuedIsA503() {
    String location = post(TWO).header("Location");
    brokerDown = true;
    assertThat(command(location + "/pause").status()).isEqualTo(503);
  }

  @Test
  void whoeverFollowsABatchIsToldThatItIsPaused() {
    Batch running = batch("b").setItems(3).setDone(1).build();
    ledger.know(
        Batch.newBuilder(running).setState(BatchState.PAUSED).setPausedAt(Instant.now()).build());
    CompletableFuture<Answer> events = events();
    await().atMost(SOON).until(() -> ledger.asked().size() == 2);
    totals.publish("b", finished(running));
    assertThat(events.join().text())
        .startsWith("id: 1\nevent: progress\ndata: {\"id\":\"b\",\"state\":\"PAUSED\"")
        .contains("event: end\ndata: {\"id\":\"b\",\"state\":\"FINISHED\"");
  }

  @Test
  void theEventsOfABatchArePushedToItsEndWithoutAskingTheLedger() {
    Batch running = batch("b").setItems(3).setDone(1).build();
    ledger.know(running);
    CompletableFuture<Answer> events = events();
    await().atMost(SOON).until(() -> ledger.asked().size() == 2);
    ledger.away(true);
    // Of what comes while the stream writes, the latest counts.
    Batch others = done(running, 0).setFailed(3).setTenant("globex").build();
    totals.publish("b", others);
    totals.publish("b", done(running, 2).build());
    totals.publish("b", done(running, 2).setUpdatedAt(Instant.EPOCH).build());
    totals.publish("b", finished(running));

    String text = events.join().text();
    assertThat(text)
        .startsWith("id: 1\nevent: progress\ndata: {\"id\":\"b\",\"state\":\"RUNNING\"")
        .doesNotContain("\"done\":0", "\"failed\":3");
    String last = text.strip().substring(text.strip().lastIndexOf("\n\n") + 2);
    assertThat(last)
        .contains("event: end\ndata: {\"id\":\"b\",\"state\":\"FINISHED\"")
        .contains("\"done\":3");
    assertThat(ledger.asked()).as("once to begin with, once when it listened").hasSize(2);
  }

  @Test
  void whoComesAgainIsToldWhatHappenedMeanwhile() throws Exception {
    Batch running = batch("b").setItems(3).setDone(1).build();
    ledger.know(running);
    try (HttpClient http = HttpClient.newHttpClient()) {
      InputStream first =
          http.send(client.request("/batches/b/events", Servers.acme()).build(), ofInputStream())
              .body();
      assertThat(first.read()).isEqualTo('i');
      first.close();
    }
    ledger.know(finished(running));
    Answer again = client.get("/batches/b/events", with(Servers.acme(), "Last-Event-ID", "41"));
    assertThat(again.text()).startsWith("id: 42\nevent: end\n").contains("\"done\":3");
  }

  private CompletableFuture<Answer> events() {
    return CompletableFuture.supplyAsync(
        () -> client.get("/batches/b/events", Servers.acme()), Thread::startVirtualThread);
  }

  private static Batch.Builder done(Batch batch, int items) {
    return Batch.newBuilder(batch).setDone(items).setUpdatedAt(Instant.now());
  }

  private static Batch finished(Batch batch) {
    return done(batch, 3).setState(BatchState.FINISHED).setFinishedAt(Instant.now()).build();
  }

  private static String[] with(String[] headers, String name, String value) {
    List<String> all = new ArrayList<>(List.of(headers));
    all.addAll(List.of(name, value));
    return all.toArray(String[]::new);
  }
}
