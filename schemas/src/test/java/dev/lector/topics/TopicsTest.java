package dev.lector.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TopicsTest {

  private static final String HOUR = "3600000";
  private static final String WEEK = "604800000";
  private static final String MONTH = "2592000000";

  @Test
  void theCatalogueIsTheContract() {
    assertThat(Topics.catalogue())
        .extracting(
            TopicSpec::name,
            TopicSpec::partitions,
            spec -> spec.config().get("cleanup.policy"),
            spec -> spec.config().get("retention.ms"))
        .containsExactlyInAnyOrder(
            tuple("speech.requests", 1, "delete", WEEK),
            tuple("speech.requests.batch", 1, "delete", MONTH),
            tuple("speech.requests.staged", 1, "delete", MONTH),
            tuple("speech.requests.quarantine", 1, "delete", MONTH),
            tuple("speech.requests.long", 1, "delete", MONTH),
            tuple("speech.cancellations", 1, "compact,delete", MONTH),
            tuple("speech.erasures", 1, "compact,delete", MONTH),
            tuple("speech.pauses", 1, "compact,delete", MONTH),
            tuple("speech.batches", 6, "compact,delete", MONTH),
            tuple("speech.batches.finished", 1, "delete", MONTH),
            tuple("speech.usage", 1, "delete", "34560000000"),
            tuple("speech.webhooks", 6, "compact,delete", MONTH),
            tuple("speech.webhooks.replays", 1, "delete", WEEK),
            tuple("speech.workers", 1, "compact,delete", "86400000"),
            tuple("speech.completions", 6, "delete", MONTH),
            tuple("speech.verifications", 6, "delete", MONTH),
            tuple("speech.replies", 64, "delete", HOUR),
            tuple("speech.segments", 64, "delete", HOUR),
            tuple("speech.streams.abandoned", 1, "delete", HOUR),
            tuple("speech.jobs", 6, "compact,delete", MONTH),
            tuple("speech.dead-letters", 1, "delete", "7776000000"));
  }

  @Test
  void queuesAndCompletionsAreStampedByTheBrokers() {
    assertThat(Topics.catalogue())
        .filteredOn(spec -> "LogAppendTime".equals(spec.config().get("message.timestamp.type")))
        .extracting(TopicSpec::name)
        .containsExactlyInAnyOrder(
            "speech.requests",
            "speech.requests.batch",
            "speech.requests.staged",
            "speech.requests.quarantine",
            "speech.requests.long",
            "speech.workers",
            "speech.completions",
            "speech.verifications");
  }

  @Test
  void whatIsSetAsideFitsWithWhatIsAddedToIt() {
    assertThat(Topics.catalogue())
        .filteredOn(spec -> "2097152".equals(spec.config().get("max.message.bytes")))
        .extracting(TopicSpec::name)
        .containsExactlyInAnyOrder(
            "speech.requests.quarantine", "speech.requests.long", "speech.dead-letters");
  }

  @Test
  void everyTopicButTheDeadLettersHasAContract() {
    assertThat(Topics.catalogue())
        .extracting(TopicSpec::name)
        .filteredOn(name -> !name.equals(Topics.DEAD_LETTERS))
        .containsExactlyInAnyOrderElementsOf(Topics.valueSchemas().keySet());
  }

  @Test
  void aTopicWithoutPartitionsIsNone() {
    assertThatThrownBy(() -> new TopicSpec("t", 0, Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("t needs at least one partition");
  }
}
