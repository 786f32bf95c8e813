package dev.lector.tts;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.awaitility.Awaitility.await;

import dev.lector.events.SpeechFinished;
import dev.lector.events.SpeechRequested;
import dev.lector.events.SpeechSynthesized;
import dev.lector.speech.audio.WavHeader;
import dev.lector.testing.TestBroker;
import dev.lector.testing.TestClient;
import dev.lector.testing.TestRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real process with the real engine and the starter voice, killed in every way. */
class TtsProcessorIT {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @TempDir static Path data;
  private static TestBroker broker;
  private static TestRegistry registry;

  private final List<Process> processes = new ArrayList<>();
  private final HttpClient http = HttpClient.newHttpClient();

  @BeforeAll
  static void startTheRest() throws Exception {
    broker = TestBroker.start(data.resolve("broker"));
    registry = new TestRegistry();
    registry.start();
  }

  @AfterAll
  static void stopTheRest() {
    registry.close();
    broker.close();
  }

  @AfterEach
  void killWhatIsLeft() {
    processes.forEach(Process::destroyForcibly);
    http.close();
  }

  @Test
  void speaksUntilSigtermAndLeavesWithSuccess() throws Exception {
    int port = freePort();
    Process process = start("one", port, Map.of());
    awaitReady("one", process, port);
    try (TestClient client = client()) {
      String id = UUID.randomUUID().toString();
      client.send(request(id, "The quick brown fox jumps over the lazy dog."));

      SpeechFinished finished = client.completion(id);
      assertThat(finished.getWorker()).isEqualTo("one");
      SpeechSynthesized speech = (SpeechSynthesized) finished.getOutcome();
      assertThat(speech.getModelId()).isEqualTo("en_US-starter-low");
      Path file = Path.of(URI.create(speech.getAudio().getUri()));
      try (InputStream in = Files.newInputStream(file)) {
        assertThat(WavHeader.read(in).durationMs()).isBetween(1_500L, 6_000L);
      }
      assertThat(get(port, "/metrics"))
          .contains("lector_worker_info{")
          .contains("model=\"en_US-starter-low\"")
          .contains("provider=\"CPUExecutionProvider\"");
    }
    process.destroy();

    assertThat(process.waitFor(60, SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
  }

  @Test
  void whatAKilledWorkerWasDoingIsDoneByAnother() throws Exception {
    int port = freePort();
    Process doomed = start("doomed", port, Map.of("LECTOR_THREADS", "1"));
    awaitReady("doomed", doomed, port);
    String id = UUID.randomUUID().toString();
    try (TestClient client = client()) {
      client.send(request(id, "This takes long enough to be killed in the middle. ".repeat(80)));
      await().atMost(PATIENCE).until(() -> get(port, "/metrics").contains("_in_flight 1.0"));
      doomed.destroyForcibly();
      int other = freePort();
      start("heir", other, Map.of());

      SpeechFinished finished = client.completion(id);
      assertThat(finished.getOutcome()).isInstanceOf(SpeechSynthesized.class);
      assertThat(finished.getWorker()).isEqualTo("heir");
      assertThat(finished.getAttempt()).isGreaterThan(1);
    }
  }

  @Test
  void aRoleThatIsNotItsOwnEndsTheProcessWithAMessage() throws Exception {
    Process process = start("wrong", freePort(), Map.of("LECTOR_ROLE", "ledger"));

    assertThat(process.waitFor(60, SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(1);
    assertThat(log("wrong")).contains("lector.role").contains("./lector ledger");
  }

  @Test
  void aModelThatIsNotThereEndsTheProcessWithAMessage() throws Exception {
    Process process =
        start("no-model", freePort(), Map.of("LECTOR_MODELS_DEFAULT", "no-such-model"));

    assertThat(process.waitFor(60, SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(1);
    assertThat(log("no-model")).contains("cannot start").contains("no-such-model");
  }

  private Process start(String name, int port, Map<String, String> environment) throws IOException {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    ProcessBuilder builder =
        new ProcessBuilder(
            java.toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            TtsProcessor.class.getName());
    builder.redirectErrorStream(true).redirectOutput(data.resolve(name + ".log").toFile());
    builder.directory(data.toFile());
    Map<String, String> variables = builder.environment();
    variables.keySet().removeIf(variable -> variable.startsWith("LECTOR_"));
    variables.put("LECTOR_MODELS_DEFAULT", "starter");
    variables.put("LECTOR_WORKER_NAME", name);
    variables.put("LECTOR_WORKER_PORT", Integer.toString(port));
    variables.put("LECTOR_WORKER_HOST", "localhost");
    variables.put("LECTOR_WORKER_LOCK", "5s");
    variables.put("LECTOR_KAFKA_BOOTSTRAP_SERVERS", broker.bootstrapServers());
    variables.put("LECTOR_REGISTRY_URL", registry.url());
    variables.put("LECTOR_STORE_DIR", data.resolve("audio").toString());
    variables.putAll(environment);
    Process process = builder.start();
    processes.add(process);
    return process;
  }

  private void awaitReady(String name, Process process, int port) {
    await()
        .atMost(PATIENCE)
        .until(
            () -> {
              if (!process.isAlive()) {
                fail("Process " + name + " has ended:\n" + log(name));
              }
              return get(port, "/health/ready").equals("ready\n");
            });
  }

  private static String log(String name) throws IOException {
    return Files.readString(data.resolve(name + ".log"));
  }

  private String get(int port, String path) throws InterruptedException {
    try {
      URI uri = URI.create("http://localhost:" + port + path);
      return http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
          .body();
    } catch (IOException _) {
      return "";
    }
  }

  private static TestClient client() {
    return new TestClient(
        Map.of("bootstrap.servers", broker.bootstrapServers()),
        Map.of("schema.registry.url", registry.url()));
  }

  private static SpeechRequested request(String id, String text) {
    return SpeechRequested.newBuilder().setRequestId(id).setText(text).build();
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
