package dev.lector.tts.worker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lector.audio.AudioStores;
import dev.lector.events.RejectionCode;
import dev.lector.events.SpeechFinished;
import dev.lector.events.SpeechRejected;
import dev.lector.events.SpeechRequested;
import dev.lector.events.SpeechSynthesized;
import dev.lector.http.tls.FarmSettings;
import dev.lector.testing.TestBroker;
import dev.lector.testing.TestClient;
import dev.lector.tts.worker.common.WorkerConfig;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Workers on a real broker with a scripted synthesizer, for the tests of a class. */
public abstract class WorkerSuite {
  public static final Map<String, String> REGISTRY =
      Map.of("schema.registry.url", "mock://speech-worker-it");

  /** Shorter than any lock's renewals in these tests. */
  static final Duration LONG = Duration.ofSeconds(20);

  @TempDir static Path data;
  static TestBroker broker;
  static TestClient client;

  @TempDir Path audio;
  final ScriptedSynthesizer synthesizer = new ScriptedSynthesizer();
  final List<SpeechWorker> workers = new ArrayList<>();
  FailingStore store;
  String text;
  String id;

  @BeforeAll
  static void startBroker() throws Exception {
    broker = TestBroker.start(data);
    try (SpeechWorker first =
        SpeechWorker.start(
            config("first", 1, 0),
            new ScriptedSynthesizer(),
            AudioStores.create(Map.of("type", "file", "dir", data.resolve("a").toString())))) {
      await().atMost(Duration.ofSeconds(60)).until(first::ready);
    }
    client = new TestClient(kafka(), REGISTRY);
  }

  @AfterAll
  static void stopBroker() {
    client.close();
    broker.close();
  }

  @BeforeEach
  void openStore() throws Exception {
    store = new FailingStore(AudioStores.create(Map.of("type", "file", "dir", audio.toString())));
    id = UUID.randomUUID().toString();
    text = "Text of " + id;
  }

  @AfterEach
  void stopWorkers() {
    workers.forEach(SpeechWorker::close);
    store.close();
  }

  static @Nullable RejectionCode code(SpeechFinished finished) {
    return finished.getOutcome() instanceof SpeechRejected rejected ? rejected.getCode() : null;
  }

  void assertTheWorkerStillWorks() throws Exception {
    String next = UUID.randomUUID().toString();
    client.send(request(next, "Next after " + next));
    assertThat(client.completion(next).getOutcome()).isInstanceOf(SpeechSynthesized.class);
  }

  SpeechRejected rejection() {
    return (SpeechRejected) client.completion(id).getOutcome();
  }

  SpeechRequested request() {
    return request(id, text);
  }

  static SpeechRequested request(String requestId, String words) {
    return SpeechRequested.newBuilder().setRequestId(requestId).setText(words).build();
  }

  SpeechWorker worker(String name) {
    return worker(config(name, 2, 1));
  }

  SpeechWorker worker(WorkerConfig config) {
    SpeechWorker worker = SpeechWorker.start(config, synthesizer, store);
    workers.add(worker);
    await().atMost(Duration.ofSeconds(60)).until(worker::ready);
    return worker;
  }

  static WorkerConfig config(String name, int lanes, int narrators) {
    return config(name, lanes, narrators, Duration.ofSeconds(30), Duration.ofSeconds(3));
  }

  static WorkerConfig config(String name, int lanes, int narrators, Duration drain, Duration lock) {
    return config(name, lanes, narrators, drain, lock, LONG);
  }

  static WorkerConfig config(
      String name, int lanes, int narrators, Duration drain, Duration lock, Duration longWork) {
    return config(name, lanes, narrators, drain, lock, longWork, Duration.ofSeconds(1), kafka());
  }

  /** One lane, and how long it waits for a reply topic that does not answer. */
  static WorkerConfig oneLane(String name, Duration replyWait) {
    return config(
        name, 1, 0, Duration.ofSeconds(30), Duration.ofSeconds(3), LONG, replyWait, kafka());
  }

  /** For tests without a broker. */
  public static WorkerConfig offline(String name) {
    return config(
        name,
        1,
        0,
        Duration.ZERO,
        Duration.ofSeconds(3),
        LONG,
        Duration.ofSeconds(1),
        Map.of("bootstrap.servers", "nowhere:1"));
  }

  private static WorkerConfig config(
      String name,
      int lanes,
      int narrators,
      Duration drain,
      Duration lock,
      Duration longWork,
      Duration replyWait,
      Map<String, String> kafka) {
    return new WorkerConfig(
        name,
        lanes,
        narrators,
        1,
        longWork,
        lock,
        3,
        drain,
        "",
        4,
        replyWait,
        List.of("speech.replies."),
        Duration.ofSeconds(1),
        "localhost",
        0,
        "",
        (short) -1,
        kafka,
        REGISTRY,
        FarmSettings.OPEN);
  }

  static Map<String, String> kafka() {
    return Map.of("bootstrap.servers", broker.bootstrapServers());
  }

  static HttpResponse<String> get(SpeechWorker worker, String path) throws Exception {
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(
          HttpRequest.newBuilder(URI.create("http://localhost:" + worker.port() + path)).build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }

  static String text(Headers headers, String name) {
    return text(headers.lastHeader(name).value());
  }

  static String text(byte[] bytes) {
    return bytes == null ? "" : new String(bytes, UTF_8);
  }
}
