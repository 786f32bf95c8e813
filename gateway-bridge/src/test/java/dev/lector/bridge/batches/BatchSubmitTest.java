package dev.lector.bridge.batches;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lector.bridge.load.TenantLimits;
import dev.lector.bridge.testing.Client.Answer;
import dev.lector.bridge.testing.Servers;
import dev.lector.events.SpeechRequested;
import dev.lector.events.Webhook;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How batches get in. */
class BatchSubmitTest extends BatchesOverHttp {
  private static final String[] JSONL = {"Content-Type", "application/jsonl"};

  @Test
  void aBatchIsQueuedWholeAndSaysWhereToFollowIt() {
    Answer taken = post(TWO);
    assertThat(taken.status()).isEqualTo(202);
    String id = taken.json().path("id").asText();
    assertThat(taken.header("Location")).isEqualTo("/batches/" + id);
    assertThat(taken.json().path("state").asText()).isEqualTo("RUNNING");
    assertThat(taken.json().path("items").asInt()).isEqualTo(2);

    assertThat(queue).hasSize(1);
    assertThat(queue.getFirst())
        .extracting(SpeechRequested::getText)
        .containsExactly("One.", "Two.");
    assertThat(queue.getFirst())
        .allSatisfy(
            request -> {
              assertThat(request.getTenant()).isEqualTo("acme");
              assertThat(request.getBatchId()).isEqualTo(id);
              assertThat(request.getBatchItems()).isEqualTo(2);
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/jsonl",
        "Application/JSONL; charset=utf-8",
        "application/x-ndjson",
        "text/plain"
      })
  void jsonLinesHaveManyNames(String type) {
    assertThat(post(TWO, "Content-Type", type).status()).isEqualTo(202);
    assertThat(queue).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/json", "application/x-www-form-urlencoded", "text/csv"})
  void anythingElseIsA415ThatSaysWhatToSend(String type) {
    Answer refused = post(TWO, "Content-Type", type);
    assertThat(refused.status()).isEqualTo(415);
    assertThat(refused.message()).contains("application/jsonl", "multipart/form-data", type);
    assertThat(queue).isEmpty();
  }

  @Test
  void aBatchHasOneToldOfItAndItsLinesTheirOwn() {
    String lines =
        "{\"text\":\"One.\"}\n{\"text\":\"Two.\",\"webhook\":\"https://example.org/line\"}\n";
    Answer taken =
        send(
            "POST",
            "/batches?webhook=https%3A%2F%2Fexample.org%2Fbatch&webhook_events_filter=completed,start",
            BodyPublishers.ofString(lines),
            Servers.acme(),
            JSONL);
    assertThat(taken.status()).as(taken.text()).isEqualTo(202);

    Webhook told = new Webhook("https://example.org/batch", List.of("completed", "start"));
    assertThat(queue.getFirst())
        .extracting(SpeechRequested::getBatchWebhook)
        .containsExactly(told, null);
    assertThat(queue.getFirst())
        .extracting(SpeechRequested::getWebhook)
        .containsExactly(null, new Webhook("https://example.org/line", List.of()));
  }

  @Test
  void aFormNamesTheBatchsWebhookBeforeItsFile() {
    String form =
        """
        --x
        Content-Disposition: form-data; name="webhook"

        https://example.org/
        --x
        Content-Disposition: form-data; name="file"; filename="b"

        %s
        --x--
        """
            .formatted(TWO)
            .replace("\n", "\r\n");
    Answer taken = post(form, "Content-Type", "multipart/form-data; boundary=x");

    assertThat(taken.status()).as(taken.text()).isEqualTo(202);
    assertThat(queue.getFirst().getFirst().getBatchWebhook())
        .isEqualTo(new Webhook("https://example.org/", List.of()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "webhook=http%3A%2F%2Fexample.org%2Fs3cret",
        "webhook=https%3A%2F%2F10.0.0.1%2Fs3cret",
        "webhook=https%3A%2F%2Fexample.org&webhook_events_filter=finish"
      })
  void aWebhookThatIsNotAllowedIsA400BeforeAnythingIsPublished(String query) {
    Answer refused =
        send("POST", "/batches?" + query, BodyPublishers.ofString(TWO), Servers.acme(), JSONL);

    assertThat(refused.status()).as(refused.text()).isEqualTo(400);
    assertThat(refused.message()).contains("webhook").doesNotContain("s3cret");
    assertThat(queue).isEmpty();
  }

  @Test
  void aWebhookThatNamesMoreEventsThanARequestMayIsA400BeforeAnythingIsPublished() {
    String names = String.join(",", Collections.nCopies(17, "completed"));
    Answer refused =
        send(
            "POST",
            "/batches?webhook=https%3A%2F%2Fexample.org&webhook_events_filter=" + names,
            BodyPublishers.ofString(TWO),
            Servers.acme(),
            JSONL);

    assertThat(refused.status()).as(refused.text()).isEqualTo(400);
    assertThat(refused.message()).contains("webhook_events_filter", "16");
    assertThat(queue).isEmpty();
  }

  @Test
  void aLineWhoseWebhookIsNotAllowedIsNamed() {
    Answer refused =
        post("{\"text\":\"One.\"}\n{\"text\":\"Two.\",\"webhook\":\"https://[::1]/\"}\n");

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.text()).contains("\"loc\":[\"body\",2]", "webhook_refused");
    assertThat(queue).isEmpty();
  }

  @Test
  void aFileInAFormIsABatch() {
    String form =
        "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"b.jsonl\"\r\n\r\n%s\r\n--x--\r\n";
    Answer taken = post(form.formatted(TWO), "Content-Type", "multipart/form-data; boundary=x");
    assertThat(taken.status()).as(taken.text()).isEqualTo(202);
    assertThat(queue.getFirst()).hasSize(2);

    Answer broken =
        post(
            form.formatted(TWO).replace("--x--", "--y"),
            "Content-Type",
            "multipart/form-data; boundary=x");
    assertThat(broken.status()).as(broken.text()).isEqualTo(400);
    assertThat(queue).hasSize(1);
  }

  @Test
  void oneWrongLineLeavesNothingQueued() {
    Answer refused = post(TWO + "{\"text\":\"\"}\n");
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().path("errors").asInt()).isEqualTo(1);
    assertThat(refused.json().at("/detail/0/loc").toString()).isEqualTo("[\"body\",3]");
    assertThat(queue).isEmpty();
  }

  @Test
  void whatIsTooLongIsA413HoweverItIsSent() {
    String item = "{\"text\":\"x\"}\n";
    assertThat(post(item.repeat(LIMITS.items() + 1)).status()).isEqualTo(413);
    String long1 = ("{\"text\":\"x\"" + " ".repeat(300) + "}\n").repeat(15);
    assertThat(post(long1).status()).isEqualTo(413);
    assertThat(postChunked(long1, "Content-Type", "application/jsonl").status()).isEqualTo(413);
    String form = "--x\r\nContent-Disposition: form-data; name=\"%s\r\n\r\n%s\r\n--x--\r\n";
    String type = "multipart/form-data; boundary=x";
    assertThat(
            postChunked(form.formatted("f\"; filename=\"b\"", long1), "Content-Type", type)
                .status())
        .isEqualTo(413);
    assertThat(postChunked(form.formatted("field\"", long1), "Content-Type", type).status())
        .isEqualTo(413);
    assertThat(queue).isEmpty();
  }

  @Test
  void aClosedGateIsA503() {
    closed = Optional.of("The bridge is starting.");
    Answer refused = post(TWO);
    assertThat(refused.status()).isEqualTo(503);
    assertThat(refused.header("Retry-After")).isNotEmpty();
    assertThat(queue).isEmpty();
  }

  @Test
  void moreUploadsThanAreReadAtOnceAreA503UntilOthersAreThrough() throws Exception {
    rates = new TenantLimits(1_000, 0, 0, 16);
    restart(Duration.ZERO);
    List<Socket> stalled = stall(8);
    try {
      await().atMost(SOON).until(() -> post(TWO).status() == 503);
      assertThat(post(TWO).header("Retry-After")).isNotEmpty();
    } finally {
      for (Socket socket : stalled) {
        socket.close();
      }
    }
    await().atMost(SOON).until(() -> post(TWO).status() == 202);
  }

  @Test
  void theSlowUploadsOfOneTenantDoNotKeepAnotherOut() throws Exception {
    List<Socket> stalled = stall(8);
    try {
      await().atMost(SOON).until(() -> post(TWO).status() == 429);
      assertThat(post(TWO).header("Retry-After")).isEqualTo("5");
      Answer theirs =
          send("POST", "/batches", BodyPublishers.ofString(TWO), Servers.globex(), JSONL);
      assertThat(theirs.status()).as(theirs.text()).isEqualTo(202);
    } finally {
      for (Socket socket : stalled) {
        socket.close();
      }
    }
    await().atMost(SOON).until(() -> post(TWO).status() == 202);
  }

  @Test
  void whoHasSentAsMuchAsItMayGetsA429AndNothingIsQueued() {
    rates = new TenantLimits(1, 0, 10, 16);
    restart(Duration.ZERO);
    assertThat(post(TWO, "Idempotency-Key", "k").status()).isEqualTo(202);

    Answer refused = post(TWO);
    assertThat(refused.status()).isEqualTo(429);
    assertThat(Integer.parseInt(refused.header("Retry-After"))).isPositive();
    assertThat(refused.message()).contains("10 characters a minute");
    assertThat(queue).hasSize(1);
    assertThat(
            send("POST", "/batches", BodyPublishers.ofString(TWO), Servers.globex(), JSONL)
                .status())
        .isEqualTo(202);
  }

  @Test
  void moreItemsThanMayBePutByAreA503UntilSomeHaveEnded() {
    Answer first = post(TWO);
    String id = first.json().path("id").asText();
    while (staged.total() < LIMITS.staged()) {
      assertThat(post(TWO).status()).isEqualTo(202);
    }
    int queued = queue.size();
    Answer refused = post(TWO);
    assertThat(refused.status()).isEqualTo(503);
    assertThat(refused.header("Retry-After")).isNotEmpty();
    assertThat(refused.message()).contains("staged");
    assertThat(queue).hasSize(queued);

    staged.ended(id, 0);
    staged.ended(id, 1);
    assertThat(post(TWO).status()).isEqualTo(202);
  }

  /** Sends the heads of so many batches and none of their bodies. */
  private List<Socket> stall(int uploads) throws IOException {
    String head =
        "POST /batches HTTP/1.1\r\nHost: localhost\r\n%s: %s\r\nContent-Type: text/plain\r\nContent-Length: 99\r\n\r\n"
            .formatted((Object[]) Servers.acme());
    List<Socket> stalled = new ArrayList<>();
    for (int i = 0; i < uploads; i++) {
      Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
      stalled.add(socket);
      socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
    }
    return stalled;
  }

  @Test
  void whatCouldNotBeQueuedIsA503AndTheSameKeyIsANewTry() {
    brokerDown = true;
    Answer refused = post(TWO, "Idempotency-Key", "k");
    assertThat(refused.status()).isEqualTo(503);
    assertThat(refused.header("Retry-After")).isNotEmpty();
    brokerDown = false;
    assertThat(post(TWO, "Idempotency-Key", "k").status()).isEqualTo(202);
    assertThat(queue).hasSize(1);
  }

  @Test
  void theSameKeyAndBodyIsTheSameBatch() {
    Answer first = post(TWO, "Idempotency-Key", "k");
    Answer second = post(TWO.replace("\n", "\r\n"), "Idempotency-Key", "\"k\"");
    assertThat(second.status()).isEqualTo(202);
    assertThat(second.header("Location")).isEqualTo(first.header("Location"));
    assertThat(queue).hasSize(1);
    assertThat(post(TWO, "Idempotency-Key", "other").header("Location"))
        .isNotEqualTo(first.header("Location"));
    assertThat(post(TWO).header("Location")).isNotEqualTo(post(TWO).header("Location"));
  }

  @Test
  void theSameKeyWithAnotherBodyIsA422() {
    assertThat(post(TWO, "Idempotency-Key", "k").status()).isEqualTo(202);
    Answer refused = post(TWO + TWO.replace("\"a\"", "\"b\""), "Idempotency-Key", "k");
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.message()).contains("Idempotency-Key");
    assertThat(queue).hasSize(1);
  }

