package dev.lector.bridge.read;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.lector.bridge.http.HttpServer;
import dev.lector.bridge.http.Routes;
import dev.lector.bridge.load.Places;
import dev.lector.bridge.load.TenantLimits;
import dev.lector.bridge.load.TenantRates;
import dev.lector.bridge.testing.Client;
import dev.lector.bridge.testing.Client.Answer;
import dev.lector.bridge.testing.Servers;
import dev.lector.bridge.workers.WorkerDirectory;
import dev.lector.bridge.workers.WorkerNetworks;
import dev.lector.events.WorkerModel;
import dev.lector.events.WorkerSeen;
import dev.lector.http.tls.FarmSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The bridge's side of readings, with workers that answer what a test says. */
class ReadEndpointTest {
  private static final String[] TOKEN = Servers.acme();
  private static final String HELLO = "{\"text\":\"Hello.\"}";
  private static final String OF_A_WORKER = "application/vnd.lector.reading+json";
  private static final String READING = reading("Hello.");
  private static final Duration SOON = Duration.ofSeconds(20);

  private final List<com.sun.net.httpserver.HttpServer> stubs = new ArrayList<>();
  private final Map<String, List<String>> names = new ConcurrentHashMap<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final WorkerDirectory workers =
      new WorkerDirectory(Duration.ofMinutes(15), System::nanoTime);
  private final WorkerPlaces atWorkers = new WorkerPlaces(1);
  private String networks = "127.0.0.0/8";
  private ReadClient readers;
  private Places places = new Places(8, Double.POSITIVE_INFINITY);
  private TenantLimits limits = new TenantLimits(1, 0, 0, 16);
  private HttpServer server;
  private Client client;

  @BeforeEach
  void serve() {
    Reach reach = new Reach(WorkerNetworks.parse(List.of(networks.split(","))), this::lookUp);
    readers =
        new ReadClient(new WorkerAddresses(workers, "here", reach), atWorkers, FarmSettings.OPEN);
    ReadEndpoint read =
        new ReadEndpoint(
            1_000, new TenantRates(limits, System::nanoTime), places, workers, readers);
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
    readers.close();
    serve();
  }

