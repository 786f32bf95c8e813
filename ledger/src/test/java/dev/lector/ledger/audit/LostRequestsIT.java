package dev.lector.ledger.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lector.events.RejectionCode;
import dev.lector.events.SpeechFinished;
import dev.lector.events.SpeechRejected;
import dev.lector.events.SpeechRequested;
import dev.lector.events.SpeechSynthesized;
import dev.lector.http.tls.FarmSettings;
import dev.lector.ledger.Ledger;
import dev.lector.ledger.StandInWorker;
import dev.lector.ledger.config.AuditConfig;
import dev.lector.ledger.config.LedgerConfig;
import dev.lector.testing.TestBroker;
import dev.lector.testing.TestClient;
import dev.lector.topics.ShareGroups;
import dev.lector.topics.TopicCreator;
import dev.lector.topics.Topics;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ShareConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Requests that the broker gives up without a word. */
class LostRequestsIT {
  private static final Map<String, String> REGISTRY =
      Map.of("schema.registry.url", "mock://lost-requests-it");
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  /** Deliveries of a record before the broker gives it up. */
  private static final int LIMIT = 3;

  @TempDir static Path data;
  private static TestBroker broker;
  private static TestClient client;

  private final List<StandInWorker> workers = new ArrayList<>();
  private final String id = UUID.randomUUID().toString();
  private Ledger ledger;

  @BeforeAll
  static void startBroker() throws Exception {
    broker = TestBroker.start(data.resolve("broker"));
    try (Admin admin = admin()) {
      new TopicCreator(admin, (short) -1).createMissing(Topics.catalogue());
      for (String group : List.of(ShareGroups.SYNTHESIZERS, ShareGroups.NARRATORS)) {
        ShareGroups.configure(admin, group, Duration.ofSeconds(15), LIMIT);
      }
    }
    client = new TestClient(kafka(), REGISTRY);
  }

  @AfterAll
  static void stopBroker() {
    client.close();
    broker.close();
    HTTP.close();
  }

  @BeforeEach
  void startLedger() {
    ledger = Ledger.start(ledgerConfig());
    await().atMost(Duration.ofSeconds(60)).until(ledger::ready);
  }

  @AfterEach
  void stop() {
    workers.forEach(StandInWorker::close);
    ledger.close();
  }

  @Test
  void aRequestWhoseDeliveriesDeadFetchesUsedUpIsPublishedAgainAndEnds() throws Exception {
    double before = republished();
    client.send(request());
    takeUntilGivenUp(ShareGroups.SYNTHESIZERS, Topics.REQUESTS);
    worker(ShareGroups.SYNTHESIZERS, Topics.REQUESTS);

    SpeechFinished finished = client.completion(id);
    assertThat(finished.getOutcome()).isInstanceOf(SpeechSynthesized.class);
    assertThat(republished()).isEqualTo(before + 1);
    String next = UUID.randomUUID().toString();
    client.send(request(next, "Next."));
    client.completion(next);
    assertThat(client.completions(id)).isEqualTo(1);
  }

