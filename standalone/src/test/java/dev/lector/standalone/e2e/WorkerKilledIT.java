package dev.lector.standalone.e2e;

import static dev.lector.standalone.e2e.Gateway.audio;
import static dev.lector.standalone.e2e.Gateway.body;
import static dev.lector.standalone.e2e.Gateway.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lector.standalone.registry.RegistryProcess;
import dev.lector.tts.TtsProcessor;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A worker process dies in the middle of its work; another one finishes it. */
class WorkerKilledIT {
  /** Some minutes of speech: still being made when the process is killed. */
  private static final String LONG =
      "It was the best of times, it was the worst of times. ".repeat(300);

  @Test
  void aRequestWhoseWorkerIsKilledInTheMiddleIsFinishedByAnother(@TempDir Path directory)
      throws Exception {
    try (EmbeddedCluster cluster = new EmbeddedCluster(directory.resolve("kafka"));
        RegistryProcess registry = Registries.start(directory.resolve("registry"));
        Rig rig = new Rig(cluster.bootstrap(), registry.url(), directory.resolve("audio"))) {
      Gateway gateway = rig.gateway(Map.of("lector.limits.wait", "PT5M"));
      int port = Registries.freePort();
      CompletableFuture<HttpResponse<String>> answer;
      try (ChildProcess worker =
          ChildProcess.java(
              directory.resolve("worker.log"),
              ChildProcess.environment(
                  rig.with(Map.of("lector.worker.port", Integer.toString(port)))),
              List.of(),
              TtsProcessor.class.getName())) {
        answer = gateway.postLater(body(Map.of("text", LONG)));
        await().atMost(Duration.ofMinutes(3)).until(() -> inFlight(port) == 1);
        worker.kill();
      }
      assertThat(answer).isNotDone();
      rig.worker(Map.of("lector.worker.name", "rescuer"));
      HttpResponse<String> done = answer.get();
      assertThat(done.statusCode()).as(done.body()).isEqualTo(200);
      var job =
          json(gateway.get("/jobs/" + done.headers().firstValue("X-Request-Id").orElseThrow()));
      assertThat(job.path("worker").asText()).isEqualTo("rescuer");
      // Which attempt it was is left open: a broker forgets deliveries it has not written when a
      // group has no member for a moment, and may count some to other lanes of the dead worker.
      assertThat(gateway.fetch("GET", audio(done)).body())
          .hasSize(job.path("audio").path("bytes").asInt());
    }
  }

  private static int inFlight(int port) throws InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      String metrics =
          http.send(
                  HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/metrics"))
                      .build(),
                  BodyHandlers.ofString())
              .body();
      return metrics
          .lines()
          .filter(line -> line.startsWith("lector_worker_in_flight"))
          .mapToInt(line -> (int) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      return 0; // It does not listen yet.
    }
  }
}