  private InetAddress[] lookUp(String name) throws UnknownHostException {
    List<String> numbers = names.get(name);
    if (numbers == null) {
      throw new UnknownHostException(name);
    }
    return numbers.stream().map(InetAddress::ofLiteral).toArray(InetAddress[]::new);
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
    worker("w", "m", 200, READING);

    Answer answer = post(HELLO);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).isEqualTo("application/json");
    assertThat(answer.text()).isEqualTo(READING);
    assertThat(asked).containsExactly(HELLO);
  }

  @Test
  void theQueryHasTheSameFields() throws Exception {
    worker("w", "m", 200, READING);

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
  void aFormIsToldToBeJson() throws Exception {
    worker("w", "m", 200, READING);
    for (String type : List.of("application/x-www-form-urlencoded", "multipart/form-data;b=x")) {
      Answer answer =
          client.send(
              client
                  .request("/read", TOKEN)
                  .header("Content-Type", type)
                  .POST(BodyPublishers.ofString("text=Hello."))
                  .build());
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.message()).contains("Content-Type: application/json");
    }
    assertThat(asked).isEmpty();
  }

  @Test
  void aWorkerThatHasTheModelIsAsked() throws Exception {
    worker("w1", "m1", 200, reading("1"));
    worker("w2", "m2", 200, reading("2"));

    for (int i = 0; i < 10; i++) {
      assertThat(post("{\"text\":\"Hello.\",\"model\":\"m2\"}").text()).isEqualTo(reading("2"));
    }
  }

  @Test
  void aWorkerThatDoesNotAnswerIsPassedOver() throws Exception {
    worker("broken", "m", 500, "");
    worker("busy", "m", 503, "{\"error\":\"Others are being read now.\"}");
    worker("sound", "m", 200, reading("3"));

    assertThat(post(HELLO).text()).isEqualTo(reading("3"));
  }

  @Test
  void nothingIsPassedOnOfWhatIsNoWorkersAnswer() throws Exception {
    String secret = "root:x:0:0";
    record Other(int status, String type, String answer) {}
    for (Other other :
        List.of(
            new Other(200, OF_A_WORKER, secret),
            new Other(200, OF_A_WORKER, "{\"spoken\":\"%s\"}".formatted(secret)),
            new Other(200, OF_A_WORKER, reading(secret) + secret),
            new Other(200, OF_A_WORKER, reading(secret).substring(0, 40)),
            new Other(200, "application/json", reading(secret)),
            new Other(200, OF_A_WORKER, reading(secret + "a".repeat(5 << 20))),
            new Other(400, OF_A_WORKER, "<html>" + secret),
            new Other(400, "application/json", "{\"error\":\"%s\"}".formatted(secret)),
            new Other(418, OF_A_WORKER, secret))) {
      int port = listen(exchange -> answer(exchange, other.status, other.type, other.answer));
      seen("other", "m", "http://127.0.0.1:" + port, "here");

      Answer answer = post(HELLO);

      assertThat(answer.status()).as("%d %s", other.status, other.type).isEqualTo(503);
      assertThat(answer.text()).doesNotContain(secret).doesNotContain("418");
    }
    int nobody = stubs.getLast().getAddress().getPort();
    stubs.getLast().stop(0);
    seen("other", "m", "http://127.0.0.1:" + nobody, "here");
    assertThat(post(HELLO).text()).as("who listens where").isEqualTo(refusalOf(418));
  }

  /** What is answered where another server answers with a status. */
  private String refusalOf(int status) throws IOException {
    int port = listen(exchange -> answer(exchange, status, "text/html", "no"));
    seen("other", "m", "http://127.0.0.1:" + port, "here");
    return post(HELLO).text();
  }

  @Test
  void workersAreAskedInTheirNetworksAlone() throws Exception {
    int port = listen(exchange -> answer(exchange, 200, OF_A_WORKER, READING));
    for (String elsewhere :
        List.of("203.0.113.7", "172.32.0.1", "[2001:db8::1]", "169.254.169.254", "224.0.0.1")) {
      seen("w", "m", "http://%s:%d".formatted(elsewhere, port), "here");
      assertThat(post(HELLO).message()).as(elsewhere).contains("lector.workers.networks");
    }
    names.put("worker.example.org", List.of("127.0.0.1", "203.0.113.7"));
    names.put("inside.example.org", List.of("169.254.169.254"));
    for (String name : List.of("worker.example.org", "inside.example.org", "unknown.example.org")) {
      seen("w", "m", "http://%s:%d".formatted(name, port), "here");
      assertThat(post(HELLO).status()).as(name).isEqualTo(503);
    }
    assertThat(asked).isEmpty();

    names.put("localhost", List.of("127.0.0.1"));
    seen("w", "m", "http://localhost:" + port, "here");
    assertThat(post(HELLO).status()).isEqualTo(200);

    networks = "10.0.0.0/8";
    serveAnew();
    seen("w", "m", "http://127.0.0.1:" + port, "here");
    assertThat(post(HELLO).status()).as("not even this machine is asked").isEqualTo(503);
    assertThat(asked).hasSize(1);
  }

  @Test
  void aTenantsReadingsNeverKeepAnothersFromAWorker() throws Exception {
    Semaphore readings = new Semaphore(0);
    List<String> inside = new CopyOnWriteArrayList<>();
    int port =
        listen(
            exchange -> {
              inside.add("");
              readings.acquireUninterruptibly();
              answer(exchange, 200, OF_A_WORKER, READING);
            });
    seen("w", "m", "http://127.0.0.1:" + port, "here");
    try {
      List<CompletableFuture<Answer>> flood =
          IntStream.range(0, 4).mapToObj(_ -> posting(TOKEN)).toList();
      await().atMost(SOON).until(() -> places.taken() == 4 && inside.size() == 1);

      CompletableFuture<Answer> other = posting(Servers.globex());
      await().atMost(SOON).until(() -> inside.size() == 2);
      readings.release(10);
      assertThat(other.join().status()).isEqualTo(200);
      for (CompletableFuture<Answer> answer : flood) {
        assertThat(answer.join().status()).isIn(200, 429);
      }
    } finally {
      readings.release(10);
    }
  }

  private CompletableFuture<Answer> posting(String... token) {
    return CompletableFuture.supplyAsync(() -> post(HELLO, token), Thread::startVirtualThread);
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
    worker("w", "m", 200, READING);
    workers.started();
    workers.members(List.of("w-lane-0"), System.nanoTime());

    Answer answer = post("{\"text\":\"Hello.\",\"model\":\"hal-9000\"}");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.message())
        .isEqualTo("There is no model \"hal-9000\"; the known ones are: m.");
    assertThat(asked).isEmpty();
  }

  @Test
  void nobodyReadsWithoutAToken() throws Exception {
    worker("w", "m", 200, READING);
    assertThat(client.get("/read?text=Hello.").status()).isEqualTo(401);
    assertThat(asked).isEmpty();
  }

  @Test
  void aTenantReadsWithinItsRateAndItsPlaces() throws Exception {
    worker("w", "m", 200, READING);
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

  /** A worker's parser may take it, and its characters would not have been counted. */
  @Test
  void aBodyThatIsTooComplexIsNotPassedOn() throws Exception {
    worker("w", "m", 200, READING);
    assertThat(post("{\"text\":\"Hi.\",\"x\":" + "[".repeat(600)).status()).isEqualTo(400);
    assertThat(asked).isEmpty();
  }

  @Test
  void aBodyThatIsTooLongIsNotPassedOn() throws Exception {
    worker("w", "m", 200, READING);
    assertThat(post("{\"text\":\"" + "a".repeat(1_000) + "\"}").status()).isEqualTo(413);
    assertThat(asked).isEmpty();
  }

  private Answer post(String body) {
    return post(body, TOKEN);
  }

  private Answer post(String body, String... token) {
    return client.send(client.request("/read", token).POST(BodyPublishers.ofString(body)).build());
  }

  private static String reading(String spoken) {
    return "{\"spoken\":\"%s\",\"phonemes\":\"\",\"sentences\":[],\"warnings\":[]}"
        .formatted(spoken);
  }

  private void worker(String id, String model, int status, String answer) throws IOException {
    int port = listen(exchange -> answer(exchange, status, OF_A_WORKER, answer));
    seen(id, model, "http://127.0.0.1:" + port, "here");
  }

  private int listen(HttpHandler handler) throws IOException {
    com.sun.net.httpserver.HttpServer stub =
        com.sun.net.httpserver.HttpServer.create(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    stub.setExecutor(command -> Thread.startVirtualThread(command));
    stub.createContext("/", handler);
    stub.start();
    stubs.add(stub);
    return stub.getAddress().getPort();
  }

  private void answer(HttpExchange exchange, int status, String type, String answer)
      throws IOException {
    asked.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
    exchange.getResponseHeaders().set("Content-Type", type);
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
                List.of(
                    new WorkerModel(
                        model, List.of(), List.of("en"), List.of("slt"), true, 0, List.of())))
            .setAllModels(true)
            .setSeenAt(Instant.EPOCH)
            .setIntervalMs(60_000)
            .build(),
        Instant.now(),
        Duration.ZERO);
    workers.refresh();
  }
}
