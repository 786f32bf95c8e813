package dev.lector.tts.worker;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lector.audio.AudioStore;
import dev.lector.audio.AudioStores;
import dev.lector.events.SpeechRequested;
import dev.lector.events.SpeechSynthesized;
import dev.lector.http.tls.FarmSettings;
import dev.lector.testing.TestBroker;
import dev.lector.testing.TestClient;
import dev.lector.tts.worker.common.WorkerConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A worker whose broker goes away in the middle of its work and comes back. */
class BrokerRestartIT {
  @TempDir Path data;

  @Test
  void aWorkerOutlivesItsBrokerAndEveryRequestEnds() throws Exception {
    Map<String, String> registry = Map.of("schema.registry.url", "mock://broker-restart-it");
    ScriptedSynthesizer synthesizer = new ScriptedSynthesizer();
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    synthesizer.whenSynthesizing(
        "In the middle.",
        () -> {
          begun.countDown();
          release.await();
        });
    TestBroker broker = TestBroker.start(data.resolve("broker"));
    Map<String, String> kafka = Map.of("bootstrap.servers", broker.bootstrapServers());
    String directory = data.resolve("audio").toString();
    try (broker;
        AudioStore store = AudioStores.create(Map.of("type", "file", "dir", directory));
        SpeechWorker worker = SpeechWorker.start(config(kafka, registry), synthesizer, store)) {
      await().atMost(Duration.ofSeconds(60)).until(worker::ready);
      try (TestClient client = new TestClient(kafka, registry)) {
        List<String> ids = new ArrayList<>();
        ids.add("in the middle");
        client.send(request("in the middle", "In the middle."));
        assertThat(begun.await(30, SECONDS)).isTrue();
        for (int i = 0; i < 10; i++) {
          ids.add("waiting-" + i);
          client.send(request(ids.getLast(), "Sentence " + i));
        }

        broker.stop();
        release.countDown();
        broker.startAgain();

        for (String id : ids) {
          assertThat(client.completion(id).getOutcome()).isInstanceOf(SpeechSynthesized.class);
        }
        client.send(request("afterwards", "Afterwards."));
        assertThat(client.completion("afterwards").getOutcome())
            .isInstanceOf(SpeechSynthesized.class);
      }
    }
  }

  private static SpeechRequested request(String id, String text) {
    return SpeechRequested.newBuilder().setRequestId(id).setText(text).build();
  }

  private static WorkerConfig config(Map<String, String> kafka, Map<String, String> registry) {
    return new WorkerConfig(
        "worker",
        2,
        0,
        1,
        Duration.ofMinutes(1),
        Duration.ofSeconds(2),
        5,
        Duration.ofSeconds(10),
        "",
        4,
        Duration.ofSeconds(1),
        List.of("speech.replies."),
        Duration.ofSeconds(1),
        "localhost",
        -1,
        "",
        (short) -1,
        kafka,
        registry,
        FarmSettings.OPEN);
  }
}
