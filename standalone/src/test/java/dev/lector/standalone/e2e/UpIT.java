package dev.lector.standalone.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lector.standalone.Lector;
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
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code up} as a process: what it says, what it keeps, how it ends. */
class UpIT {
  private static final Duration START = Duration.ofMinutes(3);

  @TempDir Path directory;

  private final HttpClient http = HttpClient.newHttpClient();

  @Test
  void whatWasSaidBeforeAKillIsThereAfterTheNextStart() throws Exception {
    Map<String, String> environment = environment();
    String server = "http://localhost:" + environment.get("LECTOR_HTTP_PORT");
    URI audio;
    byte[] bytes;
    List<ProcessHandle> children;
    try (ChildProcess up = up("first.log", environment)) {
      await()
          .atMost(START)
          .until(() -> up.hasSaid("Lector is ready at " + server) || !up.isAlive());
      assertThat(up.said()).contains("Lector is ready at " + server);
      String registry = "http://localhost:" + environment.get("LECTOR_REGISTRY_PORT");
      assertThat(up.said())
          .contains("page      " + server + "/")
          .contains("docs      " + server + "/docs")
          .contains("HTTP API  " + server + "/openapi.yaml")
          .contains("OpenAI    " + server + "/v1")
          .contains("Kafka     localhost:" + environment.get("LECTOR_KAFKA_PORT"))
          .contains("registry  " + registry + "  (schema.registry.url)");
      assertThat(fetch(URI.create(server + "/"))).asString().contains("<title>Lector</title>");
      assertThat(registry(environment)).contains("speech.requests-value");
      audio = say(server);
      bytes = fetch(audio);
      refusesASecond(environment);
      children = up.children();
      assertThat(ListeningSockets.of(up.family())).hasSizeGreaterThanOrEqualTo(5);
      assertThat(ListeningSockets.reachableFromOutside(up.family())).isEmpty();
      assertThat(children).as("the registry").hasSize(1);
      up.kill();
    }
    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> children.stream().noneMatch(ProcessHandle::isAlive));

    try (ChildProcess up = up("second.log", environment)) {
      await()
          .atMost(START)
          .until(() -> up.hasSaid("Lector is ready at " + server) || !up.isAlive());
      assertThat(fetch(audio)).as("the link signed before").isEqualTo(bytes);
      assertThat(fetch(say(server))).isEqualTo(bytes);
      up.terminate();
      assertThat(up.exitCode(20)).isEqualTo(143);
      assertThat(up.children()).isEmpty();
      assertThat(up.said())
          .doesNotContain("did not stop cleanly")
          .doesNotContain("Exception in thread");
    }
  }

  private void refusesASecond(Map<String, String> environment) throws Exception {
    try (ChildProcess second = up("refused.log", environment)) {
      assertThat(second.exitCode(60)).isEqualTo(1);
      assertThat(second.said().strip().lines())
          .singleElement()
          .asString()
          .contains("already runs")
          .contains("LECTOR_DATA");
    }
  }

  private ChildProcess up(String log, Map<String, String> environment) throws Exception {
    return ChildProcess.java(
        directory.resolve(log),
        environment,
        List.of("-Dlector.home=" + Path.of("..").toAbsolutePath().normalize()),
        Lector.class.getName(),
        "up");
  }

  private Map<String, String> environment() throws Exception {
    Registries.distribution();
    Path data = Files.createDirectory(directory.resolve("data with a space"));
    Files.createSymbolicLink(data.resolve("programs"), Registries.programs());
    return Map.of(
        "LECTOR_DATA", data.toString(),
        "LECTOR_HTTP_PORT", Integer.toString(Registries.freePort()),
        "LECTOR_KAFKA_PORT", Integer.toString(Registries.freePort()),
        "LECTOR_REGISTRY_PORT", Integer.toString(Registries.freePort()),
        "LECTOR_WORKER_PORT", "0");
  }

  private String registry(Map<String, String> environment) throws Exception {
    URI subjects =
        URI.create("http://localhost:" + environment.get("LECTOR_REGISTRY_PORT") + "/subjects");
    return http.send(HttpRequest.newBuilder(subjects).build(), BodyHandlers.ofString()).body();
  }

  private URI say(String server) throws Exception {
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(URI.create(server + "/text-to-speech"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"text\":\"Still here.\"}"))
                .build(),
            BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Gateway.audio(answer);
  }

  private byte[] fetch(URI audio) throws Exception {
    HttpResponse<byte[]> answer =
        http.send(HttpRequest.newBuilder(audio).build(), BodyHandlers.ofByteArray());
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer.body();
  }
}
