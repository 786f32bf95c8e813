package dev.lector.tts.worker.lanes;

import static java.util.Objects.requireNonNull;
import static org.apache.kafka.clients.admin.OffsetSpec.earliest;
import static org.apache.kafka.clients.admin.OffsetSpec.latest;

import dev.lector.topics.ShareGroups;
import dev.lector.topics.Topics;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.ListShareGroupOffsetsSpec;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.SharePartitionOffsetInfo;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the brokers whether anything is in quarantine, without taking it. For one thread, in which
 * the client lives until it fails.
 */
final class Suspects implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Suspects.class);

  private final Supplier<Admin> cluster;
  private @Nullable Admin admin;

  Suspects(Supplier<Admin> cluster) {
    this.cluster = cluster;
  }

  /** Whether there are records that nobody has ended; also those that another worker has. */
  boolean any() throws InterruptedException {
    Admin asked = admin;
    try {
      if (asked == null) {
        asked = cluster.get();
        admin = asked;
      }
      return any(asked);
    } catch (ExecutionException | KafkaException e) {
      LOG.debug("What is in quarantine is not known now", e);
      close();
      return false;
    }
  }

  private static boolean any(Admin asked) throws ExecutionException, InterruptedException {
    Map<TopicPartition, @Nullable SharePartitionOffsetInfo> known = known(asked);
    List<TopicPartition> partitions = partitions(asked);
    Map<TopicPartition, ListOffsetsResultInfo> begins = offsets(asked, partitions, earliest());
    Map<TopicPartition, ListOffsetsResultInfo> ends = offsets(asked, partitions, latest());
    return partitions.stream()
        .anyMatch(
            partition ->
                waits(
                    known.get(partition),
                    requireNonNull(begins.get(partition)).offset(),
                    requireNonNull(ends.get(partition)).offset()));
  }

  /**
   * Whether a partition has records that the group has not ended. The group knows of none until the
   * first acknowledgement, however many looks there were: it starts at the beginning then.
   *
   * @param known what the group has stored, null when nothing
   * @param begin offset of the first record that is there
   * @param end of the next one
   */
  static boolean waits(@Nullable SharePartitionOffsetInfo known, long begin, long end) {
    if (known == null) {
      return end > begin;
    }
    return known.lag().map(lag -> lag > 0).orElse(true)
        && end > Math.max(begin, known.startOffset());
  }

  /** A group that nobody has joined yet knows of nothing. */
  private static Map<TopicPartition, @Nullable SharePartitionOffsetInfo> known(Admin asked)
      throws ExecutionException, InterruptedException {
    try {
      return asked
          .listShareGroupOffsets(Map.of(ShareGroups.EXAMINERS, new ListShareGroupOffsetsSpec()))
          .partitionsToOffsetInfo(ShareGroups.EXAMINERS)
          .get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof GroupIdNotFoundException) {
        return Map.of();
      }
      throw e;
    }
  }

  private static List<TopicPartition> partitions(Admin asked)
      throws ExecutionException, InterruptedException {
    String topic = Topics.QUARANTINED_REQUESTS;
    return asked
        .describeTopics(List.of(topic))
        .allTopicNames()
        .get()
        .values()
        .iterator()
        .next()
        .partitions()
        .stream()
        .map(partition -> new TopicPartition(topic, partition.partition()))
        .toList();
  }

  private static Map<TopicPartition, ListOffsetsResultInfo> offsets(
      Admin asked, List<TopicPartition> partitions, OffsetSpec which)
      throws ExecutionException, InterruptedException {
    return asked
        .listOffsets(partitions.stream().collect(Collectors.toMap(it -> it, _ -> which)))
        .all()
        .get();
  }

  @Override
  public void close() {
    Admin closing = admin;
    admin = null;
    if (closing != null) {
      closing.close();
    }
  }
}
