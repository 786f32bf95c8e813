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
            tuple("speech.completions", 6, "delete", MONTH),
            tuple("speech.replies", 64, "delete", HOUR),
            tuple("speech.jobs", 6, "compact,delete", MONTH),
            tuple("speech.dead-letters", 1, "delete", "7776000000"));
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
