package dev.lector.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Topics on a cluster of three brokers. */
class DurabilityIT {
  private static final TopicSpec SPEC =
      new TopicSpec("speech.test", 2, Map.of("retention.ms", "1000"));

  @TempDir static Path data;

  private static final List<TestBroker> brokers = new ArrayList<>();
  private static Admin admin;

  @BeforeAll
  static void start() throws Exception {
    brokers.add(new TestBroker(data.resolve("1"), Map.of("default.replication.factor", "3")));
    for (int id = 2; id <= 3; id++) {
      brokers.add(new TestBroker(data.resolve(Integer.toString(id)), id, brokers.getFirst()));
    }
    admin = Admin.create(Map.of("bootstrap.servers", brokers.getFirst().bootstrapServers()));
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> admin.describeCluster().nodes().get().size() == 3);
  }

  @AfterAll
  static void stop() {
    admin.close();
    brokers.reversed().forEach(TestBroker::close);
  }

  @Test
  void withThreeReplicasTwoHaveARecordBeforeItIsPublished() throws Exception {
    TopicSpec three = new TopicSpec("three", 2, SPEC.config());
    new TopicCreator(admin, (short) 3).createMissing(List.of(three));
    assertThat(config("three"))
        .containsEntry("min.insync.replicas", "2")
        .containsEntry("retention.ms", "1000");
  }

  @Test
  void theBrokersDefaultCounts() throws Exception {
    new TopicCreator(admin, TopicCreator.BROKER_DEFAULT)
        .createMissing(List.of(new TopicSpec("by-default", 1, Map.of())));
    assertThat(config("by-default")).containsEntry("min.insync.replicas", "2");
  }

  @Test
  void withTwoReplicasTheLossOfOneStopsNothing() throws Exception {
    new TopicCreator(admin, (short) 2).createMissing(List.of(new TopicSpec("two", 1, Map.of())));
    assertThat(config("two")).containsEntry("min.insync.replicas", "1");
  }

  @Test
  void topicsWithASingleReplicaAreFound() {
    new TopicCreator(admin, (short) 1)
        .createMissing(
            List.of(new TopicSpec("one-b", 1, Map.of()), new TopicSpec("one-a", 1, Map.of())));
    new TopicCreator(admin, (short) 3)
        .createMissing(List.of(new TopicSpec("all-well", 1, Map.of())));
    assertThat(Durability.singleReplicas(admin, List.of("one-b", "one-a", "all-well", "no-topic")))
        .containsExactly("one-a", "one-b");
  }

  /** The controller has it at once; the broker that is asked may hear of it a moment later. */
  private static Map<String, String> config(String topic) {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    Config config =
        await()
            .ignoreException(UnknownTopicOrPartitionException.class)
            .until(
                () -> {
                  try {
                    return admin
                        .describeConfigs(List.of(resource))
                        .values()
                        .values()
                        .iterator()
                        .next()
                        .get();
                  } catch (ExecutionException e) {
                    throw e.getCause() instanceof Exception cause ? cause : e;
                  }
                },
                Objects::nonNull);
    Map<String, String> values = new HashMap<>();
    config.entries().forEach(entry -> values.put(entry.name(), entry.value()));
    return values;
  }
}
