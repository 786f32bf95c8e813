package dev.lector.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lector.events.DeliveryState;
import dev.lector.events.Job;
import dev.lector.events.JobState;
import dev.lector.events.Webhook;
import dev.lector.events.WebhookDelivery;
import dev.lector.registry.SchemaRegistryClient;
import dev.lector.registry.SchemaRegistryClients;
import dev.lector.testing.TestBroker;
import dev.lector.testing.TestRegistry;
import dev.lector.topics.Topics;
import dev.lector.webhooks.Receiver.Received;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The service on a real broker and a real registry: what survives its end. */
class WebhooksIT {
  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

  @TempDir static Path directory;
  private static TestBroker broker;
  private static TestRegistry registry;
  private static SchemaRegistryClient client;

  private final Receiver receiver = new Receiver();
  private final List<Process> processes = new ArrayList<>();

  @BeforeAll
  static void startBroker() throws Exception {
    broker = TestBroker.start(directory.resolve("broker"));
    registry = new TestRegistry();
    registry.start();
    client = SchemaRegistryClients.create(registry());
  }

  private static Map<String, String> registry() {
    return Map.of("schema.registry.url", registry.url());
  }

  @AfterAll
  static void stopBroker() throws Exception {
    client.close();
    registry.close();
    broker.close();
  }

  @AfterEach
  void stop() throws InterruptedException {
    for (Process process : processes) {
      process.destroyForcibly().waitFor();
    }
    receiver.close();
  }

  @Test
  void oneThatIsKilledBetweenAnAttemptAndItsRecordIsFollowedByTheSameWebhook() throws Exception {
    CountDownLatch killed = new CountDownLatch(1);
    Process first = process("killed");
    receiver.answering(
        _ -> {
          first.destroyForcibly();
          killed.countDown();
        });
    publish("r-killed");
    killed.await();
    first.waitFor();
    receiver.answering(Receiver.status(200));
    process("killed");

    await()
        .atMost(Duration.ofSeconds(90))
        .until(() -> state("r-killed") == DeliveryState.DELIVERED);
    assertThat(receiver.received()).hasSize(2);
    assertThat(receiver.received())
        .extracting(Received::id)
        .hasSize(2)
        .containsOnly(receiver.received().getFirst().id());
    assertThat(receiver.received()).allMatch(told -> told.isSignedWith(SECRET));
  }

  @Test
  void anotherInstanceWithNothingOnItsDiskGoesOnWithWhatIsPending() throws Exception {
    receiver.answering(Receiver.status(503));
    try (Webhooks one = Webhooks.start(config("one"))) {
      awaitReady(one);
      publish("r-moved");
      await().atMost(Duration.ofSeconds(60)).until(() -> !receiver.received().isEmpty());
    }
    receiver.answering(Receiver.status(200));
    try (Webhooks other = Webhooks.start(config("other"))) {
      await()
          .atMost(Duration.ofSeconds(90))
          .until(() -> state("r-moved") == DeliveryState.DELIVERED);
      HttpClient http = HttpClient.newHttpClient();
      String metrics =
          http.send(
                  HttpRequest.newBuilder(
                          URI.create("http://localhost:" + other.port() + "/metrics"))
                      .build(),
                  BodyHandlers.ofString())
              .body();
      assertThat(metrics).contains("lector_webhooks_delivered_total 1.0");
    }
    assertThat(receiver.received())
        .extracting(Received::id)
        .containsOnly(receiver.received().getFirst().id());
  }

  private static void awaitReady(Webhooks service) {
    await().atMost(Duration.ofSeconds(60)).until(service::ready);
  }

  private static Map<String, String> settings(String name) {
    Map<String, String> settings = new HashMap<>();
    settings.put("lector.kafka.bootstrap.servers", broker.bootstrapServers());
    settings.put("lector.registry.url", registry.url());
    settings.put("lector.webhooks.dir", directory.resolve(name).toString());
    settings.put("lector.webhooks.port", "0");
    settings.put("lector.webhooks.partitions", "2");
    settings.put("lector.webhooks.secrets", SECRET);
    settings.put("lector.webhooks.http", "true");
    settings.put("lector.webhooks.ports", "1-65535");
    settings.put("lector.webhooks.networks", "127.0.0.0/8");
    settings.put("lector.webhooks.schedule", "0s, 3s, 3s, 3s, 3s, 3s, 3s, 3s, 3s");
    settings.put("lector.store.dir", directory.resolve("audio").toString());
    return settings;
  }

  private static WebhooksConfig config(String name) {
    return WebhooksConfig.load(settings(name));
  }

  /** The real command, to be killed. */
  private Process process(String name) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path")));
    settings(name).forEach((key, value) -> command.add("-D" + key + "=" + value));
    command.add(WebhooksProcess.class.getName());
    File log = Files.createTempFile(directory, name, ".log").toFile();
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log).start();
    processes.add(process);
    return process;
  }

  private void publish(String id) throws Exception {
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", broker.bootstrapServers()),
            new StringSerializer(),
            new org.apache.kafka.common.serialization.ByteArraySerializer())) {
      Job job =
          Job.newBuilder()
              .setRequestId(id)
              .setState(JobState.FAILED)
              .setFinishedAt(Instant.now())
              .setWebhook(new Webhook(receiver.url("/"), List.of()))
              .build();
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> !producer.partitionsFor(Topics.JOBS).isEmpty());
      producer
          .send(
              new ProducerRecord<>(
                  Topics.JOBS,
                  id,
                  serde(Topics.JOBS, Job.class).serializer().serialize(Topics.JOBS, job)))
          .get();
    }
  }

  private static <T extends SpecificRecord> Serde<T> serde(String topic, Class<T> type) {
    return EventSerde.of(client, registry(), topic, type);
  }

  /** The last state of the webhook of a job. */
  private static DeliveryState state(String job) {
    DeliveryState last = DeliveryState.PENDING;
    try (KafkaConsumer<String, WebhookDelivery> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", broker.bootstrapServers()),
            new StringDeserializer(),
            serde(Topics.WEBHOOKS, WebhookDelivery.class).deserializer())) {
      var partitions =
          consumer.partitionsFor(Topics.WEBHOOKS).stream()
              .map(p -> new org.apache.kafka.common.TopicPartition(p.topic(), p.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      var ends = consumer.endOffsets(partitions);
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        for (var record : consumer.poll(Duration.ofMillis(200))) {
          if (record.value() != null && record.value().getSubject().equals(job)) {
            last = record.value().getState();
          }
        }
      }
    }
    return last;
  }
}
