package dev.lector.tts.worker;

import dev.lector.topics.ShareGroups;
import dev.lector.topics.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListShareGroupOffsetsSpec;
import org.apache.kafka.clients.admin.SharePartitionOffsetInfo;
import org.apache.kafka.common.KafkaException;
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

  /** A group that nobody has joined yet knows of nothing, and begins with the first look. */
  private static boolean any(Admin asked) throws ExecutionException, InterruptedException {
    try {
      List<@Nullable SharePartitionOffsetInfo> partitions = new ArrayList<>();
      asked
          .listShareGroupOffsets(Map.of(ShareGroups.EXAMINERS, new ListShareGroupOffsetsSpec()))
          .partitionsToOffsetInfo(ShareGroups.EXAMINERS)
          .get()
          .forEach(
              (partition, offsets) -> {
                if (partition.topic().equals(Topics.QUARANTINED_REQUESTS)) {
                  partitions.add(offsets);
                }
              });
      return partitions.isEmpty()
          || partitions.stream()
              .anyMatch(offsets -> offsets == null || offsets.lag().orElse(1L) > 0);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof GroupIdNotFoundException) {
        return true;
      }
      throw e;
    }
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
