package dev.lector.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lector.ledger.audit.AuditCounts;
import dev.lector.ledger.audit.ScriptedQueues;
import dev.lector.ledger.dispatch.Backlog;
import dev.lector.ledger.events.Events;
import dev.lector.ledger.intake.TopicIds;
import dev.lector.ledger.stores.StoreNames;
import dev.lector.ledger.streams.Changelogs;
import dev.lector.registry.MockSchemaRegistry;
import dev.lector.topics.Topics;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.streams.TopologyDescription;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChangelogsTest {
  private static final Map<String, String> REGISTRY =
      Map.of("schema.registry.url", "mock://unused");
  private static final String SOURCES = Changelogs.of(StoreNames.consumedOffsets("sources"));

  private static final String JOBS = Changelogs.of(StoreNames.JOBS);

  @TempDir private Path directory;

  @Test
  void changeLogsAreAsWideAsTheWidestTopicOfTheirPart() {
    Map<String, Integer> partitions = new HashMap<>();
    partitions.put(Topics.COMPLETIONS, 6);
    partitions.put(SOURCES, 6);
    partitions.put(JOBS, 6);
    partitions.put(Changelogs.of(StoreNames.BATCHES), 2);
    partitions.put("lector-ledger-batch-items-repartition", 2);
    assertThat(Changelogs.missing(topology(), partitions)).isEmpty();

    partitions.put(Topics.COMPLETIONS, 8);
    assertThat(Changelogs.missing(topology(), partitions)).isEqualTo(Map.of(SOURCES, 8, JOBS, 8));
    partitions.put(Topics.REQUESTS, 12);
    assertThat(Changelogs.missing(topology(), partitions)).isEqualTo(Map.of(SOURCES, 12, JOBS, 12));
    partitions.put(SOURCES, 12);
    partitions.put(JOBS, 12);
    assertThat(Changelogs.missing(topology(), partitions)).isEmpty();
  }

  @Test
  void changeLogsThatAreNotThereAreLeftToStreams() {
    assertThat(Changelogs.missing(topology(), Map.of(Topics.COMPLETIONS, 8))).isEmpty();
  }

  private TopologyDescription topology() {
    AuditTools audit =
        new AuditTools(new ScriptedQueues(), new TopicIds(_ -> Uuid.ZERO_UUID), new AuditCounts());
    return new LedgerTopology(
            LedgerRig.config(directory, REGISTRY),
            new Events(new MockSchemaRegistry(), REGISTRY),
            new Backlog(),
            new LedgerCounts(),
            audit)
        .build()
        .describe();
  }
}
