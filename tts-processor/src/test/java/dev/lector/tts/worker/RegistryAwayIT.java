package dev.lector.tts.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lector.audio.AudioStore;
import dev.lector.audio.AudioStores;
import dev.lector.events.SpeechFinished;
import dev.lector.events.SpeechRequested;
import dev.lector.events.SpeechSynthesized;
import dev.lector.http.tls.FarmSettings;
import dev.lector.testing.TestBroker;
import dev.lector.testing.TestClient;
import dev.lector.testing.TestRegistry;
import dev.lector.topics.TopicCreator;
import dev.lector.topics.Topics;
import dev.lector.tts.worker.common.WorkerConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A worker without its schema registry, at the start and later. */
class RegistryAwayIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir Path data;
  private final ScriptedSynthesizer synthesizer = new ScriptedSynthesizer();
  private TestBroker broker;
  private TestRegistry registry;
  private AudioStore store;

  @BeforeEach
  void startTheRest() throws Exception {
    broker = TestBroker.start(data.resolve("broker"));
    registry = new TestRegistry();
    String directory = data.resolve("audio").toString();
    store = AudioStores.create(Map.of("type", "file", "dir", directory));
  }

  @AfterEach
  void stopTheRest() {
    store.close();
    registry.close();
    broker.close();
  }

  @Test
  void noRequestIsLostOrTriedInVainWhileTheRegistryIsAway() throws Exception {
    try (SpeechWorker worker = SpeechWorker.start(config(), synthesizer, store)) {
      // Not there at the start: the topics come, requests are not taken yet.
      await()
          .atMost(PATIENCE)
          .untilAsserted(() -> assertThat(topics()).contains(Topics.COMPLETIONS));
      assertThat(worker.ready()).isFalse();

      registry.start();
      await().atMost(PATIENCE).until(worker::ready);

      // Away later, when a request comes whose schema the worker has not read yet. The lock of a
      // second ends
      // several times meanwhile.
      try (TestClient client = new TestClient(kafka(), settings())) {
        SpeechRequested request =
            SpeechRequested.newBuilder().setRequestId("one").setText("One.").build();
        client.encode(request);
        registry.stop();
        client.send(request);
        await()
            .atMost(PATIENCE)
            .untilAsserted(() -> assertThat(worker.metrics()).contains("renewals_total 3"));
        assertThat(client.completions("one")).isZero();

        // A proxy's 404 is not the registry's: the request stays sound.
        registry.startProxyAlone();
        await()
            .atMost(PATIENCE)
            .untilAsserted(() -> assertThat(worker.metrics()).contains("renewals_total 8"));
        assertThat(client.completions("one")).isZero();
        assertThat(worker.metrics()).contains("dead_letters_total 0.0");
        registry.stop();

        registry.start();
        SpeechFinished finished = client.completion("one");
        assertThat(finished.getOutcome()).isInstanceOf(SpeechSynthesized.class);
        assertThat(finished.getAttempt()).isEqualTo(1);
      }
    }
  }

  private Set<String> topics() throws Exception {
    try (Admin admin = Admin.create(Map.<String, Object>copyOf(kafka()))) {
      return admin.listTopics().names().get();
    }
  }

  private Map<String, String> kafka() {
    return Map.of("bootstrap.servers", broker.bootstrapServers());
  }

  private Map<String, String> settings() {
    return Map.of("schema.registry.url", registry.url(), "max.retries", "0");
  }

  private WorkerConfig config() {
    return new WorkerConfig(
        "worker",
        1,
        0,
        1,
        Duration.ofMinutes(1),
        Duration.ofSeconds(1),
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
        TopicCreator.BROKER_DEFAULT,
        kafka(),
        settings(),
        FarmSettings.OPEN);
  }
}
