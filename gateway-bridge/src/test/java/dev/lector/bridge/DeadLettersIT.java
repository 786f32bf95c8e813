package dev.lector.bridge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lector.bridge.testing.Client;
import dev.lector.bridge.testing.Client.Answer;
import dev.lector.bridge.testing.Servers;
import dev.lector.bridge.testing.StubWorker;
import dev.lector.bridge.testing.TestBroker;
import dev.lector.events.RejectionCode;
import dev.lector.events.SpeechRejected;
import dev.lector.events.SpeechRequested;
import dev.lector.headers.DeadLetterHeaders;
import dev.lector.headers.PastDeliveries;
import dev.lector.serde.SpecificAvroSerializer;
import dev.lector.topics.Topics;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Dead letters over HTTP, with a real broker: acme and globex are tenants, ops operates the farm.
 */
class DeadLettersIT {
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final String REGISTRY = "mock://dead-letters-it";
  private static final String[] ACME = Servers.acme();
  private static final String[] GLOBEX = Servers.globex();
  private static final String[] OPS = {"Authorization", "Bearer open sesame"};
  private static final String TOKENS =
      "acme:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08,"
          + "globex:2bb80d537b1da3e38bd30361aa855686bde0eacd7162fef6a25fe97bf527a25b,"
          + "ops:41ef4bb0b23661e66301aac36066912dac037827b4ae63a7b1165a5aa93ed4eb";

  @TempDir static Path dir;

  private static TestBroker broker;
  private static Bridge bridge;
  private static StubWorker worker;
  private static KafkaProducer<byte[], byte[]> producer;
  private static Client client;

  @BeforeAll
  static void start() throws Exception {
    broker = TestBroker.start(dir.resolve("kafka"));
    bridge = Bridge.start(config(Map.of()));
    await().atMost(SOON).until(bridge::ready);
    worker = StubWorker.start(broker.servers(), REGISTRY, DeadLettersIT::refused, _ -> true);
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", broker.servers()),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    client = new Client(bridge.port());
  }

  @AfterAll
  static void stop() {
    client.close();
    producer.close();
    bridge.close();
    worker.close();
    broker.close();
  }

  private static BridgeConfig config(Map<String, String> more) {
    Map<String, String> values = new HashMap<>(more);
    values.put("lector.http.port", "0");
    values.put("lector.http.host", "127.0.0.1");
    values.put("lector.http.grace", "PT0.1S");
    values.put("lector.kafka.bootstrap.servers", broker.servers());
    values.put("lector.registry.url", REGISTRY);
    values.put("lector.store.dir", dir.resolve("audio").toString());
    values.put("lector.auth.tokens", TOKENS);
    values.put("lector.auth.operators", "ops");
    return BridgeConfig.load(values);
  }

  /** An end of any kind: there is no voice here. */
  private static Optional<Object> refused(SpeechRequested request) {
    return Optional.of(
        SpeechRejected.newBuilder()
            .setCode(RejectionCode.SYNTHESIS_FAILED)
            .setMessage("Nobody speaks here.")
            .build());
  }

  @Test
  void aTenantSeesTheLettersOfItsOwnRequestsAndOperatorsSeeAllTheNewestFirst() throws Exception {
    String own = setAside(request("acme"), Topics.REQUESTS);
    String others = setAside(request("globex"), Topics.BATCH_REQUESTS);
    String unreadable = setAside("<b>no Avro</b>".getBytes(UTF_8), Topics.REQUESTS);

    assertThat(ids(client.get("/dead-letters", ACME))).contains(own).doesNotContain(others);
    assertThat(ids(client.get("/dead-letters", GLOBEX))).startsWith(others).doesNotContain(own);
    assertThat(ids(client.get("/dead-letters", OPS))).startsWith(unreadable, others, own);
    assertThat(client.get("/dead-letters").status()).isEqualTo(401);

    for (String hidden : List.of(others, unreadable, "1000000", "7:0", "x")) {
      assertThat(client.get("/dead-letters/" + hidden, ACME).status()).as(hidden).isEqualTo(404);
      assertThat(replay(client, hidden, ACME).status()).as(hidden).isEqualTo(404);
    }
  }

