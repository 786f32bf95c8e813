package dev.lector.standalone.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lector.standalone.broker.BrokerSettings;
import dev.lector.standalone.broker.EmbeddedBroker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The broker's process is killed; the next one goes on with its data. */
class BrokerKilledIT {
  private static final int RECORDS = 100;
  private static final TopicPartition PARTITION = new TopicPartition("survivors", 0);

  @Test
  void acknowledgedRecordsSurviveAKill(@TempDir Path directory) throws Exception {
    Path data = directory.resolve("kafka");
    int port = Registries.freePort();
    try (ChildProcess broker =
        ChildProcess.java(
            directory.resolve("broker.log"),
            Map.of(),
            List.of(),
            Main.class.getName(),
            data.toString(),
            Integer.toString(port))) {
      await()
          .atMost(Duration.ofMinutes(1))
          .until(() -> broker.hasSaid("started") || !broker.isAlive());
      assertThat(broker.said()).contains("started");
      produce("localhost:" + port);
      broker.kill();
    }
    try (EmbeddedBroker broker = EmbeddedBroker.start(BrokerSettings.local(data, port));
        Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
      assertThat(
              admin
                  .listOffsets(Map.of(PARTITION, OffsetSpec.latest()))
                  .partitionResult(PARTITION)
                  .get()
                  .offset())
          .isEqualTo(RECORDS);
    }
  }

  private static void produce(String bootstrap) throws Exception {
    Map<String, Object> config = Map.of("bootstrap.servers", bootstrap);
    try (Admin admin = Admin.create(config);
        KafkaProducer<String, String> producer =
            new KafkaProducer<>(config, new StringSerializer(), new StringSerializer())) {
      admin.createTopics(List.of(new NewTopic(PARTITION.topic(), 1, (short) 1))).all().get();
      for (int i = 0; i < RECORDS; i++) {
        producer.send(new ProducerRecord<>(PARTITION.topic(), Integer.toString(i))).get();
      }
    }
  }

  /** A process that is nothing but a broker. */
  static final class Main {
    private Main() {}

    public static void main(String[] args) throws Exception {
      EmbeddedBroker.start(BrokerSettings.local(Path.of(args[0]), Integer.parseInt(args[1])));
      System.out.println("started");
      new CountDownLatch(1).await();
    }
  }
}
