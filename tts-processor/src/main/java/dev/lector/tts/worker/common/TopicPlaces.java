package dev.lector.tts.worker.common;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which topics and partitions there are, as brokers say. A producer waits for a topic that is not
 * there, in case it comes, and may have brokers make it; whoever names another in each request
 * would have every lane wait. The answer to this question takes milliseconds. Safe for use by many
 * threads.
 */
public final class TopicPlaces implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TopicPlaces.class);
  private static final Duration KNOWN_FOR = Duration.ofMinutes(5);
  private static final int MOST_KNOWN = 1_000;
  private static final Duration CLOSE = Duration.ofSeconds(1);

  private final Admin brokers;
  private final DescribeTopicsOptions options;
  private final Clock clock;

  /** What was found lately; the oldest entry makes room. */
  private final Map<String, Found> found =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Found> eldest) {
          return size() > MOST_KNOWN;
        }
      };

  private record Found(int partitions, Instant until) {}

  /**
   * Asks the brokers of a worker, with as much patience as a reply is worth.
   *
   * @param purpose of the questions, in the client's id
   */
  public static TopicPlaces open(WorkerConfig config, String purpose, Clock clock) {
    Map<String, Object> properties = new HashMap<>(config.kafka());
    properties.put(AdminClientConfig.CLIENT_ID_CONFIG, config.name() + "-" + purpose);
    return new TopicPlaces(Admin.create(properties), config.replyWait(), clock);
  }

  /**
   * @param brokers are asked; closed with this
   * @param wait how long an answer may take
   */
  private TopicPlaces(Admin brokers, Duration wait, Clock clock) {
    this.brokers = brokers;
    this.options = new DescribeTopicsOptions().timeoutMs(Math.toIntExact(wait.toMillis()));
    this.clock = clock;
  }

  /**
   * Whether there is certainly no such place; when nobody can tell now, whoever sends there finds
   * out.
   *
   * @param partition null for any
   */
  public boolean isMissing(String topic, @Nullable Integer partition) throws InterruptedException {
    synchronized (found) {
      Found known = found.get(topic);
      if (known != null && clock.instant().isBefore(known.until)) {
        return isMissing(known.partitions, partition);
      }
    }
    try {
      KafkaFuture<TopicDescription> answer =
          Objects.requireNonNull(
              brokers.describeTopics(List.of(topic), options).topicNameValues().get(topic));
      int partitions = answer.get().partitions().size();
      synchronized (found) {
        found.put(topic, new Found(partitions, clock.instant().plus(KNOWN_FOR)));
      }
      return isMissing(partitions, partition);
    } catch (ExecutionException e) {
      return isNo(e.getCause());
    } catch (KafkaException e) {
      LOG.debug("Whether there is a topic {} is not known", topic, e);
      return false;
    }
  }

  private static boolean isMissing(int partitions, @Nullable Integer partition) {
    return partition != null && partition >= partitions;
  }

  private static boolean isNo(@Nullable Throwable answer) {
    return answer instanceof UnknownTopicOrPartitionException
        || answer instanceof TopicAuthorizationException
        || answer instanceof InvalidTopicException;
  }

  @Override
  public void close() {
    brokers.close(CLOSE);
  }
}
