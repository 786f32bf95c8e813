package dev.lector.bridge.kafka;

import dev.lector.bridge.load.QueueLoad;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListShareGroupOffsetsSpec;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.SharePartitionOffsetInfo;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks every few seconds how many records of a topic a share group has not done with. The brokers
 * say it themselves once the group has written its state; before that, everything waits.
 */
final class LagSampler implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LagSampler.class);
  private static final Duration PERIOD = Duration.ofSeconds(2);
  private static final Duration LIMIT = Duration.ofSeconds(5);

  /** Brokers that start for the first time have no answer for some seconds. */
  private static final int WORTH_TELLING = 3;

  private final Admin admin;
  private final String group;
  private final String topic;
  private final QueueLoad load;
  private final Worker worker;
  private int failures;

  LagSampler(Admin admin, String group, String topic, QueueLoad load) {
    this.admin = admin;
    this.group = group;
    this.topic = topic;
    this.load = load;
    this.worker = Worker.start("lag-of-" + group, this::turn, () -> {}, () -> {});
  }

  private void turn(Worker self) throws InterruptedException {
    try {
      long lag = lag();
      load.sampled(lag, System.nanoTime());
      failures = 0;
    } catch (ExecutionException | TimeoutException e) {
      failures++;
      if (failures == WORTH_TELLING) {
        LOG.warn("The lag of {} is not known for now: {}", group, reason(e));
      }
    }
    self.pause(PERIOD);
  }

  private static String reason(Exception e) {
    return e instanceof TimeoutException
        ? "the brokers did not answer within %d s".formatted(LIMIT.toSeconds())
        : String.valueOf(e.getMessage());
  }

  private long lag() throws ExecutionException, InterruptedException, TimeoutException {
    Map<TopicPartition, SharePartitionOffsetInfo> known =
        admin
            .listShareGroupOffsets(Map.of(group, new ListShareGroupOffsetsSpec()))
            .partitionsToOffsetInfo(group)
            .get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    long lag = 0;
    Map<TopicPartition, Long> starts = new HashMap<>();
    for (TopicPartition partition : partitions()) {
      SharePartitionOffsetInfo info = known.get(partition);
      Optional<Long> said = info == null ? Optional.empty() : info.lag();
      if (said.isPresent()) {
        lag += Math.max(0, said.get());
      } else {
        starts.put(partition, info == null ? 0L : info.startOffset());
      }
    }
    return lag + (starts.isEmpty() ? 0 : beyond(starts));
  }

  private Set<TopicPartition> partitions()
      throws ExecutionException, InterruptedException, TimeoutException {
    return admin
        .describeTopics(List.of(topic))
        .allTopicNames()
        .get(LIMIT.toMillis(), TimeUnit.MILLISECONDS)
        .values()
        .stream()
        .flatMap(
            described ->
                described.partitions().stream()
                    .map(partition -> new TopicPartition(topic, partition.partition())))
        .collect(Collectors.toSet());
  }

  /** Records from these offsets on, and not before what the topic still has. */
  private long beyond(Map<TopicPartition, Long> starts)
      throws ExecutionException, InterruptedException, TimeoutException {
    Map<TopicPartition, Long> first = offsets(starts, OffsetSpec.earliest());
    Map<TopicPartition, Long> end = offsets(starts, OffsetSpec.latest());
    return starts.entrySet().stream()
        .mapToLong(
            start ->
                end.getOrDefault(start.getKey(), 0L)
                    - Math.max(start.getValue(), first.getOrDefault(start.getKey(), 0L)))
        .map(records -> Math.max(0, records))
        .sum();
  }

  private Map<TopicPartition, Long> offsets(Map<TopicPartition, Long> of, OffsetSpec which)
      throws ExecutionException, InterruptedException, TimeoutException {
    return admin
        .listOffsets(of.keySet().stream().collect(Collectors.toMap(p -> p, _ -> which)))
        .all()
        .get(LIMIT.toMillis(), TimeUnit.MILLISECONDS)
        .entrySet()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().offset()));
  }

  @Override
  public void close() {
    worker.close();
  }
}
