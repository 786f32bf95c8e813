package dev.lector.bridge.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lector.bridge.auth.AuthSettings;
import dev.lector.bridge.auth.Gatekeeper;
import dev.lector.bridge.http.HttpServer;
import dev.lector.bridge.http.Json;
import dev.lector.bridge.http.RefusedException;
import dev.lector.bridge.http.Routes;
import dev.lector.bridge.load.Places;
import dev.lector.bridge.testing.Client;
import dev.lector.bridge.testing.Client.Answer;
import dev.lector.bridge.testing.Servers;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Server-sent events as a client gets them; what is followed is a counter. */
class EventStreamsTest {
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final Duration MOMENT = Duration.ofMillis(5);
  private static final int PLACES = 2;

  private final Feed<Integer> feed = new Feed<>();
  private final EventStreams streams =
      new EventStreams(
          new Places(PLACES, Double.POSITIVE_INFINITY),
          new EventStreams.Times(MOMENT, MOMENT, Duration.ofHours(1), MOMENT));
  private final AtomicInteger looks = new AtomicInteger();
  private final AtomicInteger state = new AtomicInteger();
  private volatile boolean last;
  private volatile boolean unknown;
  private HttpServer server;
  private Client client;
  private final HttpClient http = HttpClient.newHttpClient();

  @BeforeEach
  void start() {
    server =
        Servers.open(
            Routes.builder()
                .open("GET", "/follow", call -> streams.open(call, new Counter()))
                .build());
    client = new Client(server.port());
  }

  @AfterEach
  void stop() {
    streams.close();
    http.shutdownNow();
    client.close();
    server.close();
  }

