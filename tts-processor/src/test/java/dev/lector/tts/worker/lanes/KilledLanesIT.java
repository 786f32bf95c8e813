package dev.lector.tts.worker.lanes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lector.testing.TestBroker;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ShareConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real lanes in a process of their own that is killed: busy ones, and idle ones beside them. */
class KilledLanesIT {
  private static final int KILLS = 4;
  private static final int BUSY = 4;
  private static final int IDLE = 20;

  /** The one that was killed, one that no living lane saw, and the one that counts it. */
  private static final int MOST_DELIVERIES = 3;

  @TempDir static Path data;
  private static TestBroker broker;
  private static Admin admin;
  private static KafkaProducer<byte[], byte[]> producer;

  @BeforeAll
  static void startBroker() {
    broker = TestBroker.start(data);
    Map<String, Object> client = Map.of("bootstrap.servers", broker.bootstrapServers());
    admin = Admin.create(client);
    producer = new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer());
  }

  @AfterAll
  static void stopBroker() {
    producer.close();
    admin.close();
    broker.close();
  }

  @RepeatedTest(KILLS)
  void aKillCostsARecordAtMostOneDeliveryThatNobodySaw(RepetitionInfo kill) throws Exception {
    String topic = "kill-" + kill.getCurrentRepetition();

    killLanes(topic, Duration.ofMillis(500), 1);

    assertThat(deliveriesNow(topic))
        .hasSize(BUSY)
        .allSatisfy((_, deliveries) -> assertThat(deliveries).isBetween(2, MOST_DELIVERIES));
  }

  @Test
  void aKillJustAfterABacklogCostsARecordAtMostOneDeliveryForEachLaneThatLooks() throws Exception {
    killLanes("backlog", Duration.ofHours(1), Turn.MOST);

    assertThat(deliveriesNow("backlog"))
        .hasSize(BUSY)
        .allSatisfy(
            (_, deliveries) ->
                assertThat(deliveries).isBetween(2, MOST_DELIVERIES - 1 + Turn.MOST));
  }

  /** Kills lanes of which some are busy. The records have waited for them. */
  private static void killLanes(String topic, Duration patience, int looking) throws Exception {
    makeQueue(topic);
    for (int i = 0; i < BUSY; i++) {
      producer.send(new ProducerRecord<>(topic, ("record " + i).getBytes(UTF_8))).get(30, SECONDS);
    }
    Process lanes = LanesProcess.start(broker.bootstrapServers(), topic, BUSY + IDLE, patience);
    try (BufferedReader taken =
        new BufferedReader(new InputStreamReader(lanes.getInputStream(), UTF_8))) {
      for (int i = 0; i < BUSY; i++) {
        assertThat(taken.readLine()).as("the offset of what a lane took").isNotNull();
      }
      awaitIdleLanesThatLook(topic, looking);
    } finally {
      lanes.destroyForcibly().waitFor();
    }
  }

  /** A lane joins the group when it begins to look, and leaves it when others suffice. */
  private static void awaitIdleLanesThatLook(String group, int count) {
    await()
        .during(Duration.ofSeconds(1))
        .atMost(Duration.ofSeconds(30))
        .ignoreExceptions()
        .until(
            () -> {
              var members =
                  admin
                      .describeShareGroups(List.of(group))
                      .describedGroups()
                      .values()
                      .iterator()
                      .next()
                      .get(30, SECONDS)
                      .members();
              return members.size() == BUSY + count
                  && members.stream()
                      .noneMatch(member -> member.assignment().topicPartitions().isEmpty());
            });
  }

  /** Takes everything, and returns as which delivery it came, by offset. */
  private static Map<Long, Integer> deliveriesNow(String topic) {
    Map<Long, Integer> deliveries = new HashMap<>();
    try (ShareConsumer<byte[], byte[]> next =
        ShareConsumers.subscribed(
            Map.of("bootstrap.servers", broker.bootstrapServers()), "next", topic, topic)) {
      await()
          .pollInSameThread()
          .atMost(Duration.ofSeconds(45))
          .until(
              () -> {
                for (ConsumerRecord<byte[], byte[]> record : next.poll(Duration.ofMillis(100))) {
                  deliveries.put(record.offset(), (int) record.deliveryCount().orElseThrow());
                  next.acknowledge(record);
                }
                return deliveries.size() == BUSY;
              });
    }
    return deliveries;
  }

  private static void makeQueue(String topic) throws Exception {
    admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get(30, SECONDS);
    admin
        .incrementalAlterConfigs(
            Map.of(
                new ConfigResource(ConfigResource.Type.GROUP, topic),
                List.of(
                    set("share.auto.offset.reset", "earliest"),
                    set("share.delivery.count.limit", "10"),
                    set("share.record.lock.duration.ms", "5000"))))
        .all()
        .get(30, SECONDS);
  }

  private static AlterConfigOp set(String name, String value) {
    return new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET);
  }
}
