package dev.lector.standalone.e2e;

import static dev.lector.standalone.e2e.Gateway.body;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The broker goes away and comes back while people wait. */
class RestartIT {
  private static final int WAITING = 10;

  @Test
  void requestsThatWaitWhileTheBrokerRestartsAreAnswered(@TempDir Path directory) throws Exception {
    try (EmbeddedCluster cluster = new EmbeddedCluster(directory.resolve("kafka"));
        Rig rig = new Rig(cluster.bootstrap(), "mock://restart", directory.resolve("audio"))) {
      Gateway gateway = rig.gateway(Map.of());
      List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
      for (int i = 0; i < WAITING; i++) {
        answers.add(gateway.postLater(body(Map.of("text", "Waiting, number " + i + "."))));
      }
      // Nobody works yet, so all of them are queued when the broker stops.
      await().until(() -> waiting(gateway) == WAITING);
      cluster.restart();
      rig.worker(Map.of());
      for (CompletableFuture<HttpResponse<String>> answer : answers) {
        assertThat(answer.get().statusCode()).as(answer.get().body()).isEqualTo(200);
      }
      await()
          .atMost(Duration.ofMinutes(3))
          .until(() -> gateway.say("And on it goes.").statusCode() == 200);
    }
  }

  private static long waiting(Gateway gateway) throws Exception {
    return gateway
        .get("/metrics")
        .body()
        .lines()
        .filter(line -> line.startsWith("lector_bridge_waiting"))
        .map(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .findFirst()
        .orElse(-1L);
  }
}
