package dev.lector.bridge.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lector.audio.AudioKey;
import dev.lector.audio.AudioStore;
import dev.lector.audio.AudioStoreException;
import dev.lector.audio.AudioStores;
import dev.lector.audio.MediaSigner;
import dev.lector.bridge.http.HttpServer;
import dev.lector.bridge.http.Routes;
import dev.lector.bridge.jobs.JobBook;
import dev.lector.bridge.jobs.JobEndpoint;
import dev.lector.bridge.jobs.JobJson;
import dev.lector.bridge.jobs.JobLookup;
import dev.lector.bridge.ledger.LedgerClient;
import dev.lector.bridge.load.LoadLimits;
import dev.lector.bridge.load.Overload;
import dev.lector.bridge.load.QueueLoad;
import dev.lector.bridge.media.AudioLinks;
import dev.lector.bridge.testing.Client;
import dev.lector.bridge.testing.Client.Answer;
import dev.lector.bridge.testing.Servers;
import dev.lector.bridge.waiting.Ending;
import dev.lector.bridge.waiting.WaitingRequests;
import dev.lector.events.Audio;
import dev.lector.events.RejectionCode;
import dev.lector.events.SpeechFinished;
import dev.lector.events.SpeechRejected;
import dev.lector.events.SpeechRequested;
import dev.lector.events.SpeechSynthesized;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every row of the contract's table, over HTTP; the queue is a list, and the test says how requests
 * end.
 */
class SpeechEndpointTest {
  private static final String[] TOKEN = {"Authorization", "Bearer test"};
  private static final String HELLO = "{\"text\":\"Hello.\"}";
  private static final LoadLimits LIMITS =
      new LoadLimits(Duration.ofSeconds(60), Duration.ofHours(1), 1_000);
  private static final Duration SOON = Duration.ofSeconds(20);

  @TempDir Path dir;

  private final List<SpeechRequested> queue = new CopyOnWriteArrayList<>();
  private final WaitingRequests waiting = new WaitingRequests(2);
  private final JobBook jobs = new JobBook(100);
  private final LedgerClient ledger =
      new LedgerClient(List.of(), Map.of("schema.registry.url", "mock://no-ledger"));
  private final QueueLoad load = new QueueLoad();
  private volatile Optional<String> closed = Optional.empty();
  private volatile boolean brokerDown;
  private AudioStore store;
  private HttpServer server;
  private Client client;

  @BeforeEach
  void start() throws Exception {
    store = AudioStores.create(Map.of("type", "file", "dir", dir.toString()));
    serve(Duration.ofSeconds(20));
  }

  private void serve(Duration patience) {
    Clock clock = Clock.systemUTC();
    MediaSigner signer =
        new MediaSigner("0123456789abcdef".getBytes(StandardCharsets.UTF_8), clock);
    AudioLinks links = new AudioLinks(store, signer, Duration.ofHours(1));
    JobJson json = new JobJson(links);
    SpeechEndpoint speech =
        new SpeechEndpoint(
            new SpeechLimits(100_000, 50, 2, patience, 100),
            new Admission(() -> closed, new Overload(LIMITS, load), jobs),
            new IdempotencyKeys(jobs, ledger),
            this::publish,
            waiting,
            jobs,
            json,
            links,
            clock);
    server =
        Servers.guarded(
            Routes.builder()
                .guarded("POST", "/text-to-speech", speech)
                .guarded("GET", "/jobs/*", new JobEndpoint(new JobLookup(jobs, ledger), json))
                .build());
    client = new Client(server.port());
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
    store.close();
  }

