package dev.lector.standalone.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lector.standalone.broker.BrokerSettings;
import dev.lector.standalone.broker.EmbeddedBroker;
import dev.lector.topics.ShareGroups;
import dev.lector.topics.TopicSpec;
import dev.lector.topics.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaShareConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On the broker they are for: one that serves a few requests. */
class PassingTopicsTest {
  @TempDir Path data;
  private EmbeddedBroker broker;
  private Admin admin;

  @BeforeEach
  void start() throws Exception {
    broker = EmbeddedBroker.start(BrokerSettings.passing(data, 0));
    admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
  }

  @AfterEach
  void stop() {
    admin.close();
    broker.close();
  }

  @Test
  void everyTopicOfTheCatalogueIsThereWithOnePartition() throws Exception {
    PassingTopics.create(broker.bootstrapServers());

    List<String> names = Topics.catalogue().stream().map(TopicSpec::name).toList();
    assertThat(admin.describeTopics(names).allTopicNames().get().values())
        .hasSameSizeAs(names)
        .allSatisfy(topic -> assertThat(topic.partitions()).hasSize(1));
  }

  @Test
  void topicsThatAreThereAlreadyAreLeftAlone() throws Exception {
    admin.createTopics(List.of(new NewTopic(Topics.REQUESTS, 3, (short) 1))).all().get();

    PassingTopics.create(broker.bootstrapServers());
    PassingTopics.create(broker.bootstrapServers());

    assertThat(admin.describeTopics(List.of(Topics.REQUESTS)).allTopicNames().get())
        .allSatisfy((name, topic) -> assertThat(topic.partitions()).hasSize(3));
  }

  @Test
  void theCoordinatorsTopicsAreThereBeforeAnybodyAsksForThem() throws Exception {
    PassingTopics.create(broker.bootstrapServers());

    assertThat(
            admin
                .describeTopics(List.of("__share_group_state", "__consumer_offsets"))
                .allTopicNames()
                .get())
        .hasSize(2)
        .allSatisfy((name, topic) -> assertThat(topic.partitions()).hasSize(1));
  }

  @Test
  void aShareGroupWorksOnThem() throws Exception {
    PassingTopics.create(broker.bootstrapServers());
    ConfigResource group = new ConfigResource(ConfigResource.Type.GROUP, ShareGroups.SYNTHESIZERS);
    AlterConfigOp earliest =
        new AlterConfigOp(
            new ConfigEntry("share.auto.offset.reset", "earliest"), AlterConfigOp.OpType.SET);
    admin.incrementalAlterConfigs(Map.of(group, List.of(earliest))).all().get();
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", broker.bootstrapServers()),
            new StringSerializer(),
            new StringSerializer())) {
      producer.send(new ProducerRecord<>(Topics.REQUESTS, "work")).get(30, TimeUnit.SECONDS);
    }

    try (KafkaShareConsumer<String, String> lane =
        new KafkaShareConsumer<>(
            Map.of(
                "bootstrap.servers",
                broker.bootstrapServers(),
                "group.id",
                ShareGroups.SYNTHESIZERS),
            new StringDeserializer(),
            new StringDeserializer())) {
      lane.subscribe(List.of(Topics.REQUESTS));
      Awaitility.await()
          .pollInSameThread()
          .untilAsserted(
              () ->
                  assertThat(lane.poll(Duration.ofMillis(200)))
                      .singleElement()
                      .satisfies(record -> assertThat(record.value()).isEqualTo("work")));
      lane.commitSync(Duration.ofSeconds(10))
          .values()
          .forEach(failure -> assertThat(failure).isEmpty());
    }
  }
}
