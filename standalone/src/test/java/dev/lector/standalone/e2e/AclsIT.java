package dev.lector.standalone.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lector.events.SpeechRequested;
import dev.lector.events.Webhook;
import dev.lector.events.WebhookDelivery;
import dev.lector.headers.ReplyHeaders;
import dev.lector.ledger.Ledger;
import dev.lector.standalone.deadletters.DeadLetters;
import dev.lector.standalone.e2e.AuthorizerLog.Decision;
import dev.lector.standalone.webhooks.SentWebhooks;
import dev.lector.topics.ShareGroups;
import dev.lector.topics.Topics;
import dev.lector.tts.TtsWorker;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * All services with the ACLs that {@code docs/acls.md} names and no others, on a broker that asks
 * for a login and denies everything else. One after another, on the same broker.
 */
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class AclsIT {
  private static final Duration SOON = Duration.ofMinutes(1);
  private static final String REGISTRY = "mock://acls";

  /** Needed for what takes an hour to happen. */
  private static final Set<String> SELDOM = Set.of("ledger WRITE " + Topics.USAGE);

  private static final String REPLY_TOPIC = Topics.REPLIES + ".backend";

  private SecureBroker broker;
  private AuthorizerLog log;
  private Admin operator;
  private Rig rig;
  private TtsWorker worker;
  private Path ledgerDirectory;
  private Ledger ledger;
  private Gateway gateway;
  private KafkaUser anybody;
  private KafkaUser backend;
  private List<AclTable.Row> rows;

  @BeforeAll
  void start(@TempDir Path directory) throws Exception {
    rows = AclTable.rows();
    broker =
        new SecureBroker(directory, rows.stream().map(AclTable.Row::principal).distinct().toList());
    operator = Admin.create(Map.of("bootstrap.servers", broker.operators()));
    List<AclBinding> bindings = rows.stream().flatMap(row -> row.bindings().stream()).toList();
    operator.createAcls(bindings).all().get();
    log = new AuthorizerLog();
    rig = new Rig("set below", REGISTRY, directory.resolve("audio"));
    // First the one that may make the topics.
    Map<String, String> first = as("worker");
    first.put("lector.worker.port", "0");
    worker = rig.worker(first);
    ledgerDirectory = directory.resolve("ledger");
    ledger = ledger();
    gateway = rig.gateway(as("bridge"));
    operator.createTopics(List.of(new NewTopic(REPLY_TOPIC, 1, (short) 1))).all().get();
    anybody = new KafkaUser(Map.of("bootstrap.servers", broker.operators()), REGISTRY);
    backend = new KafkaUser(broker.client("backend"), REGISTRY);
  }

  private Ledger ledger() {
    Map<String, String> settings = as("ledger");
    settings.put("lector.kafka.repartition.purge.interval.ms", "1000");
    settings.put("lector.ledger.audit.interval", "1s");
    settings.put("lector.ledger.grace", "1s");
    return rig.ledger(ledgerDirectory, settings);
  }

  private Map<String, String> as(String user) {
    Map<String, String> settings = new HashMap<>();
    broker.client(user).forEach((key, value) -> settings.put("lector.kafka." + key, value));
    return settings;
  }

  @AfterAll
  void stop() {
    rig.close();
    operator.close();
    log.close();
    broker.close();
  }

  @Test
  @Order(1)
  void everythingWorksWithTheAclsThatAreDocumented() throws Exception {
    assertThat(gateway.say("One who waits.").statusCode()).isEqualTo(200);
    assertThat(gateway.say("One who does not wait.", "Prefer", "respond-async").statusCode())
        .isEqualTo(202);
    aListenerLeaves();
    aBatchFinishes();
    aBatchIsPausedAndCancelled();
    aJobIsErased();
    aBackendIsAnswered();
    aSuspectIsQuarantined();
    whatNobodyCanReadIsSetAsideAndReplayed();
    aWebhookIsGivenUpAndReplayed();
    whatWasSaidIsVerified();
    await().atMost(SOON).until(() -> asked("ledger", AclOperation.DELETE));

    assertThat(log.denied()).as("denied").isEmpty();
  }

  private boolean asked(String user, AclOperation operation) {
    return Stream.concat(log.allowed().stream(), log.denied().stream())
        .anyMatch(it -> it.principal().equals(user) && it.operation().equals(operation.name()));
  }

  private void aListenerLeaves() throws Exception {
    String body = "{\"text\":\"%s\"}".formatted("One who listens to the first words. ".repeat(400));
    try (Socket listener = new Socket("localhost", gateway.uri("/").getPort())) {
      String head =
          "POST /text-to-speech/stream HTTP/1.1\r\nHost: localhost\r\n"
              + "Content-Type: application/json\r\nContent-Length: "
              + body.length()
              + "\r\n\r\n";
      listener.getOutputStream().write((head + body).getBytes(UTF_8));
      listener.getInputStream().readNBytes(1_000);
    }
    await()
        .atMost(SOON)
        .until(
            () ->
                Stream.concat(log.allowed().stream(), log.denied().stream())
                    .anyMatch(
                        it ->
                            it.principal().equals("bridge")
                                && it.operation().equals(AclOperation.WRITE.name())
                                && it.resource().endsWith(":" + Topics.ABANDONED_STREAMS)));
  }

  private void aBatchFinishes() throws Exception {
    HttpResponse<String> taken =
        gateway.send("POST", "/batches", "{\"text\":\"A.\"}\n{\"text\":\"B.\"}\n", NDJSON);
    assertThat(taken.statusCode()).as(taken.body()).isEqualTo(202);
    String batch = taken.headers().firstValue("Location").orElseThrow();
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> assertThat(gateway.get(batch).body()).contains("\"state\":\"FINISHED\""));
  }

  private static final String[] NDJSON = {"Content-Type", "application/x-ndjson"};

  private void aBatchIsPausedAndCancelled() throws Exception {
    String items = "{\"text\":\"Too late.\"}\n".repeat(50);
    HttpResponse<String> taken = gateway.send("POST", "/batches", items, NDJSON);
    String batch = taken.headers().firstValue("Location").orElseThrow();
    HttpResponse<String> paused = gateway.send("POST", batch + "/pause", "");
    assertThat(paused.statusCode()).as(paused.body()).isEqualTo(202);
    HttpResponse<String> cancelled = gateway.send("DELETE", batch, "");
    assertThat(cancelled.statusCode()).as(cancelled.body()).isBetween(200, 204);
  }

  private void aJobIsErased() throws Exception {
    HttpResponse<String> said = gateway.say("One who wants to be forgotten.");
    String job = "/jobs/" + said.headers().firstValue("X-Request-Id").orElseThrow();
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(gateway.get(job).body()).contains("SUCCEEDED"));
    assertThat(gateway.send("DELETE", job, "").statusCode()).isEqualTo(204);
    awaitWrite("ledger", Topics.ERASURES);
  }

  private void aBackendIsAnswered() throws Exception {
    SpeechRequested request = request("From a backend.").build();
    RecordHeaders headers = new RecordHeaders();
    new ReplyHeaders(new byte[] {1}, REPLY_TOPIC, null).writeRequest(headers);
    backend.send(Topics.REQUESTS, request, headers);
    backend.awaitRecord(REPLY_TOPIC, request.getRequestId());
    backend.awaitRecord(Topics.COMPLETIONS, request.getRequestId());
    backend.awaitRecord(Topics.JOBS, request.getRequestId());
  }

  private void whatNobodyCanReadIsSetAsideAndReplayed() throws Exception {
    byte[] bytes = "Not Avro.".getBytes(UTF_8);
    for (String queue : List.of(Topics.REQUESTS, Topics.BATCH_REQUESTS)) {
      String id = UUID.randomUUID().toString();
      anybody.send(queue, id, bytes, new RecordHeaders());
      anybody.awaitRecord(Topics.DEAD_LETTERS, id);
    }
    List<String> replayed = new ArrayList<>();
    try (DeadLetters letters =
        DeadLetters.open(broker.client("operator"), Map.of("schema.registry.url", REGISTRY))) {
      letters.replayAll(replayed::add, replayed::add);
    }
    assertThat(replayed).hasSize(2).allMatch(line -> line.endsWith("as it was"));
    aBridgeReplays();
  }

  /** Those that nobody can decode go to their queue, as they are, from each queue one at least. */
  private void aBridgeReplays() throws Exception {
    Set<Integer> answers = new HashSet<>();
    for (int letter = 0; letter < 2; letter++) {
      answers.add(
          gateway.send("POST", "/dead-letters/%d/replay".formatted(letter), "").statusCode());
    }
    assertThat(answers).containsExactly(202);
  }

  private void aSuspectIsQuarantined() throws Exception {
    SpeechRequested suspect = request("From the quarantine.").build();
    backend.send(Topics.REQUESTS, suspect, KafkaUser.delivered(Topics.REQUESTS, 2));
    anybody.awaitRecord(Topics.QUARANTINED_REQUESTS, suspect.getRequestId());
    backend.awaitRecord(Topics.COMPLETIONS, suspect.getRequestId());
  }

  private static SpeechRequested.Builder request(String text) {
    return SpeechRequested.newBuilder().setRequestId(UUID.randomUUID().toString()).setText(text);
  }

  @Test
  @Order(2)
  void whatTakesALossOrAnAbsenceWorksToo() throws Exception {
    aWorkerThatLeavesGivesBackWhatItHas();
    workThatTakesLongIsMoved();
    whatTheQueuesLoseIsPublishedAgain();
    whatIsOverdueEnds();
    aTopicGetsMorePartitions();

    assertThat(log.denied()).as("denied").isEmpty();
  }

  private void aWorkerThatLeavesGivesBackWhatItHas() throws Exception {
    backend.send(Topics.REQUESTS, request(sentences("one")).build());
    anybody.send(
        Topics.BATCH_REQUESTS, request(sentences("two")).setBatchId("batch").setItem(0).build());
    URI metrics = URI.create("http://localhost:%d/metrics".formatted(worker.port()));
    await()
        .atMost(SOON)
        .until(
            () ->
                new String(metrics.toURL().openStream().readAllBytes(), UTF_8)
                    .contains("lector_worker_in_flight 2.0"));
    worker.close();
    awaitWrite("worker", Topics.REQUESTS);
    awaitWrite("worker", Topics.BATCH_REQUESTS);
  }

  private static String sentences(String text) {
    return IntStream.range(0, 300)
        .mapToObj("This is sentence number %%d of text %s. ".formatted(text)::formatted)
        .collect(Collectors.joining());
  }

  private void workThatTakesLongIsMoved() {
    Map<String, String> impatient = as("worker");
    impatient.put("lector.worker.long", "500ms");
    try (TtsWorker second = rig.worker(impatient)) {
      assertThat(second.ready()).isTrue();
      awaitWrite("worker", Topics.LONG_REQUESTS);
    }
  }

  private void whatTheQueuesLoseIsPublishedAgain() throws Exception {
    Map<String, String> groups =
        Map.of(
            Topics.REQUESTS,
            ShareGroups.SYNTHESIZERS,
            Topics.LONG_REQUESTS,
            ShareGroups.LONG_SYNTHESIZERS,
            Topics.QUARANTINED_REQUESTS,
            ShareGroups.EXAMINERS);
    for (Map.Entry<String, String> queue : groups.entrySet()) {
      anybody.send(queue.getKey(), request("Lost.").build());
      anybody.lose(queue.getKey(), queue.getValue());
      awaitWrite("ledger", queue.getKey());
    }
  }

  private void whatIsOverdueEnds() throws Exception {
    SpeechRequested request =
        request("Too late.").setDeadline(Instant.now().plusSeconds(1)).build();
    backend.send(Topics.REQUESTS, request);
    backend.awaitRecord(Topics.COMPLETIONS, request.getRequestId());
    awaitWrite("ledger", Topics.COMPLETIONS);
  }

  private void aTopicGetsMorePartitions() throws Exception {
    ledger.close();
    operator.createPartitions(Map.of(Topics.COMPLETIONS, NewPartitions.increaseTo(7))).all().get();
    ledger = ledger();
  }

  private void aWebhookIsGivenUpAndReplayed() throws Exception {
    Map<String, String> settings = as("webhooks");
    settings.put("lector.kafka.repartition.purge.interval.ms", "1000");
    rig.webhooks(ledgerDirectory.resolveSibling("webhooks"), settings);
    SpeechRequested request =
        request("To be told of.").setWebhook(new Webhook("ftp://example.org/", List.of())).build();
    backend.send(Topics.REQUESTS, request);
    try (SentWebhooks webhooks =
        SentWebhooks.open(broker.client("operator"), Map.of("schema.registry.url", REGISTRY))) {
      await().atMost(SOON).until(() -> !webhooks.dead().isEmpty());
      webhooks.replay(webhooks.dead().stream().map(WebhookDelivery::getWebhookId).toList());
    }
    await().atMost(SOON).until(() -> asked("webhooks", AclOperation.DELETE));
  }

  private void whatWasSaidIsVerified() throws Exception {
    Map<String, String> settings = as("verifier");
    settings.put("lector.verifier.recogniser", "echo To be listened to.");
    rig.verifier(settings);
    SpeechRequested request = request("To be listened to.").setVerify(true).build();
    backend.send(Topics.REQUESTS, request);
    awaitWrite("verifier", Topics.VERIFICATIONS);
  }

  private void awaitWrite(String user, String topic) {
    AclTable.Row row =
        rows.stream()
            .filter(it -> it.principal().equals(user) && it.resource().name().equals(topic))
            .findFirst()
            .orElseThrow();
    await(user + " writes " + topic)
        .atMost(SOON)
        .until(() -> log.hasAllowed(row, AclOperation.WRITE));
  }

  @Test
  @Order(3)
  void noAclIsDocumentedThatNobodyNeeds() {
    List<String> unused = new ArrayList<>();
    for (AclTable.Row row : rows) {
      for (AclOperation operation : row.operations()) {
        if (!log.hasAllowed(row, operation)) {
          unused.add(row.principal() + " " + operation + " " + row.resource().name());
        }
      }
    }
    unused.removeAll(SELDOM);
    assertThat(unused).as("not needed").isEmpty();
  }

  @Test
  @Order(4)
  void anAclThatIsMissingIsNoticed() throws Exception {
    rig.worker(as("worker"));
    AclBinding write =
        rows.stream()
            .filter(row -> row.principal().equals("bridge"))
            .filter(row -> row.resource().name().equals(Topics.REQUESTS))
            .flatMap(row -> row.bindings().stream())
            .findFirst()
            .orElseThrow();
    operator.deleteAcls(List.of(write.toFilter())).all().get();

    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(gateway.say("No more.").statusCode()).isNotEqualTo(200));

    assertThat(log.denied()).extracting(Decision::principal).contains("bridge");
  }
}