  @Test
  void aFinishedRequestIsA200WithItsLinkAndNothingElse() throws Exception {
    CompletableFuture<Answer> pending = client.speakAsync(HELLO, TOKEN);
    end(synthesized());

    Answer answer = pending.join();
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).isEqualTo("application/json");
    assertThat(answer.header("X-Request-Id")).isEqualTo(queue.getFirst().getRequestId());
    assertThat(answer.text())
        .matches(
            "\\{\"audio\":\\{\"url\":\"http://localhost:%d/media/[0-9a-f]{64}\\.wav\\?expires=\\d+&signature=[A-Za-z0-9_-]+\"}}"
                .formatted(server.port()));
    assertThat(queue.getFirst().getTenant()).isEqualTo("acme");
  }

  @Test
  void theLinkFollowsATrustedProxy() throws Exception {
    CompletableFuture<Answer> pending =
        client.speakAsync(
            HELLO,
            "Authorization",
            "Bearer test",
            "X-Forwarded-Proto",
            "https",
            "X-Forwarded-Host",
            "tts.example.org");
    end(synthesized());
    assertThat(pending.join().json().at("/audio/url").asText())
        .startsWith("https://tts.example.org/media/");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"text\":\"\"}", "{\"text\":\" \\t\\n\\u00a0\\u3000\"}"})
  void noTextIsA400(String body) {
    Answer answer = client.speak(body, TOKEN);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text()).isEqualTo("{\"detail\":{\"msg\":\"Text input must be provided.\"}}");
  }

  @Test
  void aTextOverTheLimitIsA400ThatSaysLimitAndLength() {
    assertThat(client.speak("{\"text\":\"" + "😀".repeat(51) + "\"}", TOKEN).message())
        .contains("51 characters")
        .contains("limit is 50");
    CompletableFuture<Answer> fits =
        client.speakAsync("{\"text\":\"" + "😀".repeat(50) + "\"}", TOKEN);
    end(rejected(RejectionCode.INVALID_TEXT, "", false));
    assertThat(fits.join().message()).doesNotContain("limit");
  }

  @Test
  void withoutATokenItIsA401WhateverTheBody() {
    assertThat(client.speak("{broken").status()).isEqualTo(401);
    assertThat(client.speak(HELLO, "Authorization", "Bearer guessed").status()).isEqualTo(401);
  }

  @Test
  void aBrokenBodyIsA422() {
    assertThat(client.speak("{\"text\":", TOKEN).status()).isEqualTo(422);
    assertThat(client.speak("{\"text\":1}", TOKEN).status()).isEqualTo(422);
  }

  @ParameterizedTest
  @CsvSource({
    "INVALID_TEXT,400",
    "UNKNOWN_MODEL,400",
    "UNKNOWN_VOICE,400",
    "TEXT_TOO_LONG,400",
    "OUT_OF_MEMORY,500",
    "SYNTHESIS_FAILED,500",
    "POISONED,500",
    "STORAGE_FAILED,500",
    "DEADLINE_EXCEEDED,504",
    "CANCELLED,409",
  })
  void everyRejectionHasItsStatus(RejectionCode code, int status) {
    CompletableFuture<Answer> pending = client.speakAsync(HELLO, TOKEN);
    end(rejected(code, "Said by the worker.", false));

    Answer answer = pending.join();
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.message())
        .isEqualTo(
            code == RejectionCode.OUT_OF_MEMORY
                ? "Out of memory error. Try reducing text input length."
                : "Said by the worker.");
  }

  @Test
  void aStoreThatFailsForNowIsA503() {
    CompletableFuture<Answer> pending = client.speakAsync(HELLO, TOKEN);
    end(rejected(RejectionCode.STORAGE_FAILED, "", true));
    Answer answer = pending.join();
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.header("Retry-After")).isEqualTo("5");
    assertThat(answer.message()).isNotEmpty();
  }

  @Test
  void theOneTooManyIsRefusedBeforeAnythingIsPublished() {
    var one = client.speakAsync(HELLO, TOKEN);
    var two = client.speakAsync(HELLO, TOKEN);
    await().atMost(SOON).until(() -> queue.size() == 2);

    Answer refused = client.speak(HELLO, TOKEN);

    assertThat(refused.status()).isEqualTo(503);
    assertThat(refused.header("Retry-After")).isNotEmpty();
    assertThat(queue).hasSize(2);
    queue.forEach(request -> end(request, rejected(RejectionCode.CANCELLED, "", false)));
    assertThat(one.join().status()).isEqualTo(409);
    assertThat(two.join().status()).isEqualTo(409);
  }

  @Test
  void aClosedGateIsA503() {
    closed = Optional.of("The gateway is starting.");
    Answer refused = client.speak(HELLO, TOKEN);
    assertThat(refused.status()).isEqualTo(503);
    assertThat(refused.message()).isEqualTo("The gateway is starting.");
    assertThat(queue).isEmpty();
  }

  @Test
  void whatCouldNotBeQueuedIsA503AndARetryIsANewTry() {
    brokerDown = true;
    for (String[] prefer : new String[][] {{}, {"Prefer", "respond-async"}}) {
      Answer refused = client.speak(HELLO, headers(prefer, "Idempotency-Key", "k"));
      assertThat(refused.status()).isEqualTo(503);
      assertThat(refused.header("Retry-After")).isNotEmpty();
    }
    brokerDown = false;
    CompletableFuture<Answer> retry =
        client.speakAsync(HELLO, headers(new String[0], "Idempotency-Key", "k"));
    end(synthesized());
    assertThat(retry.join().status()).isEqualTo(200);
  }

  @Test
  void whatIsNotDoneInTimeIsA504AndARetryGetsItsOutcome() {
    server.close();
    serve(Duration.ofMillis(50));
    String[] key = headers(new String[0], "Idempotency-Key", "k");

    Answer early = client.speak(HELLO, key);
    assertThat(early.status()).isEqualTo(504);
    String location = early.header("Location");
    assertThat(location).isEqualTo("/jobs/" + queue.getFirst().getRequestId());
    assertThat(client.get(location, TOKEN).json().path("state").asText()).isEqualTo("QUEUED");

    end(synthesized());
    assertThat(client.speak(HELLO, key).status()).isEqualTo(200);
    assertThat(client.get(location, TOKEN).json().path("state").asText()).isEqualTo("SUCCEEDED");
    assertThat(queue).hasSize(1);
  }

  @Test
  void requestsWithTheSameKeyAtTheSameTimeAreOneJob() {
    String[] key = headers(new String[0], "Idempotency-Key", "k");
    CompletableFuture<Answer> one = client.speakAsync(HELLO, key);
    CompletableFuture<Answer> two = client.speakAsync(HELLO, key);
    await().atMost(SOON).until(() -> waiting.size() == 2);
    end(synthesized());
    assertThat(one.join().status()).isEqualTo(200);
    assertThat(two.join().header("X-Request-Id")).isEqualTo(one.join().header("X-Request-Id"));
    assertThat(queue).hasSize(1);
  }

  @Test
  void theSameKeyWithAnotherBodyIsA422() {
    String[] key = headers(new String[] {"Prefer", "respond-async"}, "Idempotency-Key", "k");
    assertThat(client.speak(HELLO, key).status()).isEqualTo(202);
    Answer conflict = client.speak("{\"text\":\"Other.\"}", key);
    assertThat(conflict.status()).isEqualTo(422);
    assertThat(conflict.message()).contains("Idempotency-Key");
  }

  @Test
  void aKeyWhoseRequestFailedForNowStandsForANewRequest() {
    String[] key = headers(new String[0], "Idempotency-Key", "k");
    CompletableFuture<Answer> first = client.speakAsync(HELLO, key);
    end(rejected(RejectionCode.STORAGE_FAILED, "The store is full.", true));
    assertThat(first.join().status()).isEqualTo(503);

    CompletableFuture<Answer> second = client.speakAsync(HELLO, key);
    await().atMost(SOON).until(() -> queue.size() == 2);
    end(queue.getLast(), synthesized());
    assertThat(second.join().status()).isEqualTo(200);
    assertThat(second.join().header("X-Request-Id"))
        .isNotEqualTo(first.join().header("X-Request-Id"));

    assertThat(client.speak(HELLO, key).header("X-Request-Id"))
        .isEqualTo(second.join().header("X-Request-Id"));
    assertThat(queue).hasSize(2);
  }

  @Test
  void aFarmThatCannotKeepUpRefusesWhatIsNewAndKeepsWhatItHas() {
    String[] key = headers(new String[] {"Prefer", "respond-async"}, "Idempotency-Key", "k");
    assertThat(client.speak(HELLO, key).status()).isEqualTo(202);
    load.sampled(5_000, 0);

    Answer refused = client.speak(HELLO, TOKEN);
    assertThat(refused.status()).isEqualTo(503);
    assertThat(refused.header("Retry-After")).isEqualTo("30");
    assertThat(refused.message()).contains("5,000 requests");
    assertThat(client.speak(HELLO, key).status()).isEqualTo(202);
  }

  @Test
  void anotherTenantsJobIsUnknown() {
    Answer accepted =
        client.speak(HELLO, headers(new String[] {"Prefer", "respond-async"}, "X-A", "b"));
    String location = accepted.header("Location");
    assertThat(client.get(location, TOKEN).status()).isEqualTo(200);
    assertThat(client.get(location, "Authorization", "Bearer secret").status()).isEqualTo(404);
    assertThat(client.get("/jobs/unknown", TOKEN).status()).isEqualTo(404);
    assertThat(client.get(location).status()).isEqualTo(401);
  }

  @Test
  void aShortWaitEndsInA202() {
    Answer accepted = client.speak(HELLO, headers(new String[] {"Prefer", "wait=1"}, "X-A", "b"));
    assertThat(accepted.status()).isEqualTo(202);
    assertThat(accepted.header("Preference-Applied")).isEqualTo("wait=1");
    assertThat(accepted.json().path("state").asText()).isEqualTo("QUEUED");
    assertThat(accepted.json().path("requested_at").asText()).isNotEmpty();
  }

  @Test
  void aClientThatLeavesFreesItsPlace() throws Exception {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      OutputStream out = socket.getOutputStream();
      out.write(
          ("POST /text-to-speech HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer test\r\nContent-Length: "
                  + HELLO.length()
                  + "\r\n\r\n"
                  + HELLO)
              .getBytes(StandardCharsets.UTF_8));
      out.flush();
      await().atMost(SOON).until(() -> waiting.size() == 1);
    }
    await().atMost(SOON).until(() -> waiting.size() == 0);
    assertThat(queue).hasSize(1);
  }

  @Test
  void aStopAnswersWhoStillWaitsWithWhereTheJobIs() throws Exception {
    CompletableFuture<Answer> pending = client.speakAsync(HELLO, TOKEN);
    await().atMost(SOON).until(() -> queue.size() == 1);
    waiting.drain(Duration.ofMillis(1));
    Answer answer = pending.join();
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.header("Location")).isEqualTo("/jobs/" + queue.getFirst().getRequestId());
    assertThat(answer.header("Retry-After")).isNotEmpty();
  }

  private CompletionStage<Void> publish(SpeechRequested request, Optional<String> traceParent) {
    if (brokerDown) {
      return CompletableFuture.failedFuture(new IllegalStateException("no broker"));
    }
    queue.add(request);
    return CompletableFuture.completedFuture(null);
  }

  /** Ends the first request that is queued. */
  private void end(Object outcome) {
    await().atMost(SOON).until(() -> !queue.isEmpty());
    end(queue.getFirst(), outcome);
  }

  private void end(SpeechRequested request, Object outcome) {
    SpeechFinished event =
        SpeechFinished.newBuilder()
            .setRequestId(request.getRequestId())
            .setTenant(request.getTenant())
            .setOutcome(outcome)
            .build();
    jobs.finish(event);
    waiting.end(request.getRequestId(), new Ending.Finished(event));
  }

  private Object synthesized() {
    try {
      String uri =
          store
              .put(new AudioKey("ab".repeat(32) + ".wav"), "audio/wav", new byte[] {1, 2, 3})
              .uri()
              .toString();
      return SpeechSynthesized.newBuilder()
          .setAudio(Audio.newBuilder().setUri(uri).build())
          .build();
    } catch (AudioStoreException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Object rejected(RejectionCode code, String message, boolean retryable) {
    return SpeechRejected.newBuilder()
        .setCode(code)
        .setMessage(message)
        .setRetryable(retryable)
        .build();
  }

  private static String[] headers(String[] some, String... more) {
    List<String> all = new ArrayList<>(List.of(TOKEN));
    all.addAll(List.of(some));
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }
}