  @Test
  void whatHasEndedIsOneEventCalledEnd() {
    last = true;
    Answer answer = client.get("/follow");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).isEqualTo("text/event-stream");
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    assertThat(answer.text()).isEqualTo("id: 1\nevent: end\ndata: {\"state\":0}\n\n");
  }

  @Test
  void anEventComesOnlyWhenSomethingHasChangedAndEndComesLast() {
    Listener listener = new Listener();
    await().atMost(SOON).until(() -> listener.lines.contains("data: {\"state\":0}"));
    feed.publish("counter", 0);
    feed.publish("counter", 1);
    await().atMost(SOON).until(() -> listener.lines.contains("data: {\"state\":1}"));
    feed.publish("another", 5);
    last = true;
    feed.publish("counter", 1);
    await().atMost(SOON).until(() -> listener.ended);
    assertThat(listener.events())
        .containsExactly(
            "id: 1",
            "event: count",
            "data: {\"state\":0}",
            "",
            "id: 2",
            "event: count",
            "data: {\"state\":1}",
            "",
            "id: 3",
            "event: end",
            "data: {\"state\":1}",
            "");
  }

  @Test
  void aStateNobodyCanTellNowIsAskedForAgain() {
    Listener listener = new Listener();
    await().atMost(SOON).until(() -> listener.lines.contains("data: {\"state\":0}"));
    unknown = true;
    feed.publish("counter", 6);
    awaitLooks(5);
    state.set(7);
    last = true;
    unknown = false;
    await().atMost(SOON).until(() -> listener.ended);
    assertThat(listener.events())
        .containsExactly(
            "id: 1",
            "event: count",
            "data: {\"state\":0}",
            "",
            "id: 2",
            "event: end",
            "data: {\"state\":7}",
            "");
  }

  @Test
  void whileNothingHappensNobodyIsAsked() {
    Listener listener = new Listener();
    await().atMost(SOON).until(() -> listener.lines.contains("data: {\"state\":0}"));
    state.set(1);
    await()
        .atMost(SOON)
        .until(() -> listener.lines.stream().filter(line -> line.startsWith(":")).count() >= 5);
    assertThat(looks).hasValue(1);
    assertThat(listener.lines).doesNotContain("data: {\"state\":1}");
  }

  @Test
  void newsThatGotLostAreFoundLater() {
    try (EventStreams checking =
            new EventStreams(
                new Places(1, Double.POSITIVE_INFINITY),
                new EventStreams.Times(MOMENT, MOMENT, MOMENT, MOMENT));
        HttpServer other =
            Servers.open(
                Routes.builder()
                    .open("GET", "/follow", call -> checking.open(call, new Counter()))
                    .build())) {
      Listener listener = new Listener(other.port());
      await().atMost(SOON).until(() -> listener.lines.contains("data: {\"state\":0}"));
      state.set(1);
      await().atMost(SOON).until(() -> listener.lines.contains("data: {\"state\":1}"));
    }
  }

  @Test
  void aClientWhoseTokenIsGoneIsSentNoMore(@TempDir Path dir) throws IOException {
    Path file =
        Files.writeString(dir.resolve("tokens"), "acme " + Servers.tokens().getFirst().sha256());
    try (Gatekeeper gatekeeper =
            Gatekeeper.open(new AuthSettings(List.of(), Set.of(), Optional.of(file)));
        HttpServer guarded =
            HttpServer.start(
                Servers.settings(),
                Routes.builder()
                    .guarded("GET", "/follow", call -> streams.open(call, new Counter()))
                    .build(),
                gatekeeper,
                (_, _, _, _) -> {})) {
      Listener listener = new Listener(guarded.port(), Servers.acme());
      await().atMost(SOON).until(() -> listener.lines.contains("data: {\"state\":0}"));
      Files.writeString(file, "");
      await().atMost(SOON).until(() -> listener.ended);
      assertThat(listener.lines).doesNotContain("event: end");
    }
  }

  @Test
  void theNumbersOfEventsGoOnWhereTheClientWas() {
    last = true;
    assertThat(client.get("/follow", "Last-Event-ID", "7").text()).startsWith("id: 8\n");
    assertThat(client.get("/follow", "Last-Event-ID", "c3").text()).startsWith("id: 1\n");
    assertThat(client.get("/follow", "Last-Event-ID", "9".repeat(30)).text()).startsWith("id: 1\n");
  }

  @Test
  void aCommentNowAndThenKeepsAQuietConnectionOpen() {
    Listener listener = new Listener();
    await()
        .atMost(SOON)
        .until(() -> listener.lines.stream().filter(line -> line.startsWith(":")).count() >= 2);
    assertThat(listener.lines.stream().filter(line -> line.startsWith("data:")))
        .containsExactly("data: {\"state\":0}");
  }

  @Test
  void oneTooManyIsToldToComeBackUntilAPlaceIsFree() {
    Listener one = new Listener();
    Listener two = new Listener();
    await().atMost(SOON).until(() -> !one.lines.isEmpty() && !two.lines.isEmpty());

    Answer refused = client.get("/follow");
    assertThat(refused.status()).isEqualTo(503);
    assertThat(refused.header("Retry-After")).isEqualTo("5");
    assertThat(refused.message()).contains("Too many");

    last = true;
    feed.publish("counter", 0);
    await().atMost(SOON).until(() -> one.ended && two.ended);
    await().atMost(SOON).until(() -> client.get("/follow").status() == 200);
  }

  @Test
  void whoLeavesFreesTheirPlace() throws Exception {
    for (int i = 0; i < PLACES; i++) {
      HttpResponse<InputStream> answer = http.send(request("GET"), BodyHandlers.ofInputStream());
      assertThat(answer.body().read()).isEqualTo('i');
      answer.body().close();
    }
    await()
        .atMost(SOON)
        .until(
            () -> {
              feed.publish("counter", state.incrementAndGet());
              HttpResponse<InputStream> answer =
                  http.send(request("GET"), BodyHandlers.ofInputStream());
              try (InputStream body = answer.body()) {
                return answer.statusCode() == 200 && body.read() == 'i';
              }
            });
    await()
        .atMost(SOON)
        .until(
            () -> {
              feed.publish("counter", state.incrementAndGet());
              return streams.listening() == 0;
            });
  }

  @Test
  void aHeadTakesNoPlace() throws Exception {
    for (int i = 0; i <= PLACES; i++) {
      HttpResponse<Void> head = http.send(request("HEAD"), BodyHandlers.discarding());
      assertThat(head.statusCode()).isEqualTo(200);
      assertThat(head.headers().firstValue("Content-Type")).contains("text/event-stream");
    }
  }

  @Test
  void aStopEndsTheResponsesWithoutAnEnd() {
    Listener listener = new Listener();
    await().atMost(SOON).until(() -> listener.lines.contains("data: {\"state\":0}"));
    streams.close();
    await().atMost(SOON).until(() -> listener.ended);
    assertThat(listener.lines).doesNotContain("event: end");
  }

  private final class Counter implements Followed<Integer> {
    @Override
    public Subscription<Integer> follow() {
      return feed.follow("counter");
    }

    @Override
    public State look() throws RefusedException {
      looks.incrementAndGet();
      refuseUnlessKnown(); // Before the state is read, which changes first.
      return after(state.get());
    }

    private void refuseUnlessKnown() throws RefusedException {
      if (unknown) {
        throw new RefusedException(503, "The ledger does not answer now.");
      }
    }

    @Override
    public State after(Integer count) throws RefusedException {
      refuseUnlessKnown();
      return new State("count", Json.object().put("state", count), last);
    }
  }

  private void awaitLooks(int more) {
    int until = looks.get() + more;
    await().atMost(SOON).until(() -> looks.get() >= until);
  }

  private HttpRequest request(String method) {
    return request(method, server.port());
  }

  private static HttpRequest request(String method, int port, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/follow"))
            .method(method, BodyPublishers.noBody());
    return (headers.length == 0 ? request : request.headers(headers)).build();
  }

  private final class Listener {
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private volatile boolean ended;

    Listener() {
      this(server.port());
    }

    Listener(int port, String... headers) {
      var _ =
          http.sendAsync(request("GET", port, headers), BodyHandlers.ofLines())
              .thenAcceptAsync(
                  answer -> {
                    answer.body().forEach(lines::add);
                    ended = true;
                  },
                  task -> Thread.ofVirtual().start(task));
    }

    /** Lines of events, comments and what belongs to them left out. */
    private List<String> events() {
      return List.of(String.join("\n", lines).replaceAll("(?m)^:.*\n\n", "").split("\n", -1))
          .stream()
          .toList();
    }
  }
}
