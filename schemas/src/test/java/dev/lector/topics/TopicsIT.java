package dev.lector.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Topics and share groups on a real broker. */
class TopicsIT {

  @TempDir static Path data;

  private static TestBroker broker;
  private static Admin admin;

  @BeforeAll
  static void start() throws Exception {
    broker = new TestBroker(data);
    admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
  }

  @AfterAll
  static void stop() {
    admin.close();
    broker.close();
  }

  @Test
  void programsThatStartTogetherCreateTheCatalogueOnce() throws Exception {
    TopicCreator creator = new TopicCreator(admin, TopicCreator.BROKER_DEFAULT);
    try (ExecutorService programs = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> starts = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        starts.add(programs.submit(() -> creator.createMissing(Topics.catalogue())));
      }
      for (Future<?> start : starts) {
        start.get();
      }
    }
    for (TopicSpec spec : Topics.catalogue()) {
      assertThat(partitions(spec.name())).isEqualTo(spec.partitions());
      Config config = config(ConfigResource.Type.TOPIC, spec.name());
      spec.config()
          .forEach((name, value) -> assertThat(config.get(name).value()).as(name).isEqualTo(value));
    }
  }

  @Test
  void anExistingTopicIsLeftAsItIs() throws Exception {
    TopicCreator creator = new TopicCreator(admin, (short) 1);
    creator.createMissing(List.of(new TopicSpec("kept", 2, Map.of("retention.ms", "1000"))));
    creator.createMissing(List.of(new TopicSpec("kept", 5, Map.of("retention.ms", "2000"))));
    assertThat(partitions("kept")).isEqualTo(2);
    assertThat(config(ConfigResource.Type.TOPIC, "kept").get("retention.ms").value())
        .isEqualTo("1000");
  }

  @Test
  void aTopicTheBrokerRefusesIsNamed() {
    TopicCreator creator = new TopicCreator(admin, (short) 3);
    assertThatThrownBy(
            () -> creator.createMissing(List.of(new TopicSpec("too-replicated", 1, Map.of()))))
        .isInstanceOf(TopicCreationException.class)
        .hasMessageContaining("too-replicated")
        .hasMessageContaining("replication");
  }

  @Test
  void aShareGroupGetsItsSettingsBeforeItExists() throws Exception {
    ShareGroups.configure(admin, ShareGroups.SYNTHESIZERS, Duration.ofSeconds(20), 4);
    Map<String, String> expected =
        Map.of(
            "share.record.lock.duration.ms", "20000",
            "share.delivery.count.limit", "4",
            "share.auto.offset.reset", "earliest",
            "share.partition.max.record.locks", "4000",
            "share.assignment.interval.ms", "0",
            "share.isolation.level", "read_uncommitted");
    awaitGroupConfig(ShareGroups.SYNTHESIZERS, expected);
  }

  @Test
  void onlyTheGroupWhoseRecordsComeInTransactionsWaitsForThem() {
    ShareGroups.configure(admin, ShareGroups.NARRATORS, Duration.ofSeconds(20), 4);
    ShareGroups.configure(admin, ShareGroups.EXAMINERS, Duration.ofSeconds(20), 4);
    awaitGroupConfig(ShareGroups.NARRATORS, Map.of("share.isolation.level", "read_committed"));
    awaitGroupConfig(ShareGroups.EXAMINERS, Map.of("share.isolation.level", "read_uncommitted"));
  }

  /** As brokers do that know no such setting of groups. */
  @Test
  void aDeliveryLimitThatTheBrokersRefuseCostsNoOtherSetting() {
    ShareGroups.configure(admin, "patient", Duration.ofSeconds(20), 1_000);
    awaitGroupConfig(
        "patient",
        Map.of(
            "share.record.lock.duration.ms", "20000",
            "share.auto.offset.reset", "earliest",
            "share.delivery.count.limit", "5"));
  }

  @Test
  void limitsThatAreTooSmallForTheLanesAreNamed() {
    ShareGroupLimits limits = ShareGroupLimits.read(admin);
    assertThat(limits.window()).hasValue(4_000);
    assertThat(limits.members()).hasValue(200);
    assertThat(limits.complaints("g", 80)).isEmpty();
    assertThat(limits.complaints("g", 201))
        .satisfiesExactly(
            window ->
                assertThat(window)
                    .contains("group g", "4000 records", "201 lanes")
                    .contains("group.share.max.partition.max.record.locks (at most 10000)"),
            members -> assertThat(members).contains("200 members", "group.share.max.size"));
  }

  private static void awaitGroupConfig(String group, Map<String, String> expected) {
    // The controller has them at once; the broker that is asked here follows.
    await()
        .untilAsserted(
            () -> {
              Config config = config(ConfigResource.Type.GROUP, group);
              expected.forEach(
                  (name, value) -> assertThat(config.get(name).value()).as(name).isEqualTo(value));
            });
  }

  @Test
  void aLockTheBrokerDoesNotAllowIsExplained() {
    assertThatThrownBy(() -> ShareGroups.configure(admin, "g", Duration.ofHours(1), 4))
        .isInstanceOf(ShareGroupsUnavailableException.class)
        .hasMessageContaining("g")
        .hasMessageContaining("share.record.lock.duration.ms");
  }

  @Test
  void aClusterWithoutShareGroupsIsToldWhatIsMissing(@TempDir Path other) throws Exception {
    try (TestBroker old = new TestBroker(other, "share.version=0");
        Admin oldAdmin = Admin.create(Map.of("bootstrap.servers", old.bootstrapServers()))) {
      assertThatThrownBy(() -> ShareGroups.configure(oldAdmin, "g", Duration.ofSeconds(20), 4))
          .isInstanceOf(ShareGroupsUnavailableException.class)
          .hasMessageContaining("4.3 or newer")
          .hasMessageContaining("share.version=1");
    }
  }

  private static int partitions(String topic) throws Exception {
    var descriptions = admin.describeTopics(List.of(topic)).allTopicNames().get();
    return descriptions.values().iterator().next().partitions().size();
  }

  private static Config config(ConfigResource.Type type, String name) throws Exception {
    var configs = admin.describeConfigs(List.of(new ConfigResource(type, name))).all().get();
    return configs.values().iterator().next();
  }
}
