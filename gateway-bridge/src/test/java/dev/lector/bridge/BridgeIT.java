package dev.lector.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import dev.lector.audio.AudioKey;
import dev.lector.audio.AudioStore;
import dev.lector.audio.AudioStoreException;
import dev.lector.audio.AudioStores;
import dev.lector.audio.StoredAudio;
import dev.lector.bridge.testing.Client;
import dev.lector.bridge.testing.Client.Answer;
import dev.lector.bridge.testing.Servers;
import dev.lector.bridge.testing.StubWorker;
import dev.lector.bridge.testing.TestBroker;
import dev.lector.bridge.testing.TestProvider;
import dev.lector.events.Audio;
import dev.lector.events.RejectionCode;
import dev.lector.events.SpeechFinished;
import dev.lector.events.SpeechRejected;
import dev.lector.events.SpeechRequested;
import dev.lector.events.SpeechSynthesized;
import dev.lector.headers.CloudEventHeaders;
import dev.lector.headers.ReplyHeaders;
import dev.lector.headers.TraceParent;
import dev.lector.serde.SpecificAvroSerializer;
import dev.lector.topics.Topics;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole bridge on a real broker, with a worker that is a real Kafka client and speaks no word.
 */
class BridgeIT {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final int FLOOD = 200;
  private static final String REGISTRY = "mock://bridge-it";

  @TempDir static Path dir;

  private static TestBroker broker;
  private static AudioStore store;
  private static StubWorker worker;
  private static Bridge bridge;
  private static Client client;

  @BeforeAll
  static void start() throws Exception {
    broker = TestBroker.start(dir.resolve("kafka"));
    store = AudioStores.create(Map.of("type", "file", "dir", dir.resolve("audio").toString()));
    bridge = Bridge.start(config(Map.of()));
    await().atMost(SOON).until(bridge::ready);
    worker =
        StubWorker.start(
            broker.servers(),
            REGISTRY,
            BridgeIT::answer,
            request -> !request.getText().startsWith("no reply"));
    client = new Client(bridge.port());
  }

  @AfterAll
  static void stop() {
    client.close();
    bridge.close();
    worker.close();
    store.close();
    broker.close();
  }

  @Test
  void speechComesBackAsALinkToItsAudio() {
    Answer answer = client.speak("{\"text\":\"Hello there.\"}");

    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(answer.json().fieldNames()).toIterable().containsExactly("audio");
    URI url = URI.create(answer.json().at("/audio/url").asText());
    assertThat(url.getAuthority()).isEqualTo("localhost:" + bridge.port());
    Answer audio = client.get(url.getRawPath() + "?" + url.getRawQuery());
    assertThat(audio.status()).isEqualTo(200);
    assertThat(audio.text()).isEqualTo("Hello there.");
    assertThat(audio.header("Content-Type")).isEqualTo("audio/wav");
  }

  @Test
  void theEventSaysWhatWasAskedAndWhereTheReplyGoes() {
    String trace = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
    Answer answer =
        client.speak(
            "{\"text\":\"Trace me.\",\"model_id\":\"m\",\"description\":\"d\",\"voice\":\"v\",\"speed\":2}",
            "traceparent",
            trace);

    StubWorker.Taken taken = taken(answer.header("X-Request-Id"));
    SpeechRequested request = taken.request();
    assertThat(request.getModelId()).isEqualTo("m");
    assertThat(request.getDescription()).isEqualTo("d");
    assertThat(request.getVoice()).isEqualTo("v");
    assertThat(request.getSpeed()).isEqualTo(2.0);
    assertThat(request.getDeadline()).isNull();
    assertThat(header(taken, "kafka_correlationId")).isEqualTo(request.getRequestId());
    assertThat(header(taken, "kafka_replyTopic")).isEqualTo(Topics.REPLIES);
    assertThat(header(taken, CloudEventHeaders.TYPE))
        .isEqualTo("dev.lector.events.SpeechRequested");
    TraceParent passed = TraceParent.read(taken.headers()).orElseThrow();
    assertThat(passed.traceId()).isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
    assertThat(passed.spanId()).isNotEqualTo("00f067aa0ba902b7");
  }