  @Test
  void aLetterSaysWhatItIsAndWhyItIsThere() throws Exception {
    String id = setAside(request("acme"), Topics.REQUESTS);
    JsonNode letter = client.get("/dead-letters/" + id, ACME).json();
    assertThat(letter.path("topic").asText()).isEqualTo(Topics.REQUESTS);
    assertThat(letter.path("reason").asText()).isEqualTo("Delivered 5 times without an end");
    assertThat(letter.path("exception").asText()).isEqualTo("Poisoned");
    assertThat(letter.path("offset").asLong()).isEqualTo(4_711);
    assertThat(letter.path("tenant").asText()).isEqualTo("acme");
    assertThat(letter.path("deliveries").asInt()).isEqualTo(4);
    assertThat(letter.path("text").asText()).hasSize(600).startsWith("Some text. ");
    assertThat(letter.path("batch_id").asText()).isEqualTo("a-batch");
    assertThat(letter.path("headers").findValuesAsText("name")).contains("a-header");

    JsonNode brief = client.get("/dead-letters?limit=1", ACME).json().at("/dead_letters/0");
    assertThat(brief.path("id").asText()).isEqualTo(id);
    assertThat(brief.path("text").asText()).hasSize(201).endsWith("…");

    String unreadable = setAside("no Avro".getBytes(UTF_8), Topics.REQUESTS);
    JsonNode bytes = client.get("/dead-letters/" + unreadable, OPS).json();
    assertThat(bytes.path("text").isNull()).isTrue();
    assertThat(bytes.path("value_start").asText()).isEqualTo("6e6f204176726f");
  }

