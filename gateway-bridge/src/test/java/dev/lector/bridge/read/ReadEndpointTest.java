package dev.lector.bridge.read;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import dev.lector.bridge.http.HttpServer;
import dev.lector.bridge.http.Routes;
import dev.lector.bridge.load.Places;
import dev.lector.bridge.load.TenantLimits;
import dev.lector.bridge.load.TenantRates;
import dev.lector.bridge.testing.Client;
import dev.lector.bridge.testing.Client.Answer;
import dev.lector.bridge.testing.Servers;
import dev.lector.bridge.workers.WorkerDirectory;
import dev.lector.events.WorkerModel;
import dev.lector.events.WorkerSeen;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The gateway's side of readings, with workers that answer what a test says. */
class ReadEndpointTest {
  private static final String[] TOKEN = Servers.acme();
  private static final String HELLO = "{\"text\":\"Hello.\"}";

  private final List<com.sun.net.httpserver.HttpServer> stubs = new ArrayList<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final WorkerDirectory workers =
      new WorkerDirectory(Duration.ofMinutes(15), System::nanoTime);
  private final ReadClient readers = new ReadClient();
  private Places places = new Places(8, Double.POSITIVE_INFINITY);
  private TenantLimits limits = new TenantLimits(1, 0, 0, 16);
  private HttpServer server;
  private Client client;

  @BeforeEach
  void serve() {
    ReadEndpoint read =
        new ReadEndpoint(
            1_000,
            new TenantRates(limits, System::nanoTime),
            places,
            workers,
            new WorkerAddresses(workers, "here"),
            readers);
    server =
        Servers.guarded(
            Routes.builder()
                .guarded("GET", "/read", read.get())
                .guarded("POST", "/read", read.post())
                .build());
    client = new Client(server.port());
  }

  private void serveAnew() {
    client.close();
    server.close();
    serve();
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
    readers.close();
    stubs.forEach(stub -> stub.stop(0));
  }

