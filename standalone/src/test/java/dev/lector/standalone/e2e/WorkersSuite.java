package dev.lector.standalone.e2e;

import static dev.lector.standalone.e2e.Gateway.body;
import static dev.lector.standalone.e2e.Gateway.json;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.lector.speech.reading.Wish;
import dev.lector.speech.synthesis.Synthesizer;
import dev.lector.speech.synthesis.Synthesizers;
import dev.lector.standalone.read.Reader;
import dev.lector.tts.TtsConfig;
import dev.lector.tts.TtsWorker;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a bridge knows of the workers, and does for it. */
abstract class WorkersSuite {
  private static final Duration SOON = Duration.ofMinutes(3);

  private final Cluster cluster;
  private Rig rig;

  WorkersSuite(Cluster cluster) {
    this.cluster = cluster;
  }

  @BeforeEach
  void rig(@TempDir Path audio) {
    rig = new Rig(cluster.bootstrap(), "mock://workers-suite", audio);
  }

  @AfterEach
  void stop() {
    rig.close();
  }

  @Test
  void theFarmIsShownAndWhatNobodyInItHasIsRefusedBeforeItIsQueued() throws Exception {
    Gateway gateway = rig.gateway(Map.of());
    TtsWorker worker = rig.worker(Map.of("lector.worker.name", "farm-1"));

    await().atMost(SOON).until(() -> !shown(gateway, "farm-1").isMissingNode());
    JsonNode shown = shown(gateway, "farm-1");
    assertThat(shown.path("device").asText()).isEqualTo("cpu");
    assertThat(shown.path("lanes").asInt()).isEqualTo(4);
    assertThat(shown.path("version").asText()).isNotEmpty();
    assertThat(shown.path("last_seen").asText()).startsWith("20");
    assertThat(shown.at("/models/0/id").asText()).isEqualTo("en_US-starter-low");
    assertThat(shown.at("/models/0/languages/0").asText()).isEqualTo("en-US");
    assertThat(shown.at("/models/0/voices").toString()).isEqualTo("[\"slt\",\"rms\",\"awb\"]");

    // A worker's refusal has an id; the bridge's is of a request that never was.
    await().atMost(SOON).untilAsserted(() -> refused(gateway, "model_id", "en_US-starter-low"));
    refused(gateway, "voice", "slt, rms, awb");
    HttpResponse<String> batch =
        gateway.send(
            "POST",
            "/batches",
            "{\"text\":\"One.\"}\n{\"text\":\"Two.\",\"model_id\":\"hal-9000\"}\n",
            "Content-Type",
            "application/x-ndjson");
    assertThat(batch.statusCode()).isEqualTo(422);
    assertThat(json(batch).at("/detail/0/loc/1").asInt()).isEqualTo(2);
    assertThat(json(batch).at("/detail/0/msg").asText()).contains("hal-9000");
    assertThat(gateway.say("Somebody has this.").statusCode()).isEqualTo(200);

    worker.close();
    await().atMost(SOON).until(() -> shown(gateway, "farm-1").isMissingNode());
    HttpResponse<String> queued =
        gateway.post(
            body(Map.of("text", "Nobody is here.", "model_id", "hal-9000")),
            "Prefer",
            "respond-async");
    assertThat(queued.statusCode()).as(queued.body()).isEqualTo(202);
  }