  @Test
  void pagesFollowOneAnother() throws Exception {
    List<String> newest = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      newest.addFirst(setAside(request("globex"), Topics.REQUESTS));
    }
    List<String> found = new ArrayList<>();
    String next = "/dead-letters?limit=1";
    while (found.size() < 3) {
      Answer page = client.get(next, GLOBEX);
      found.addAll(ids(page));
      next = page.json().path("next").asText();
    }
    assertThat(found).isEqualTo(newest);
    for (String wrong : List.of("limit=0", "limit=101", "limit=all", "cursor=x", "cursor=")) {
      assertThat(client.get("/dead-letters?" + wrong, ACME).status()).as(wrong).isEqualTo(400);
    }
  }

  @Test
  void whatIsReplayedIsOneRequestOfItsOwnHoweverOftenAndWhoever() throws Exception {
    SpeechRequested request = request("acme");
    String id = setAside(request, Topics.REQUESTS);
    Answer first = replay(client, id, ACME);
    assertThat(first.status()).as(first.text()).isEqualTo(202);
    String again = request.getRequestId() + "-replay-0." + id;
    assertThat(first.json().path("request_id").asText()).isEqualTo(again);
    assertThat(first.header("Location")).isEqualTo("/jobs/" + again);
    await()
        .atMost(SOON)
        .until(
            () ->
                client
                    .get("/jobs/" + again, ACME)
                    .json()
                    .at("/error/msg")
                    .asText()
                    .equals("Nobody speaks here."));

    Answer second = replay(client, id, OPS);
    assertThat(second.status()).isEqualTo(202);
    assertThat(second.json()).isEqualTo(first.json());
    List<SpeechRequested> taken =
        worker.taken().stream()
            .map(StubWorker.Taken::request)
            .filter(it -> it.getRequestId().equals(again))
            .toList();
    assertThat(taken).hasSize(1);
    assertThat(taken.getFirst().getText()).isEqualTo(request.getText());
    assertThat(taken.getFirst().getTenant()).isEqualTo("acme");
    assertThat(taken.getFirst().getBatchId()).as("it has counted it as failed").isNull();
  }

  @Test
  void whatCannotBeDecodedGoesBackAsItWas() throws Exception {
    byte[] value = ("no Avro " + UUID.randomUUID()).getBytes(UTF_8);
    String id = setAside(value, Topics.BATCH_REQUESTS);
    Answer answer = replay(client, id, OPS);
    assertThat(answer.status()).as(answer.text()).isEqualTo(202);
    assertThat(answer.json().path("request_id").isNull()).isTrue();
    assertThat(values(Topics.BATCH_REQUESTS)).contains(value);
  }

  @Test
  void whatCameFromNoQueueIsNotReplayed() throws Exception {
    String id = setAside(request("acme"), Topics.COMPLETIONS);
    assertThat(client.get("/dead-letters/" + id, ACME).json().path("replayable").asBoolean())
        .isFalse();
    Answer answer = replay(client, id, ACME);
    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.message()).contains(Topics.COMPLETIONS);
  }

  @Test
  void readingIsChargedToWhoAsksForIt() throws Exception {
    String id = setAside(request("acme"), Topics.REQUESTS);
    try (Bridge narrow = Bridge.start(config(Map.of("lector.tenants.requests", "2")));
        Client there = new Client(narrow.port())) {
      await().atMost(SOON).until(narrow::ready);
      assertThat(there.get("/dead-letters", ACME).status()).isEqualTo(200);
      assertThat(there.get("/dead-letters/" + id, ACME).status()).isEqualTo(200);
      for (String path : List.of("/dead-letters", "/dead-letters/" + id)) {
        Answer refused = there.get(path, ACME);
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("Retry-After")).isNotEmpty();
      }
      assertThat(there.get("/dead-letters", OPS).status()).isEqualTo(200);
    }
  }

  @Test
  void aReplayIsChargedToWhoAsksForIt() throws Exception {
    String id = setAside(request("acme"), Topics.REQUESTS);
    String other = setAside(request("acme"), Topics.REQUESTS);
    try (Bridge narrow = Bridge.start(config(Map.of("lector.tenants.requests", "1")));
        Client there = new Client(narrow.port())) {
      await().atMost(SOON).until(narrow::ready);
      assertThat(replay(there, id, ACME).status()).isEqualTo(202);
      Answer refused = replay(there, other, ACME);
      assertThat(refused.status()).isEqualTo(429);
      assertThat(refused.header("Retry-After")).isNotEmpty();
      assertThat(replay(there, other, OPS).status()).isEqualTo(202);
    }
  }

  @Test
  void aReplayThatComesToNothingIsChargedLikeALook() throws Exception {
    String others = setAside(request("globex"), Topics.REQUESTS);
    String unsendable = setAside(request("acme"), Topics.COMPLETIONS);
    try (Bridge narrow = Bridge.start(config(Map.of("lector.tenants.requests", "3")));
        Client there = new Client(narrow.port())) {
      await().atMost(SOON).until(narrow::ready);
      assertThat(replay(there, "1000000", ACME).status()).isEqualTo(404);
      assertThat(replay(there, others, ACME).status()).isEqualTo(404);
      assertThat(replay(there, unsendable, ACME).status()).isEqualTo(409);
      assertThat(replay(there, "1000000", ACME).status()).isEqualTo(429);
    }
  }

  @Test
  void aReplayIsChargedForItsTextToo() throws Exception {
    String id = setAside(request("acme"), Topics.REQUESTS);
    String other = setAside(request("acme"), Topics.REQUESTS);
    try (Bridge narrow = Bridge.start(config(Map.of("lector.tenants.characters", "1000")));
        Client there = new Client(narrow.port())) {
      await().atMost(SOON).until(narrow::ready);
      assertThat(replay(there, id, ACME).status()).isEqualTo(202);
      assertThat(replay(there, other, ACME).status()).as("600 characters each").isEqualTo(429);
    }
  }

  private static Answer replay(Client at, String id, String[] who) {
    return at.send(
        at.request("/dead-letters/" + id + "/replay", who).POST(BodyPublishers.noBody()).build());
  }

  private static List<String> ids(Answer answer) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.json().path("dead_letters").findValuesAsText("id");
  }

  private static SpeechRequested request(String tenant) {
    return SpeechRequested.newBuilder()
        .setRequestId(UUID.randomUUID().toString())
        .setTenant(tenant)
        .setText("Some text. " + "x".repeat(589))
        .setBatchId("a-batch")
        .setItem(3)
        .setBatchItems(9)
        .build();
  }

  private static String setAside(SpeechRequested request, String from) throws Exception {
    try (SpecificAvroSerializer<SpeechRequested> serializer = new SpecificAvroSerializer<>()) {
      serializer.configure(Map.of("schema.registry.url", REGISTRY), false);
      return setAside(Objects.requireNonNull(serializer.serialize(Topics.REQUESTS, request)), from);
    }
  }

  /** A dead letter as a worker leaves it. */
  private static String setAside(byte[] value, String from) throws Exception {
    ProducerRecord<byte[], byte[]> letter =
        new ProducerRecord<>(Topics.DEAD_LETTERS, "a-key".getBytes(UTF_8), value);
    new DeadLetterHeaders(from, 0, 4_711, 0, "Poisoned", "Delivered 5 times without an end")
        .write(letter.headers());
    PastDeliveries.write(letter.headers(), 4);
    letter.headers().add("a-header", "its value".getBytes(UTF_8));
    return Long.toString(producer.send(letter).get().offset());
  }

  /** All there are on the first partition. */
  private static List<byte[]> values(String topic) {
    List<byte[]> values = new ArrayList<>();
    TopicPartition partition = new TopicPartition(topic, 0);
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", broker.servers()),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
      while (consumer.position(partition) < end) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
          values.add(record.value());
        }
      }
    }
    return values;
  }
}
