package dev.lector.topics;

import dev.lector.events.Job;
import dev.lector.events.SpeechFinished;
import dev.lector.events.SpeechRequested;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.kafka.common.config.TopicConfig;

/** The topic catalogue: every topic Lector uses, with its shape. The names are contracts. */
public final class Topics {

  /** Interactive requests; key requestId, value {@link SpeechRequested}. */
  public static final String REQUESTS = "speech.requests";

  /** Requests of batches, which wait behind interactive ones; as {@link #REQUESTS}. */
  public static final String BATCH_REQUESTS = "speech.requests.batch";

  /** How every request ended, for anyone; key requestId, value {@link SpeechFinished}. */
  public static final String COMPLETIONS = "speech.completions";

  /** Copies of completions for the one who waits, on the partition its request asked for. */
  public static final String REPLIES = "speech.replies";

  /** The latest state of every request; key requestId, value {@link Job}. */
  public static final String JOBS = "speech.jobs";

  /** Records nobody could read or survive: key and value bytes as they were. */
  public static final String DEAD_LETTERS = "speech.dead-letters";

  /** How many bridges can wait for replies at once, each on a partition of its own. */
  private static final int REPLY_PARTITIONS = 64;

  /** Ordinary topics: enough to spread consumers, few enough to cost nothing. */
  private static final int PARTITIONS = 6;

  /**
   * A share group's assignor deals partitions out to members, so a second partition brings
   * head-of-line blocking back. Add one only per 16 lanes and 1,000 requests a second.
   */
  private static final int QUEUE_PARTITIONS = 1;

  private Topics() {}

  /**
   * Every topic of Lector's.
   *
   * @return the topics with partitions, retention and clean-up, in a fixed order
   */
  public static List<TopicSpec> catalogue() {
    return List.of(
        deleted(REQUESTS, QUEUE_PARTITIONS, Duration.ofDays(7)),
        deleted(BATCH_REQUESTS, QUEUE_PARTITIONS, Duration.ofDays(30)),
        deleted(COMPLETIONS, PARTITIONS, Duration.ofDays(30)),
        replies(),
        jobs(),
        deleted(DEAD_LETTERS, QUEUE_PARTITIONS, Duration.ofDays(90)));
  }

  /**
   * The contract of every topic that carries events; dead letters carry anything.
   *
   * @return topic to the schema of its values
   */
  public static Map<String, Schema> valueSchemas() {
    return Map.of(
        REQUESTS, SpeechRequested.getClassSchema(),
        BATCH_REQUESTS, SpeechRequested.getClassSchema(),
        COMPLETIONS, SpeechFinished.getClassSchema(),
        REPLIES, SpeechFinished.getClassSchema(),
        JOBS, Job.getClassSchema());
  }

  private static TopicSpec deleted(String name, int partitions, Duration retention) {
    return new TopicSpec(
        name,
        partitions,
        Map.of(
            TopicConfig.CLEANUP_POLICY_CONFIG,
            TopicConfig.CLEANUP_POLICY_DELETE,
            TopicConfig.RETENTION_MS_CONFIG,
            millis(retention)));
  }

  private static TopicSpec replies() {
    return new TopicSpec(
        REPLIES,
        REPLY_PARTITIONS,
        Map.of(
            TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE,
            TopicConfig.RETENTION_MS_CONFIG, millis(Duration.ofHours(1)),
            // Only whole segments are deleted: the broker's week-long ones would outlive the hour.
            TopicConfig.SEGMENT_MS_CONFIG, millis(Duration.ofMinutes(30))));
  }

  private static TopicSpec jobs() {
    return new TopicSpec(
        JOBS,
        PARTITIONS,
        Map.of(
            TopicConfig.CLEANUP_POLICY_CONFIG,
            TopicConfig.CLEANUP_POLICY_COMPACT + "," + TopicConfig.CLEANUP_POLICY_DELETE,
            TopicConfig.RETENTION_MS_CONFIG,
            millis(Duration.ofDays(30))));
  }

  private static String millis(Duration duration) {
    return Long.toString(duration.toMillis());
  }
}