  @Test
  void theSameKeyOfAnotherTenantIsAnotherBatch() {
    Answer ours = post(TWO, "Idempotency-Key", "k");
    Answer theirs =
        send(
            "POST",
            "/batches",
            BodyPublishers.ofString("{\"text\":\"x\"}"),
            Servers.globex(),
            "Idempotency-Key",
            "k",
            "Content-Type",
            "application/jsonl");
    assertThat(theirs.status()).isEqualTo(202);
    assertThat(theirs.header("Location")).isNotEqualTo(ours.header("Location"));
  }

  @Test
  void aKeyHasToBeOne() {
    assertThat(post(TWO, "Idempotency-Key", "").status()).isEqualTo(400);
    assertThat(post(TWO, "Idempotency-Key", "a", "Idempotency-Key", "b").status()).isEqualTo(400);
    assertThat(queue).isEmpty();
  }

  @Test
  void twoOfTheSameKeyAtTheSameTimeAreOneBatch() {
    slow = true;
    CompletableFuture<Answer> one =
        CompletableFuture.supplyAsync(() -> post(TWO, "Idempotency-Key", "k"));
    await().atMost(SOON).until(() -> queue.size() == 1);
    CompletableFuture<Answer> same =
        CompletableFuture.supplyAsync(
            () -> post(TWO, "Idempotency-Key", "k"), Thread::startVirtualThread);
    CompletableFuture<Answer> other =
        CompletableFuture.supplyAsync(
            () -> post("{\"text\":\"Other.\"}", "Idempotency-Key", "k"),
            Thread::startVirtualThread);
    pause.countDown();
    assertThat(one.join().status()).isEqualTo(202);
    assertThat(same.join().header("Location")).isEqualTo(one.join().header("Location"));
    assertThat(other.join().status()).isEqualTo(422);
    assertThat(queue).hasSize(1);
  }

