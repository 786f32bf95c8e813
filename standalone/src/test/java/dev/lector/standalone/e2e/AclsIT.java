package dev.lector.standalone.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lector.events.SpeechRequested;
import dev.lector.serde.SpecificAvroSerializer;
import dev.lector.standalone.e2e.AuthorizerLog.Decision;
import dev.lector.topics.Topics;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
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

  /**
   * Needed for what takes a crash, a loss, an hour or an absence to happen: see the tests of the
   * quarantine, the audit, usage and deadlines.
   */
  private static final Set<String> SELDOM =
      Set.of(
          "worker WRITE " + Topics.REQUESTS,
          "worker WRITE " + Topics.BATCH_REQUESTS,
          "worker WRITE " + Topics.LONG_REQUESTS,
          "worker WRITE " + Topics.QUARANTINED_REQUESTS,
          "ledger WRITE " + Topics.COMPLETIONS,
          "ledger WRITE " + Topics.USAGE,
          "ledger WRITE " + Topics.REQUESTS,
          "ledger WRITE " + Topics.LONG_REQUESTS,
          "ledger WRITE " + Topics.QUARANTINED_REQUESTS);

  private SecureBroker broker;
  private AuthorizerLog log;
  private Admin operator;
  private Rig rig;
  private Gateway gateway;
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
    rig.worker(as("worker"));
    Map<String, String> ledger = as("ledger");
    ledger.put("lector.kafka.repartition.purge.interval.ms", "1000");
    rig.ledger(directory.resolve("ledger"), ledger);
    gateway = rig.gateway(as("bridge"));
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
    aBatchFinishes();
    aBatchIsCancelled();
    aBackendIsAnswered();
    aRecordThatNobodyCanReadIsSetAside();
    await().atMost(SOON).until(() -> asked("ledger", AclOperation.DELETE));

    assertThat(log.denied()).as("denied").isEmpty();
  }

  private boolean asked(String user, AclOperation operation) {
    return Stream.concat(log.allowed().stream(), log.denied().stream())
        .anyMatch(it -> it.principal().equals(user) && it.operation().equals(operation.name()));
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

  private void aBatchIsCancelled() throws Exception {
    String items = "{\"text\":\"Too late.\"}\n".repeat(50);
    HttpResponse<String> taken = gateway.send("POST", "/batches", items, NDJSON);
    String batch = taken.headers().firstValue("Location").orElseThrow();
    HttpResponse<String> cancelled = gateway.send("DELETE", batch, "");
    assertThat(cancelled.statusCode()).as(cancelled.body()).isBetween(200, 204);
  }

  private void aBackendIsAnswered() throws Exception {
    String id = UUID.randomUUID().toString();
    try (SpecificAvroSerializer<SpeechRequested> serializer = new SpecificAvroSerializer<>()) {
      serializer.configure(Map.of("schema.registry.url", REGISTRY), false);
      SpeechRequested request =
          SpeechRequested.newBuilder().setRequestId(id).setText("From a backend.").build();
      send(id, Objects.requireNonNull(serializer.serialize(Topics.REQUESTS, request)));
    }
    awaitRecord(Topics.COMPLETIONS, "backend", id);
    awaitRecord(Topics.JOBS, "backend", id);
  }

  private void aRecordThatNobodyCanReadIsSetAside() throws Exception {
    String id = UUID.randomUUID().toString();
    send(id, "Not Avro.".getBytes(UTF_8));
    await()
        .atMost(SOON)
        .until(() -> !records(broker.operators(), Topics.DEAD_LETTERS, id).isEmpty());
  }

  private void send(String id, byte[] value) throws Exception {
    Map<String, Object> config = new HashMap<>(broker.client("backend"));
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>(Topics.REQUESTS, id, value)).get();
    }
  }

  private void awaitRecord(String topic, String user, String id) {
    Map<String, Object> config = new HashMap<>(broker.client(user));
    await().atMost(SOON).until(() -> !records(config, topic, id).isEmpty());
  }

  private static List<byte[]> records(String bootstrap, String topic, String id) {
    return records(Map.of("bootstrap.servers", bootstrap), topic, id);
  }

  private static List<byte[]> records(Map<String, Object> config, String topic, String id) {
    List<byte[]> found = new ArrayList<>();
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(it -> new TopicPartition(topic, it.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      long end = System.nanoTime() + Duration.ofSeconds(2).toNanos();
      while (found.isEmpty() && System.nanoTime() < end) {
        consumer
            .poll(Duration.ofMillis(200))
            .forEach(
                record -> {
                  if (id.equals(record.key())) {
                    found.add(record.value());
                  }
                });
      }
    }
    return found;
  }

  @Test
  @Order(2)
  void noAclIsDocumentedThatNobodyNeeds() {
    List<String> unused = new ArrayList<>();
    for (AclTable.Row row : rows) {
      for (AclOperation operation : row.operations()) {
        if (log.allowed().stream().noneMatch(decision -> rests(decision, row, operation))) {
          unused.add(row.principal() + " " + operation + " " + row.resource().name());
        }
      }
    }
    unused.removeAll(SELDOM);
    assertThat(unused).as("not needed").isEmpty();
  }

  private static boolean rests(Decision decision, AclTable.Row row, AclOperation operation) {
    String name = decision.resource().substring(decision.resource().lastIndexOf(':') + 1);
    boolean matches =
        switch (row.resource().patternType()) {
          case PREFIXED -> name.startsWith(row.resource().name());
          default -> name.equals(row.resource().name());
        };
    return matches
        && decision.principal().equals(row.principal())
        && decision
            .resource()
            .toUpperCase(Locale.ROOT)
            .replace("_", "")
            .startsWith(row.resource().resourceType().name().replace("_", ""))
        && decision.operation().equals(operation.name());
  }

  @Test
  @Order(3)
  void anAclThatIsMissingIsNoticed() throws Exception {
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
