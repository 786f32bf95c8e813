package dev.lector.standalone.e2e;

import static dev.lector.standalone.e2e.Gateway.body;
import static dev.lector.standalone.e2e.Gateway.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.standardwebhooks.Webhook;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.lector.events.DeliveryState;
import dev.lector.events.SpeechRequested;
import dev.lector.events.WebhookDelivery;
import dev.lector.serde.SpecificAvroSerializer;
import dev.lector.standalone.webhooks.SentWebhooks;
import dev.lector.topics.Topics;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a request over HTTP, or over Kafka, to the receiver of its webhook. */
abstract class WebhooksSuite {
  private static final Duration SOON = Duration.ofMinutes(3);
  private static final String REGISTRY_URL = "mock://webhooks-suite";
  private static final String ACME = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final String OTHER = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Cluster cluster;
  private final List<JsonNode> told = new CopyOnWriteArrayList<>();
  private Rig rig;
  private Gateway gateway;
  private HttpServer receiver;
  private volatile int status = 204;

  WebhooksSuite(Cluster cluster) {
    this.cluster = cluster;
  }

  @BeforeEach
  void start(@TempDir Path directory) throws Exception {
    receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
    receiver.createContext("/acme", exchange -> receive(exchange, ACME));
    receiver.createContext("/other", exchange -> receive(exchange, OTHER));
    receiver.start();
    rig = new Rig(cluster.bootstrap(), REGISTRY_URL, directory.resolve("audio"));
    rig.ledger(directory.resolve("ledger"), Map.of());
    rig.worker(Map.of());
    Map<String, String> open =
        Map.of(
            "lector.webhooks.http", "true",
            "lector.webhooks.ports", "1-65535",
            "lector.webhooks.networks", "127.0.0.0/8",
            "lector.auth.tokens", Tenant.tokens("acme", "other"));
    gateway = rig.gateway(open);
    rig.webhooks(
        directory.resolve("webhooks"),
        Map.of(
            "lector.webhooks.http", "true",
            "lector.webhooks.ports", "1-65535",
            "lector.webhooks.networks", "127.0.0.0/8",
            "lector.webhooks.schedule", "0s, 100ms",
            "lector.http.publicurl", gateway.uri("").toString(),
            "lector.webhooks.secrets", "acme:%s,other:%s".formatted(ACME, OTHER)));
  }

  @AfterEach
  void stop() {
    rig.close();
    receiver.stop(0);
  }

  /** Takes what its tenant's secret verifies. */
  private void receive(HttpExchange exchange, String secret) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      new Webhook(secret).verify(body, exchange.getRequestHeaders());
      told.add(JSON.readTree(body));
      exchange.sendResponseHeaders(status, -1);
    } catch (Exception e) {
      exchange.sendResponseHeaders(403, -1);
    }
  }

  private String url(String path) {
    return "http://127.0.0.1:" + receiver.getAddress().getPort() + path;
  }

  @Test
  void whoAsksForItsAudioLaterIsToldWhenItIsThereAndCanFetchIt() throws Exception {
    String acme = later("acme", "The first text to tell of.");
    String other = later("other", "Another text to tell of.");
    await().atMost(SOON).until(() -> told.size() == 2);

    assertThat(told)
        .allSatisfy(
            event -> {
              assertThat(event.path("type").asText()).isEqualTo("speech.job.succeeded");
              URI audio = URI.create(event.at("/data/audio/url").asText());
              HttpResponse<byte[]> fetched = gateway.fetch("GET", audio);
              assertThat(fetched.statusCode()).isEqualTo(200);
              assertThat(fetched.body()).hasSize(event.at("/data/audio/bytes").asInt());
            })
        .extracting(event -> event.at("/data/id").asText())
        .containsExactlyInAnyOrder(acme, other);
  }

  private String later(String tenant, String text) throws Exception {
    HttpResponse<String> answer =
        gateway.post(
            body(Map.of("text", text, "webhook", url("/" + tenant))),
            "Authorization",
            "Bearer " + tenant,
            "Prefer",
            "respond-async");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    return json(answer).path("id").asText();
  }

  @Test
  void theEndOfABatchIsTold() throws Exception {
    HttpResponse<String> answer =
        gateway.send(
            "POST",
            "/batches?webhook=" + url("/acme"),
            Tenant.lines(Stream.of("One text.", "Two texts.")),
            "Authorization",
            "Bearer acme",
            "Content-Type",
            "application/jsonl");
    String batch = Tenant.taken(answer);
    await().atMost(SOON).until(() -> !told.isEmpty());

    assertThat(told.getFirst().path("type").asText()).isEqualTo("speech.batch.completed");
    assertThat(told.getFirst().at("/data/id").asText()).isEqualTo(batch);
    assertThat(told.getFirst().at("/data/done").asInt()).isEqualTo(2);
  }

  @Test
  void aProducerWithABadAddressGetsItsAudioAndADeadWebhookThatSaysWhy() throws Exception {
    String id = send("ftp://example.org/s3cret");
    try (SentWebhooks webhooks = webhooks()) {
      await().atMost(SOON).until(() -> !of(webhooks, id).isEmpty());

      WebhookDelivery dead = of(webhooks, id).getFirst();
      assertThat(dead.getType()).isEqualTo("speech.job.succeeded");
      assertThat(dead.getState()).isEqualTo(DeliveryState.DEAD);
      assertThat(dead.getReason()).contains("https://");
      assertThat(dead.toString()).doesNotContain("s3cret");
    }
  }

  @Test
  void aDeadWebhookIsSentAgainWhenAnOperatorSaysSo() throws Exception {
    status = 500;
    String id = send(url("/acme"));
    try (SentWebhooks webhooks = webhooks()) {
      await()
          .atMost(SOON)
          .until(
              () ->
                  of(webhooks, id).stream()
                      .anyMatch(delivery -> delivery.getState() == DeliveryState.DEAD));
      assertThat(told).hasSize(2);
      status = 200;
      webhooks.replay(List.of(of(webhooks, id).getFirst().getWebhookId()));

      await()
          .atMost(SOON)
          .until(() -> of(webhooks, id).getFirst().getState() == DeliveryState.DELIVERED);
      assertThat(told).hasSize(3);
      assertThat(webhooks.dead()).extracting(WebhookDelivery::getSubject).doesNotContain(id);
    }
  }

  private SentWebhooks webhooks() {
    return SentWebhooks.open(
        Map.of("bootstrap.servers", cluster.bootstrap()),
        Map.of("schema.registry.url", REGISTRY_URL));
  }

  private static List<WebhookDelivery> of(SentWebhooks webhooks, String job) throws Exception {
    return webhooks.find(delivery -> delivery.getSubject().equals(job));
  }

  /** A request over Kafka. */
  private String send(String webhook) throws Exception {
    String id = UUID.randomUUID().toString();
    SpecificAvroSerializer<SpeechRequested> values = new SpecificAvroSerializer<>();
    values.configure(Map.of("schema.registry.url", REGISTRY_URL), false);
    try (KafkaProducer<String, SpeechRequested> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", cluster.bootstrap()), new StringSerializer(), values)) {
      producer
          .send(
              new ProducerRecord<>(
                  Topics.REQUESTS,
                  id,
                  SpeechRequested.newBuilder()
                      .setRequestId(id)
                      .setTenant("acme")
                      .setText("A text by a producer.")
                      .setWebhook(new dev.lector.events.Webhook(webhook, List.of()))
                      .build()))
          .get();
    }
    return id;
  }
}