  @Test
  void anotherGatewayKnowsTheKeyFromTheLedger() {
    Answer first = post(TWO, "Idempotency-Key", "k");
    String id = first.json().path("id").asText();
    ledger.know(batch(id).setItems(2).setDone(1).build());
    queue.getFirst().forEach(request -> ledger.know(job(request)));
    client.close();
    server.close();
    serve(Duration.ZERO);

    Answer again = post(TWO, "Idempotency-Key", "k");
    assertThat(again.status()).isEqualTo(202);
    assertThat(again.json().path("id").asText()).isEqualTo(id);
    assertThat(again.json().path("done").asInt()).isEqualTo(1);
    assertThat(post("{\"text\":\"Other.\"}", "Idempotency-Key", "k").status()).isEqualTo(422);
    assertThat(queue).hasSize(1);
  }

  @Test
  void aRetryIsAnsweredWhileTheLedgerIsAway() {
    Answer first = post(TWO, "Idempotency-Key", "k");
    ledger.away(true);
    Answer again = post(TWO, "Idempotency-Key", "k");
    assertThat(again.status()).isEqualTo(202);
    assertThat(again.header("Location")).isEqualTo(first.header("Location"));
    assertThat(queue).hasSize(1);

    Answer progress = client.get(first.header("Location"), Servers.acme());
    assertThat(progress.status()).as("how far it is only the ledger knows").isEqualTo(503);
    assertThat(progress.header("Retry-After")).isNotEmpty();
  }

  @Test
  void aNewBatchIsAnsweredWhenTheLedgerKnowsIt() {
    restart(Duration.ofMinutes(10));
    CompletableFuture<Answer> taken =
        CompletableFuture.supplyAsync(() -> post(TWO), Thread::startVirtualThread);
    await().atMost(SOON).until(() -> ledger.asked().size() > 2);
    assertThat(taken).isNotDone();
    ledger.know(batch(queue.getFirst().getFirst().getBatchId()).setItems(2).build());
    assertThat(taken.join().status()).isEqualTo(202);
  }

  @Test
  void aNewBatchDoesNotWaitForALedgerThatIsAwayOrSlowForLong() {
    restart(Duration.ofMillis(200));
    assertThat(post(TWO).status()).isEqualTo(202);
    assertThat(ledger.asked()).isNotEmpty();
    restart(Duration.ofMinutes(10));
    ledger.away(true);
    assertThat(post(TWO).status()).isEqualTo(202);
    assertThat(queue).hasSize(2);
  }
}