  @Test
  void aTextIsReadAsTheCommandReadsIt() throws Exception {
    Map<String, String> settings =
        Map.of("lector.text.phonemes", "lexicon", "lector.worker.port", "0");
    rig.worker(settings);
    Gateway gateway = rig.gateway(Map.of());
    String text = body(Map.of("text", "Dr. Smith paid $5 😀. Nobody knew.", "voice", "slt"));
    await().atMost(SOON).until(() -> gateway.send("POST", "/read", text).statusCode() == 200);

    for (String line :
        List.of(
            text,
            "no JSON",
            "{\"text\": 5}",
            body(Map.of("text", "…")),
            body(Map.of("text", "Hello.", "language", "de")))) {
      JsonNode said = byTheCommand(line, settings);
      HttpResponse<String> answer = gateway.send("POST", "/read", line);
      if (said.has("error")) {
        assertThat(answer.statusCode()).as(line).isEqualTo(400);
        assertThat(json(answer).at("/detail/msg")).isEqualTo(said.path("error"));
      } else {
        assertThat(json(answer)).isEqualTo(said);
      }
    }
    HttpResponse<String> queried = gateway.get("/read?text=Nobody+knew.");
    assertThat(json(queried))
        .isEqualTo(byTheCommand(body(Map.of("text", "Nobody knew.")), settings));
  }

  /** The texts of the flood take a worker longer than a gateway waits, each. */
  @Test
  void aTenantsFloodOfLongTextsDoesNotKeepAnothersFromBeingRead() throws Exception {
    Map<String, String> lengths =
        Map.of(
            "lector.text.limit", "1000000",
            "lector.text.spokenlimit", "2000000",
            "lector.audio.limit", "1d");
    Map<String, String> settings = new HashMap<>(lengths);
    settings.put("lector.worker.port", "0");
    rig.worker(settings);
    settings.put("lector.auth.tokens", Tenant.tokens("flooder", "other"));
    Gateway gateway = rig.gateway(settings);
    Tenant flooder = new Tenant(gateway, "flooder");
    Tenant other = new Tenant(gateway, "other");
    String ordinary = body(Map.of("text", "Dr. Smith paid $5. Nobody knew."));
    await().atMost(SOON).until(() -> other.send("POST", "/read", ordinary).statusCode() == 200);
    String paragraph = "On 5 May 2021, Dr. Smith paid $1,234.56 for 3/4 of a pound of tea.\n\n";
    String longest = body(Map.of("text", paragraph.repeat(1_000_000 / paragraph.length())));

    AtomicBoolean end = new AtomicBoolean();
    List<Thread> flood = new ArrayList<>();
    AtomicInteger begun = new AtomicInteger();
    try {
      for (int i = 0; i < 4; i++) {
        flood.add(
            Thread.startVirtualThread(
                () -> {
                  while (!end.get()) {
                    begun.incrementAndGet();
                    try {
                      flooder.send("POST", "/read", longest);
                    } catch (Exception e) {
                      assertThat(end).isTrue();
                    }
                  }
                }));
      }
      await().atMost(SOON).until(() -> begun.get() > 4);
      for (int i = 0; i < 10; i++) {
        HttpResponse<String> answer = other.send("POST", "/read", ordinary);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      }
    } finally {
      end.set(true);
      flood.forEach(Thread::interrupt);
    }
    for (Thread thread : flood) {
      assertThat(thread.join(SOON)).isTrue();
    }
  }

  private JsonNode byTheCommand(String line, Map<String, String> settings) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Synthesizer synthesizer =
        Synthesizers.create(TtsConfig.load(rig.with(settings)).speech().synthesis())) {
      new Reader(synthesizer, new Wish("", "", ""))
          .lines(new ByteArrayInputStream(line.getBytes(UTF_8)), new PrintStream(out, true, UTF_8));
    }
    return new ObjectMapper().readTree(out.toString(UTF_8));
  }

  private static void refused(Gateway gateway, String field, String known) throws Exception {
    HttpResponse<String> answer = gateway.post(body(Map.of("text", "Hello.", field, "hal-9000")));
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(json(answer).at("/detail/msg").asText()).contains("hal-9000", known);
    assertThat(answer.headers().firstValue("X-Request-Id")).isEmpty();
  }

  private static JsonNode shown(Gateway gateway, String id)
      throws IOException, InterruptedException {
    for (JsonNode worker : json(gateway.get("/workers")).path("workers")) {
      if (worker.path("id").asText().equals(id)) {
        return worker;
      }
    }
    return MissingNode.getInstance();
  }
}
