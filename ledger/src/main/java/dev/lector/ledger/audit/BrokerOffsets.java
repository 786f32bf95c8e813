package dev.lector.ledger.audit;

import dev.lector.ledger.streams.LedgerStreams;
import dev.lector.topics.ShareGroups;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListShareGroupOffsetsResult;
import org.apache.kafka.clients.admin.ListShareGroupOffsetsSpec;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/** Asks the brokers. */
final class BrokerOffsets implements QueueOffsets {
  private final Admin admin;
  private final QueueRecords records;

  /** Both stay the caller's. */
  BrokerOffsets(Admin admin, QueueRecords records) {
    this.admin = admin;
    this.records = records;
  }

  /**
   * {@inheritDoc}
   *
   * <p>A start offset is written down with the acknowledgement after the one that moved it: of a
   * queue in which nothing is left to do, only the lag says so.
   */
  @Override
  public Map<TopicPartition, Long> starts(Map<TopicPartition, Long> ends)
      throws ExecutionException, InterruptedException {
    Map<String, ListShareGroupOffsetsSpec> groups = new HashMap<>();
    for (ShareGroups.Queue queue : ShareGroups.queues()) {
      groups.put(queue.group(), new ListShareGroupOffsetsSpec());
    }
    ListShareGroupOffsetsResult result = admin.listShareGroupOffsets(groups);
    Map<TopicPartition, Long> starts = new HashMap<>();
    for (ShareGroups.Queue queue : ShareGroups.queues()) {
      try {
        result
            .partitionsToOffsetInfo(queue.group())
            .get()
            .forEach(
                (partition, offset) -> {
                  if (offset != null && partition.topic().equals(queue.topic())) {
                    boolean allDone = offset.lag().filter(lag -> lag == 0).isPresent();
                    long end = allDone ? ends.getOrDefault(partition, 0L) : 0;
                    starts.put(partition, Math.max(offset.startOffset(), end));
                  }
                });
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof GroupIdNotFoundException)) {
          throw e;
        }
      }
    }
    return starts;
  }

  @Override
  public Map<TopicPartition, Long> ends(List<String> topics)
      throws ExecutionException, InterruptedException {
    Map<TopicPartition, OffsetSpec> partitions = new HashMap<>();
    for (TopicDescription topic : admin.describeTopics(topics).allTopicNames().get().values()) {
      topic
          .partitions()
          .forEach(
              partition ->
                  partitions.put(
                      new TopicPartition(topic.name(), partition.partition()),
                      OffsetSpec.latest()));
    }
    Map<TopicPartition, Long> ends = new HashMap<>();
    admin
        .listOffsets(partitions)
        .all()
        .get()
        .forEach((partition, end) -> ends.put(partition, end.offset()));
    return ends;
  }

  @Override
  public Map<TopicPartition, Long> committed() throws ExecutionException, InterruptedException {
    Map<TopicPartition, Long> committed = new HashMap<>();
    admin
        .listConsumerGroupOffsets(LedgerStreams.APPLICATION)
        .partitionsToOffsetAndMetadata()
        .get()
        .forEach(
            (partition, offset) -> {
              if (offset != null) {
                committed.put(partition, offset.offset());
              }
            });
    return committed;
  }

  @Override
  public boolean nothingBetween(TopicPartition partition, long from, long to) {
    return records.nothingBetween(partition, from, to);
  }
}