  @Test
  void aRetryWithTheSameKeyMakesNoSecondJob() {
    String key = UUID.randomUUID().toString();
    String body = "{\"text\":\"Only once, please.\"}";

    Answer first = client.speak(body, "Idempotency-Key", key);
    Answer second = client.speak(body, "Idempotency-Key", key);
    Answer different = client.speak("{\"text\":\"Another text.\"}", "Idempotency-Key", key);

    assertThat(first.status()).isEqualTo(200);
    assertThat(second.status()).isEqualTo(200);
    assertThat(second.header("X-Request-Id")).isEqualTo(first.header("X-Request-Id"));
    assertThat(different.status()).isEqualTo(422);
    String id = first.header("X-Request-Id");
    assertThat(worker.taken()).filteredOn(t -> t.request().getRequestId().equals(id)).hasSize(1);
  }

  @Test
  void anAsynchronousRequestIsFoundAsAJob() {
    Answer accepted = client.speak("{\"text\":\"Later.\"}", "Prefer", "respond-async");

    assertThat(accepted.status()).isEqualTo(202);
    assertThat(accepted.header("Preference-Applied")).isEqualTo("respond-async");
    String location = accepted.header("Location");
    assertThat(location).isEqualTo("/jobs/" + accepted.header("X-Request-Id"));
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(client.get(location).json().path("state").asText())
                    .isEqualTo("SUCCEEDED"));
    Answer job = client.get(location);
    assertThat(job.json().at("/audio/duration_ms").asLong()).isEqualTo(1234);
    assertThat(job.json().at("/audio/url").asText()).startsWith("http://localhost:");
    assertThat(job.json().path("worker").asText()).isEqualTo("stub");
  }

  @Test
  void aRequestThatIsNotDoneInTimeIsPickedUpByARetry() {
    // A bridge with little patience, beside the other one: each has its own reply partition.
    try (Bridge hasty = Bridge.start(config(Map.of("lector.limits.wait", "PT0.3S")));
        Client other = new Client(hasty.port())) {
      await().atMost(SOON).until(hasty::ready);
      String key = UUID.randomUUID().toString();
      String body = "{\"text\":\"slow: 1500 ms\"}";

      Answer early = other.speak(body, "Idempotency-Key", key);
      assertThat(early.status()).isEqualTo(504);
      assertThat(early.header("Location")).isEqualTo("/jobs/" + early.header("X-Request-Id"));

      await()
          .atMost(SOON)
          .untilAsserted(
              () -> assertThat(other.speak(body, "Idempotency-Key", key).status()).isEqualTo(200));
      String id = early.header("X-Request-Id");
      assertThat(worker.taken()).filteredOn(t -> t.request().getRequestId().equals(id)).hasSize(1);
      // What one bridge took, the other one knows too soon after it has ended.
      await()
          .atMost(SOON)
          .untilAsserted(
              () ->
                  assertThat(client.get("/jobs/" + id).json().path("state").asText())
                      .isEqualTo("SUCCEEDED"));
    }
  }

  @Test
  void oneKeyWithTwoTextsAtTwoGatewaysIsOneJobAndA422() {
    try (Bridge second = Bridge.start(config(Map.of()));
        Client other = new Client(second.port())) {
      await().atMost(SOON).until(second::ready);
      String key = UUID.randomUUID().toString();
      List<CompletableFuture<Answer>> both =
          List.of(
              client.speakAsync("{\"text\":\"slow: one text\"}", "Idempotency-Key", key),
              other.speakAsync("{\"text\":\"slow: another\"}", "Idempotency-Key", key));

      assertThat(both.stream().map(answer -> answer.join().status()))
          .as("nobody gets another text's audio")
          .containsExactlyInAnyOrder(200, 422);
      Answer spoken =
          both.stream()
              .map(CompletableFuture::join)
              .filter(answer -> answer.status() == 200)
              .findFirst()
              .orElseThrow();
      String id = spoken.header("X-Request-Id");
      assertThat(worker.taken())
          .as("both bridges published it")
          .filteredOn(t -> t.request().getRequestId().equals(id))
          .hasSize(2);
    }
  }

  @Test
  void aReplyOfALaterDeliveryDoesNotDecideWhatTheCompletionsSayFirst() throws Exception {
    try (SpecificAvroSerializer<SpeechFinished> serializer = new SpecificAvroSerializer<>()) {
      serializer.configure(Map.of("schema.registry.url", REGISTRY), false);
      try (KafkaProducer<String, SpeechFinished> byHand =
          new KafkaProducer<>(
              Map.of("bootstrap.servers", broker.servers()), new StringSerializer(), serializer)) {
        CompletableFuture<Answer> answer = client.speakAsync("{\"text\":\"never: by hand\"}");
        await().atMost(SOON).until(() -> takenText("never: by hand").isPresent());
        StubWorker.Taken taken = takenText("never: by hand").orElseThrow();
        String id = taken.request().getRequestId();
        ReplyHeaders to = ReplyHeaders.read(taken.headers()).orElseThrow();
        SpeechFinished.Builder late =
            SpeechFinished.newBuilder()
                .setRequestId(id)
                .setAttempt(2)
                .setOutcome(SpeechRejected.newBuilder().setCode(RejectionCode.CANCELLED).build());
        byHand
            .send(new ProducerRecord<>(to.replyTopic(), to.replyPartition(), id, late.build()))
            .get();
        SpeechFinished first =
            SpeechFinished.newBuilder(late)
                .setAttempt(1)
                .setOutcome(synthesized("never: by hand"))
                .build();
        byHand.send(new ProducerRecord<>(Topics.COMPLETIONS, id, first)).get();
        byHand.send(new ProducerRecord<>(Topics.COMPLETIONS, id, late.build())).get();

        assertThat(answer.join().status()).isEqualTo(200);
        assertThat(client.get("/jobs/" + id).json().path("state").asText()).isEqualTo("SUCCEEDED");
      }
    }
  }

  @Test
  void oneTenantsFloodKeepsAnotherWaitingForAFewOfItsRequests() {
    String tokens =
        "acme:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08,"
            + "globex:2bb80d537b1da3e38bd30361aa855686bde0eacd7162fef6a25fe97bf527a25b";
    String flood = UUID.randomUUID().toString();
    try (Bridge shared =
            Bridge.start(
                config(Map.of("lector.auth.tokens", tokens, "lector.tenants.window", "8")));
        Client acme = new Client(shared.port());
        Client globex = new Client(shared.port())) {
      await().atMost(SOON).until(shared::ready);
      List<CompletableFuture<Answer>> answers = new ArrayList<>();
      for (int i = 0; i < FLOOD; i++) {
        answers.add(acme.speakAsync("{\"text\":\"brief " + flood + i + "\"}", Servers.acme()));
      }
      await().atMost(SOON).until(() -> held(acme) > FLOOD / 2);
      long before = takenOf("brief " + flood);
      assertThat(globex.speak("{\"text\":\"brief, of another\"}", Servers.globex()).status())
          .isEqualTo(200);
      assertThat(takenOf("brief " + flood) - before).isLessThan(FLOOD / 4);
      for (CompletableFuture<Answer> answer : answers) {
        assertThat(answer.join().status()).isEqualTo(200);
      }
    }
  }

  @Test
  void longTextsOfOneTenantKeepAnotherWaitingForOneOfThemAtMost() {
    String tokens =
        "acme:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08,"
            + "globex:2bb80d537b1da3e38bd30361aa855686bde0eacd7162fef6a25fe97bf527a25b";
    String flood = UUID.randomUUID().toString();
    try (Bridge shared = Bridge.start(config(Map.of("lector.auth.tokens", tokens)));
        Client acme = new Client(shared.port());
        Client globex = new Client(shared.port())) {
      await().atMost(SOON).until(shared::ready);
      List<CompletableFuture<Answer>> answers = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        String text = "long " + flood + i + " a".repeat(9_970);
        answers.add(acme.speakAsync("{\"speed\":0.25,\"text\":\"" + text + "\"}", Servers.acme()));
      }
      await().atMost(SOON).until(() -> held(acme) > 4);
      for (int i = 0; i < 3; i++) {
        long before = takenOf("long " + flood);
        assertThat(globex.speak("{\"text\":\"brief, beside\"}", Servers.globex()).status())
            .isEqualTo(200);
        assertThat(takenOf("long " + flood) - before).isLessThanOrEqualTo(2);
      }
      for (CompletableFuture<Answer> answer : answers) {
        assertThat(answer.join().status()).isEqualTo(200);
      }
    }
  }

  private static double held(Client client) {
    return client
        .get("/metrics")
        .text()
        .lines()
        .filter(line -> line.startsWith("lector_bridge_held "))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.indexOf(' '))))
        .sum();
  }

  private static long takenOf(String start) {
    return worker.taken().stream().filter(t -> t.request().getText().startsWith(start)).count();
  }

  private static Optional<StubWorker.Taken> takenText(String text) {
    return worker.taken().stream().filter(t -> t.request().getText().equals(text)).findFirst();
  }

  @Test
  void aTokenThatIsRevokedInTheFileStopsWhileTheBridgeRuns() throws Exception {
    String acme = "acme " + Servers.tokens().getFirst().sha256() + "\n";
    String globex = "globex " + Servers.tokens().getLast().sha256() + "\n";
    Path tokens = Files.writeString(dir.resolve("tokens"), acme);
    try (Bridge guarded =
            Bridge.start(config(Map.of("lector.auth.tokensfile", tokens.toString())));
        Client there = new Client(guarded.port())) {
      await().atMost(SOON).until(guarded::ready);
      String body = "{\"text\":\"Who may enter?\"}";
      assertThat(there.speak(body, Servers.acme()).status()).isEqualTo(200);
      assertThat(there.speak(body, Servers.globex()).status()).isEqualTo(401);
      CompletableFuture<Answer> followed =
          CompletableFuture.supplyAsync(() -> there.get("/farm/events", Servers.acme()));

      Files.writeString(tokens, globex);

      await().atMost(SOON).until(() -> there.speak(body, Servers.acme()).status() == 401);
      assertThat(there.speak(body, Servers.globex()).status()).isEqualTo(200);
      assertThat(followed.get(SOON.toSeconds(), TimeUnit.SECONDS).text()).contains("event: ");

      Files.writeString(tokens, "globex without a digest\n");
      assertThat(there.speak(body, Servers.globex()).status()).isEqualTo(200);
    }
  }

  @Test
  void tenantsByTokensOfAnIdentityProviderSpeakAndSeeTheirOwnJobsAlone() {
    RSAKey key = TestProvider.rsa("key");
    try (TestProvider provider = TestProvider.open()) {
      provider.publish(key);
      try (Bridge guarded =
              Bridge.start(
                  config(
                      Map.of(
                          "lector.auth.oidc.issuer",
                          provider.issuer(),
                          "lector.auth.oidc.audience",
                          TestProvider.AUDIENCE,
                          "lector.auth.oidc.tenantclaim",
                          "azp",
                          "lector.http.adminport",
                          "0")));
          Client there = new Client(guarded.port());
          Client operations = new Client(guarded.adminPort())) {
        await().atMost(SOON).until(guarded::ready);
        await()
            .atMost(SOON)
            .until(() -> operations.get("/health").json().at("/oidc").asText().equals("UP"));
        String[] shop = bearer(key, provider.claims("user-1").claim("azp", "shop").build());
        String[] news = bearer(key, provider.claims("user-1").claim("azp", "news").build());

        Answer spoken = there.speak("{\"text\":\"Signed elsewhere.\"}", shop);

        assertThat(spoken.status()).as(spoken.text()).isEqualTo(200);
        String job = "/jobs/" + spoken.header("X-Request-Id");
        assertThat(taken(spoken.header("X-Request-Id")).request().getTenant()).isEqualTo("shop");
        assertThat(there.get(job, shop).status()).isEqualTo(200);
        assertThat(there.get(job, news).status()).isEqualTo(404);
        assertThat(there.get(job).status()).isEqualTo(401);
        assertThat(operations.get("/metrics").text())
            .contains("lector_auth_oidc_keys 1.0", "lector_auth_oidc_fetches_total{outcome=");
      }
    }
  }

  private static String[] bearer(RSAKey key, JWTClaimsSet claims) {
    return new String[] {"Authorization", "Bearer " + TestProvider.sign(key, claims)};
  }

  @Test
  void aTenantsDayIsRefusedBeyondItsCharactersWholeBatchesIncluded() throws Exception {
    Path limits = Files.writeString(dir.resolve("limits"), "acme requests=60 dailycharacters=30\n");
    String tokens =
        "acme:%s,globex:%s"
            .formatted(Servers.tokens().getFirst().sha256(), Servers.tokens().getLast().sha256());
    try (Bridge limited =
            Bridge.start(
                config(
                    Map.of(
                        "lector.auth.tokens",
                        tokens,
                        "lector.tenants.limitsfile",
                        limits.toString())));
        Client there = new Client(limited.port())) {
      await().atMost(SOON).until(limited::ready);
      Answer spoken = there.speak("{\"text\":\"Twelve chars\"}", Servers.acme());
      assertThat(spoken.status()).as(spoken.text()).isEqualTo(200);
      assertThat(spoken.header("RateLimit-Policy"))
          .isEqualTo(
              "\"requests-per-minute\";q=60;qu=\"requests\";w=60,"
                  + " \"characters-per-day\";q=30;qu=\"characters\";w=86400");
      assertThat(spoken.header("RateLimit")).contains("\"characters-per-day\";r=18;t=");

      Answer batch = batch(there, 2);
      assertThat(batch.status()).isEqualTo(429);
      assertThat(batch.message())
          .startsWith("This has 20 characters, and this tenant has 18 of its 30 a day left;");
      assertThat(Integer.parseInt(batch.header("Retry-After"))).isBetween(1, 86_400);
      Answer never = batch(there, 4);
      assertThat(never.status()).isEqualTo(413);
      Answer openAi =
          there.send(
              there
                  .request("/v1/audio/speech", Servers.acme())
                  .header("Content-Type", "application/json")
                  .POST(
                      BodyPublishers.ofString(
                          """
                          {"input":"It has twenty chars.","model":"tts-1","voice":"alloy"}
                          """))
                  .build());
      assertThat(openAi.status()).isEqualTo(429);
      assertThat(openAi.json().at("/error/code").asText()).isEqualTo("rate_limit_exceeded");
      assertThat(openAi.header("x-ratelimit-limit-requests")).isEqualTo("60");

      Answer other =
          there.speak("{\"text\":\"Others have no limits at all, here.\"}", Servers.globex());
      assertThat(other.status()).isEqualTo(200);
      assertThat(other.header("RateLimit")).isEmpty();
    }
  }

  private static Answer batch(Client at, int items) {
    return at.send(
        at.request("/batches", Servers.acme())
            .header("Content-Type", "application/jsonl")
            .POST(BodyPublishers.ofString("{\"text\":\"Ten chars.\"}\n".repeat(items)))
            .build());
  }

  @Test
  void everyRejectionHasItsStatus() {
    Map<RejectionCode, Integer> statuses =
        Map.of(
            RejectionCode.INVALID_TEXT, 400,
            RejectionCode.UNKNOWN_MODEL, 400,
            RejectionCode.OUT_OF_MEMORY, 500,
            RejectionCode.CANCELLED, 409,
            RejectionCode.STORAGE_FAILED, 503,
            RejectionCode.POISONED, 500);
    statuses.forEach(
        (code, status) ->
            assertThat(client.speak("{\"text\":\"reject: " + code + "\"}").status())
                .as(code.name())
                .isEqualTo(status));
  }

  @Test
  void twoHundredRequestsAtOnceEachGetTheirOwnAudio() {
    List<CompletableFuture<Answer>> answers = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      answers.add(client.speakAsync("{\"text\":\"Sentence number " + i + ".\"}"));
    }
    for (int i = 0; i < 200; i++) {
      Answer answer = answers.get(i).join();
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.json().at("/audio/url").asText())
          .contains(digest("Sentence number " + i + "."));
    }
  }

  @Test
  void aStopLetsWaitingRequestsFinishAndTellsTheRestWhereTheirJobIs() throws Exception {
    Bridge stopping = Bridge.start(config(Map.of("lector.http.grace", "PT4S")));
    try (Client other = new Client(stopping.port())) {
      await().atMost(SOON).until(stopping::ready);
      CompletableFuture<Answer> never = other.speakAsync("{\"text\":\"never\"}");
      CompletableFuture<Answer> slow = other.speakAsync("{\"text\":\"slow, but done in time\"}");
      await()
          .atMost(SOON)
          .until(
              () ->
                  worker.taken().stream()
                      .anyMatch(t -> t.request().getText().equals("slow, but done in time")));

      stopping.close();

      assertThat(slow.join().status()).isEqualTo(200);
      assertThat(never.join().status()).isEqualTo(503);
      assertThat(never.join().header("Location")).startsWith("/jobs/");
      assertThat(never.join().header("Retry-After")).isNotEmpty();
      assertThat(stopping.ready()).isFalse();
    }
  }

  @Test
  void aReplyThatGetsLostIsMadeGoodByTheCompletion() {
    assertThat(client.speak("{\"text\":\"no reply for this one\"}").status()).isEqualTo(200);
  }

  @Test
  void whatCannotBeReadIsPassedOver() throws Exception {
    try (KafkaProducer<byte[], byte[]> stranger =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", broker.servers()),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      for (String topic : List.of(Topics.REPLIES, Topics.COMPLETIONS)) {
        for (PartitionInfo partition : stranger.partitionsFor(topic)) {
          for (byte[] value : List.of(new byte[0], new byte[] {0, 9, 9, 9, 9, 1}, new byte[100])) {
            stranger.send(new ProducerRecord<>(topic, partition.partition(), null, value)).get();
          }
          stranger.send(new ProducerRecord<>(topic, partition.partition(), null, null)).get();
        }
      }
    }
    assertThat(client.speak("{\"text\":\"After the noise.\"}").status()).isEqualTo(200);
    assertThat(client.speak("{\"text\":\"no reply after the noise\"}").status()).isEqualTo(200);
  }

  @Test
  void aBrokerThatGoesAwayIsA503AndComesBackAsIfNothingWas() {
    broker.stop();
    Bridge early = Bridge.start(config(Map.of()));
    try {
      await()
          .atMost(SOON)
          .untilAsserted(() -> assertThat(client.get("/health/ready").status()).isEqualTo(503));
      Answer refused = client.speak("{\"text\":\"Nobody there.\"}");
      assertThat(refused.status()).isEqualTo(503);
      assertThat(refused.header("Retry-After")).isNotEmpty();
      assertThat(client.get("/health/live").status()).isEqualTo(200);
    } finally {
      broker.restart();
    }
    await().atMost(SOON).until(bridge::ready);
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> assertThat(client.speak("{\"text\":\"Back again.\"}").status()).isEqualTo(200));
    // A bridge that was started while there was no broker gets there by itself.
    await().atMost(SOON).until(early::ready);
    early.close();
  }

  private static BridgeConfig config(Map<String, String> more) {
    Map<String, String> values = new HashMap<>(more);
    values.put("lector.http.port", "0");
    values.put("lector.http.host", "127.0.0.1");
    values.put("lector.kafka.bootstrap.servers", broker.servers());
    values.put("lector.registry.url", REGISTRY);
    values.put("lector.store.dir", dir.resolve("audio").toString());
    values.putIfAbsent("lector.http.grace", "PT2S");
    return BridgeConfig.load(values);
  }

  /** The text itself is the audio; some texts say how they want to end. */
  private static Optional<Object> answer(SpeechRequested request) {
    String text = request.getText();
    if (text.startsWith("reject: ")) {
      return Optional.of(
          SpeechRejected.newBuilder()
              .setCode(RejectionCode.valueOf(text.substring("reject: ".length())))
              .setMessage("Because the text says so.")
              .setRetryable(true)
              .build());
    }
    if (text.startsWith("never")) {
      return Optional.empty();
    }
    if (text.startsWith("brief")) {
      await().pollDelay(Duration.ofMillis(20)).until(() -> true);
    }
    if (text.startsWith("long")) {
      await().pollDelay(Duration.ofMillis(500)).until(() -> true);
    }
    if (text.startsWith("slow")) {
      await().pollDelay(Duration.ofMillis(1500)).until(() -> true);
    }
    return Optional.of(synthesized(text));
  }

  private static SpeechSynthesized synthesized(String text) {
    byte[] audio = text.getBytes(StandardCharsets.UTF_8);
    try {
      StoredAudio stored = store.put(new AudioKey(digest(text) + ".wav"), "audio/wav", audio);
      return SpeechSynthesized.newBuilder()
          .setAudio(
              Audio.newBuilder()
                  .setUri(stored.uri().toString())
                  .setContentType(stored.contentType())
                  .setBytes(stored.bytes())
                  .setSha256(stored.sha256())
                  .setSampleRate(22050)
                  .setChannels(1)
                  .setDurationMs(1234)
                  .build())
          .setModelId("stub")
          .setVoice("mute")
          .build();
    } catch (AudioStoreException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String digest(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static StubWorker.Taken taken(String id) {
    return worker.taken().stream()
        .filter(t -> t.request().getRequestId().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static String header(StubWorker.Taken taken, String name) {
    return new String(taken.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }
}
