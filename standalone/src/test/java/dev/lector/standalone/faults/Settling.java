package dev.lector.standalone.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lector.topics.ShareGroups;
import dev.lector.topics.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListShareGroupOffsetsSpec;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.SharePartitionOffsetInfo;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;

/**
 * Waits until nothing is under way: the workers have acknowledged all that is in the queues, and
 * the ledger has folded all that they have said. What ends a request twice has done so by then.
 */
final class Settling implements AutoCloseable {
  private static final String LEDGER = "lector-ledger";

  /** A lock that nobody gives back runs down within a quarter of it. */
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final Admin admin;

  Settling(String bootstrap) {
    this.admin = Admin.create(Map.of("bootstrap.servers", bootstrap));
  }

  void await() {
    Awaitility.await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(200))
        .untilAsserted(() -> assertThat(underWay()).as("what is under way").isEmpty());
  }

  private List<String> underWay() throws InterruptedException {
    List<String> found = new ArrayList<>();
    try {
      for (ShareGroups.Queue queue : ShareGroups.queues()) {
        for (TopicPartition partition : partitions(queue.topic())) {
          long lag = lag(queue.group(), partition);
          if (lag > 0) {
            found.add("%d records of %s in %s".formatted(lag, queue.group(), partition));
          }
        }
      }
      List<TopicPartition> completions = partitions(Topics.COMPLETIONS);
      Map<TopicPartition, Long> folded = committed();
      ends(completions)
          .forEach(
              (partition, end) -> {
                if (end > 0 && folded.getOrDefault(partition, 0L) < end) {
                  found.add(LEDGER + " before " + end + " in " + partition);
                }
              });
    } catch (ExecutionException e) {
      found.add(e.toString());
    }
    return found;
  }

  private List<TopicPartition> partitions(String topic)
      throws InterruptedException, ExecutionException {
    TopicDescription description =
        Objects.requireNonNull(
            admin.describeTopics(List.of(topic)).allTopicNames().get().get(topic));
    return description.partitions().stream()
        .map(partition -> new TopicPartition(topic, partition.partition()))
        .toList();
  }

  private Map<TopicPartition, Long> ends(List<TopicPartition> partitions)
      throws InterruptedException, ExecutionException {
    return admin
        .listOffsets(
            partitions.stream()
                .collect(Collectors.toMap(Function.identity(), _ -> OffsetSpec.latest())))
        .all()
        .get()
        .entrySet()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().offset()));
  }

  /** How many records the group is not done with; all of them when it has not begun yet. */
  private long lag(String group, TopicPartition partition)
      throws InterruptedException, ExecutionException {
    SharePartitionOffsetInfo info =
        admin
            .listShareGroupOffsets(
                Map.of(group, new ListShareGroupOffsetsSpec().topicPartitions(List.of(partition))))
            .partitionsToOffsetInfo(group)
            .get()
            .get(partition);
    return info == null
        ? ends(List.of(partition)).getOrDefault(partition, 0L)
        : info.lag().orElse(0L);
  }

  private Map<TopicPartition, Long> committed() throws InterruptedException, ExecutionException {
    return admin
        .listConsumerGroupOffsets(LEDGER)
        .partitionsToOffsetAndMetadata()
        .get()
        .entrySet()
        .stream()
        .filter(entry -> entry.getValue() != null)
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().offset()));
  }

  @Override
  public void close() {
    admin.close(Duration.ZERO);
  }
}