  @Test
  void requestsThatWorkersEndAreLeftAlone() throws Exception {
    double before = republished();
    double rounds = metric("lector_ledger_audit_rounds_total");
    worker(ShareGroups.SYNTHESIZERS, Topics.REQUESTS);
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      String one = UUID.randomUUID().toString();
      client.send(request(one, "Text " + one));
      ids.add(one);
    }
    for (String one : ids) {
      client.completion(one);
    }
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> metric("lector_ledger_audit_rounds_total") > rounds + 3);
    assertThat(republished()).isEqualTo(before);
    assertThat(ids).allSatisfy(one -> assertThat(client.completions(one)).isEqualTo(1));
  }

  @Test
  void anItemThatItsQueueRejectedIsPublishedAgainAndEnds() throws Exception {
    SpeechRequested item =
        SpeechRequested.newBuilder(request()).setBatchId("b").setItem(0).setTenant("t").build();
    client.send(Topics.BATCH_REQUESTS, item, new RecordHeaders());
    reject(ShareGroups.NARRATORS, Topics.BATCH_REQUESTS);
    worker(ShareGroups.NARRATORS, Topics.BATCH_REQUESTS);
    SpeechFinished finished = client.completion(id);
    assertThat(finished.getOutcome()).isInstanceOf(SpeechSynthesized.class);
    assertThat(finished.getBatchId()).isEqualTo("b");
    assertThat(republished()).isEqualTo(1);
  }

  @Test
  void aRequestThatRetentionTookEndsAsFailedAndMayBeSentAgain() throws Exception {
    client.send(request());
    // What is deleted before the ledger has read it, nobody has ever known.
    await().atMost(Duration.ofSeconds(60)).until(this::theLedgerKnowsTheRequest);
    reject(ShareGroups.SYNTHESIZERS, Topics.REQUESTS, this::deleteAllRequests);
    worker(ShareGroups.SYNTHESIZERS, Topics.REQUESTS);
    SpeechFinished finished = client.completion(id);
    SpeechRejected rejected = (SpeechRejected) finished.getOutcome();
    assertThat(rejected.getCode()).isEqualTo(RejectionCode.SYNTHESIS_FAILED);
    assertThat(rejected.getRetryable()).isTrue();
    assertThat(rejected.getMessage()).contains(Topics.REQUESTS);
  }

  /** Takes a record and gives it back until the broker gives it to nobody any more. */
  private static void takeUntilGivenUp(String group, String topic) throws Exception {
    try (ShareConsumer<byte[], byte[]> dying = StandInWorker.consumer(kafka(), group, topic)) {
      for (int delivery = 0; delivery < LIMIT; delivery++) {
        dying.acknowledge(take(dying), AcknowledgeType.RELEASE);
        dying.commitSync();
      }
    }
  }

  private static void reject(String group, String topic) {
    reject(group, topic, () -> {});
  }

  private static void reject(String group, String topic, Runnable first) {
    try (ShareConsumer<byte[], byte[]> rejecting = StandInWorker.consumer(kafka(), group, topic)) {
      ConsumerRecord<byte[], byte[]> taken = take(rejecting);
      first.run();
      rejecting.acknowledge(taken, AcknowledgeType.REJECT);
      rejecting.commitSync();
    }
  }

  private static ConsumerRecord<byte[], byte[]> take(ShareConsumer<byte[], byte[]> consumer) {
    List<ConsumerRecord<byte[], byte[]>> taken = new ArrayList<>();
    await()
        .atMost(Duration.ofSeconds(60))
        .pollInSameThread()
        .until(
            () -> {
              consumer.poll(Duration.ofMillis(100)).forEach(taken::add);
              return !taken.isEmpty();
            });
    return taken.getFirst();
  }

  private void deleteAllRequests() {
    try (Admin admin = admin()) {
      admin
          .deleteRecords(
              Map.of(new TopicPartition(Topics.REQUESTS, 0), RecordsToDelete.beforeOffset(-1)))
          .all()
          .get();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private double republished() throws Exception {
    return metric("lector_ledger_audit_republished_total");
  }

  private boolean theLedgerKnowsTheRequest() throws Exception {
    return ask("/ledger/jobs/" + id).statusCode() == 200;
  }

  private HttpResponse<String> ask(String path) throws Exception {
    return HTTP.send(
        HttpRequest.newBuilder(URI.create("http://localhost:" + ledger.port() + path)).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private double metric(String name) throws Exception {
    return ask("/metrics")
        .body()
        .lines()
        .filter(line -> line.startsWith(name + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
        .findFirst()
        .orElseThrow();
  }

  private void worker(String group, String topic) {
    workers.add(new StandInWorker(kafka(), REGISTRY, group, topic));
  }

  private SpeechRequested request() {
    return request(id, "Text of " + id);
  }

  private static SpeechRequested request(String requestId, String text) {
    return SpeechRequested.newBuilder().setRequestId(requestId).setText(text).build();
  }

  private static Map<String, String> kafka() {
    return Map.of("bootstrap.servers", broker.bootstrapServers());
  }

  private static Admin admin() {
    return Admin.create(new HashMap<String, Object>(kafka()));
  }

  private static LedgerConfig ledgerConfig() {
    return new LedgerConfig(
        data.resolve("ledger").toString(),
        "localhost",
        0,
        "",
        1,
        1,
        0,
        Duration.ofDays(7),
        Duration.ofDays(30),
        Duration.ofSeconds(5),
        Duration.ofDays(30),
        Duration.ofDays(400),
        20_000,
        10,
        new AuditConfig(Duration.ofMillis(200), 2),
        (short) -1,
        kafka(),
        REGISTRY,
        FarmSettings.OPEN);
  }
}