  @Test
  void aWorkersReadingIsPassedOnAsItIs() throws Exception {
    worker("w", "m", 200, "{\"spoken\":\"Hello.\"}");

    Answer answer = post(HELLO);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).isEqualTo("application/json");
    assertThat(answer.text()).isEqualTo("{\"spoken\":\"Hello.\"}");
    assertThat(asked).containsExactly(HELLO);
  }

  @Test
  void theQueryHasTheSameFields() throws Exception {
    worker("w", "m", 200, "{}");

    Answer answer = client.get("/read?text=Gr%C3%BCn+%26+blau&voice=slt&model=m", TOKEN);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(asked)
        .containsExactly("{\"text\":\"Grün & blau\",\"model\":\"m\",\"voice\":\"slt\"}");
  }

  @Test
  void whatAWorkerRefusesIsRefusedInItsWords() throws Exception {
    worker("w", "m", 400, "{\"error\":\"The line is not JSON.\"}");

    Answer answer = post("no JSON");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.message()).isEqualTo("The line is not JSON.");
  }

  @Test
  void aWorkerThatHasTheModelIsAsked() throws Exception {
    worker("w1", "m1", 200, "{\"by\":1}");
    worker("w2", "m2", 200, "{\"by\":2}");

    for (int i = 0; i < 10; i++) {
      assertThat(post("{\"text\":\"Hello.\",\"model\":\"m2\"}").text()).isEqualTo("{\"by\":2}");
    }
  }

  @Test
  void aWorkerThatDoesNotAnswerIsPassedOver() throws Exception {
    worker("broken", "m", 500, "");
    worker("busy", "m", 503, "{\"error\":\"Others are being read now.\"}");
    worker("sound", "m", 200, "{\"by\":3}");

    assertThat(post(HELLO).text()).isEqualTo("{\"by\":3}");
  }

  @Test
  void whatIsNoWorkersAnswerIsNotPassedOn() throws Exception {
    worker("other", "m", 400, "<html>");
    assertThat(post(HELLO).status()).isEqualTo(503);
  }

  @Test
  void withoutAWorkerThatCanBeReachedItIsA503() {
    assertThat(post(HELLO).status()).isEqualTo(503);

    seen("elsewhere", "m", "http://localhost:1", "there");
    seen("shouting", "m", "http://LOCALHOST:1", "there");
    seen("another loopback", "m", "http://127.0.0.2:1", "there");
    seen("any address", "m", "http://0.0.0.0:1", "there");
    seen("mapped", "m", "http://[::ffff:127.0.0.1]:1", "there");
    seen("link", "m", "http://169.254.169.254", "there");
    seen("without a scheme", "m", "//x", "there");
    seen("silent", "m", "", "here");
    seen("sly", "m", "http://10.0.0.1:9400/metrics?", "here");
    Answer answer = post(HELLO);

    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.header("Retry-After")).isNotEmpty();
    assertThat(answer.message()).contains("lector.worker.url");
  }

  @Test
  void whatNobodyHasIsRefusedWithoutAsking() throws Exception {
    worker("w", "m", 200, "{}");
    workers.started();
    workers.members(List.of("w-lane-0"));

    Answer answer = post("{\"text\":\"Hello.\",\"model\":\"hal-9000\"}");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.message())
        .isEqualTo("There is no model \"hal-9000\"; the known ones are: m.");
    assertThat(asked).isEmpty();
  }

  @Test
  void nobodyReadsWithoutAToken() throws Exception {
    worker("w", "m", 200, "{}");
    assertThat(client.get("/read?text=Hello.").status()).isEqualTo(401);
    assertThat(asked).isEmpty();
  }

  @Test
  void aTenantReadsWithinItsRateAndItsPlaces() throws Exception {
    worker("w", "m", 200, "{}");
    limits = new TenantLimits(1, 0, 10, 16);
    serveAnew();
    assertThat(post("{\"text\":\"0123456789\"}").status()).isEqualTo(200);
    Answer beyond = post(HELLO);
    assertThat(beyond.status()).isEqualTo(429);
    assertThat(beyond.header("Retry-After")).isNotEmpty();

    limits = new TenantLimits(1, 0, 0, 16);
    places = new Places(1, Double.POSITIVE_INFINITY);
    assertThat(places.take("another")).isEqualTo(Places.Verdict.FREE);
    serveAnew();
    assertThat(post(HELLO).status()).isEqualTo(503);
  }

  @Test
  void aBodyThatIsTooLongIsNotPassedOn() throws Exception {
    worker("w", "m", 200, "{}");
    assertThat(post("{\"text\":\"" + "a".repeat(1_000) + "\"}").status()).isEqualTo(413);
    assertThat(asked).isEmpty();
  }

  private Answer post(String body) {
    return client.send(client.request("/read", TOKEN).POST(BodyPublishers.ofString(body)).build());
  }

  private void worker(String id, String model, int status, String answer) throws IOException {
    com.sun.net.httpserver.HttpServer stub =
        com.sun.net.httpserver.HttpServer.create(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    stub.createContext("/read", exchange -> answer(exchange, status, answer));
    stub.start();
    stubs.add(stub);
    seen(id, model, "http://127.0.0.1:" + stub.getAddress().getPort(), "here");
  }

  private void answer(HttpExchange exchange, int status, String answer) throws IOException {
    asked.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
    exchange.sendResponseHeaders(status, answer.isEmpty() ? -1 : answer.getBytes(UTF_8).length);
    exchange.getResponseBody().write(answer.getBytes(UTF_8));
    exchange.close();
  }

  private void seen(String id, String model, String url, String host) {
    workers.seen(
        WorkerSeen.newBuilder()
            .setWorkerId(id)
            .setHost(host)
            .setUrl(url)
            .setDefaultModel(model)
            .setModels(
                List.of(new WorkerModel(model, List.of(), List.of("en"), List.of("slt"), true)))
            .setAllModels(true)
            .setSeenAt(Instant.EPOCH)
            .setIntervalMs(60_000)
            .build(),
        Instant.now(),
        Duration.ZERO);
    workers.refresh();
  }
}
