package dev.lector.topics;

import dev.lector.events.AudioSegment;
import dev.lector.events.Batch;
import dev.lector.events.BatchCancelled;
import dev.lector.events.BatchFinished;
import dev.lector.events.BatchPaused;
import dev.lector.events.Job;
import dev.lector.events.JobErased;
import dev.lector.events.SpeechFinished;
import dev.lector.events.SpeechRequested;
import dev.lector.events.SpeechVerified;
import dev.lector.events.StreamAbandoned;
import dev.lector.events.Usage;
import dev.lector.events.WebhookDelivery;
import dev.lector.events.WebhookReplay;
import dev.lector.events.WorkerSeen;
import java.time.Duration;
import java.util.HashMap;
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

  /**
   * Items of batches that wait for the ledger to hand them on to {@link #BATCH_REQUESTS}, tenant by
   * tenant in turn; as {@link #REQUESTS}.
   */
  public static final String STAGED_REQUESTS = "speech.requests.staged";

  /**
   * Requests of either kind that may have killed their workers: tried again one at a time in each
   * worker, away from the others; as {@link #REQUESTS}, with the headers of a dead letter.
   */
  public static final String QUARANTINED_REQUESTS = "speech.requests.quarantine";

  /**
   * Requests of either kind whose work takes long: away from the queues, where one at the head
   * holds up all that come after a certain number of others; as {@link #REQUESTS}.
   */
  public static final String LONG_REQUESTS = "speech.requests.long";

  /**
   * Batches of which nothing more shall be started; key {@link BatchKey}, value {@link
   * BatchCancelled}.
   */
  public static final String CANCELLATIONS = "speech.cancellations";

  /**
   * Jobs of which nothing shall be left; key {@link BatchKey} of requestId and tenant, value {@link
   * JobErased}.
   */
  public static final String ERASURES = "speech.erasures";

  /** Batches that are paused or resumed; key {@link BatchKey}, value {@link BatchPaused}. */
  public static final String PAUSES = "speech.pauses";

  /** How every request ended, for anyone; key requestId, value {@link SpeechFinished}. */
  public static final String COMPLETIONS = "speech.completions";

  /**
   * What recognisers heard of the audio of completions that asked for it; key requestId, value
   * {@link SpeechVerified}.
   */
  public static final String VERIFICATIONS = "speech.verifications";

  /** Copies of completions for the one who waits, on the partition its request asked for. */
  public static final String REPLIES = "speech.replies";

  /**
   * Audio while it is made, of requests that ask for it, on the partition of {@link #REPLIES} that
   * their reply goes to; key requestId, value {@link AudioSegment}.
   */
  public static final String SEGMENTS = "speech.segments";

  /** Streams that nobody listens to any more; key requestId, value {@link StreamAbandoned}. */
  public static final String ABANDONED_STREAMS = "speech.streams.abandoned";

  /** The latest state of every request; key requestId, value {@link Job}. */
  public static final String JOBS = "speech.jobs";

  /** The latest totals of every batch; key {@link BatchKey}, value {@link Batch}. */
  public static final String BATCHES = "speech.batches";

  /** Batches whose last item has ended; key batchId, value {@link BatchFinished}. */
  public static final String FINISHED_BATCHES = "speech.batches.finished";

  /** What was used, hour by hour; key tenant, value {@link Usage}. */
  public static final String USAGE = "speech.usage";

  /** The latest state of every webhook; key webhookId, value {@link WebhookDelivery}. */
  public static final String WEBHOOKS = "speech.webhooks";

  /** Webhooks that shall be delivered once more; key webhookId, value {@link WebhookReplay}. */
  public static final String WEBHOOK_REPLAYS = "speech.webhooks.replays";

  /** The workers there are; key workerId, value {@link WorkerSeen}, a tombstone at their end. */
  public static final String WORKERS = "speech.workers";

  /** Records nobody could read or survive: key and value bytes as they were. */
  public static final String DEAD_LETTERS = "speech.dead-letters";

  /** Most bytes of audio in one {@link AudioSegment}. */
  public static final int LARGEST_SEGMENT = 256 << 10;

  /** Audio kept for streams that are read later or again, bytes a partition. */
  private static final long SEGMENTS_KEPT = 1L << 30;

  /** How many bridges can wait for replies at once, each on a partition of its own. */
  private static final int REPLY_PARTITIONS = 64;

  /** Ordinary topics: enough to spread consumers, few enough to cost nothing. */
  private static final int PARTITIONS = 6;

  /**
   * A share group's assignor deals partitions out to members, so a second partition brings
   * head-of-line blocking back. Add one only per 16 lanes and 1,000 requests a second.
   */
  private static final int QUEUE_PARTITIONS = 1;

  /** Largest dead letter, or request in quarantine, bytes. */
  public static final int LARGEST_LETTER = 2 << 20;

  /** Largest heartbeat of a worker, bytes. */
  public static final int LARGEST_HEARTBEAT = 256 << 10;

  /**
   * How long every heartbeat is kept, later ones of its worker or not: what a worker had that has
   * left is known for so long.
   */
  public static final Duration WORKERS_REMEMBERED = Duration.ofHours(1);

  private Topics() {}

  /**
   * Every topic of Lector's.
   *
   * @return the topics with partitions, retention and clean-up, in a fixed order
   */
  public static List<TopicSpec> catalogue() {
    return List.of(
        queue(REQUESTS, Duration.ofDays(7)),
        queue(BATCH_REQUESTS, Duration.ofDays(30)),
        queue(STAGED_REQUESTS, Duration.ofDays(30)),
        large(QUARANTINED_REQUESTS),
        large(LONG_REQUESTS),
        latest(CANCELLATIONS, QUEUE_PARTITIONS),
        latest(ERASURES, QUEUE_PARTITIONS),
        latest(PAUSES, QUEUE_PARTITIONS),
        stamped(COMPLETIONS, PARTITIONS, Duration.ofDays(30)),
        stamped(VERIFICATIONS, PARTITIONS, Duration.ofDays(30)),
        shortLived(REPLIES, Map.of()),
        shortLived(
            SEGMENTS,
            // Whatever is said within the hour, a disk has to have room for it.
            Map.of(
                TopicConfig.RETENTION_BYTES_CONFIG,
                Long.toString(SEGMENTS_KEPT),
                TopicConfig.SEGMENT_BYTES_CONFIG,
                Long.toString(SEGMENTS_KEPT / 8))),
        deleted(ABANDONED_STREAMS, QUEUE_PARTITIONS, Duration.ofHours(1)),
        latest(JOBS, PARTITIONS),
        latest(BATCHES, PARTITIONS),
        deleted(FINISHED_BATCHES, QUEUE_PARTITIONS, Duration.ofDays(30)),
        deleted(USAGE, QUEUE_PARTITIONS, Duration.ofDays(400)),
        latest(WEBHOOKS, PARTITIONS),
        deleted(WEBHOOK_REPLAYS, QUEUE_PARTITIONS, Duration.ofDays(7)),
        workers(),
        deadLetters());
  }

  /**
   * The contract of every topic that carries events; dead letters carry anything.
   *
   * @return topic to the schema of its values
   */
  public static Map<String, Schema> valueSchemas() {
    return Map.ofEntries(
        Map.entry(REQUESTS, SpeechRequested.getClassSchema()),
        Map.entry(BATCH_REQUESTS, SpeechRequested.getClassSchema()),
        Map.entry(STAGED_REQUESTS, SpeechRequested.getClassSchema()),
        Map.entry(QUARANTINED_REQUESTS, SpeechRequested.getClassSchema()),
        Map.entry(LONG_REQUESTS, SpeechRequested.getClassSchema()),
        Map.entry(CANCELLATIONS, BatchCancelled.getClassSchema()),
        Map.entry(ERASURES, JobErased.getClassSchema()),
        Map.entry(PAUSES, BatchPaused.getClassSchema()),
        Map.entry(COMPLETIONS, SpeechFinished.getClassSchema()),
        Map.entry(VERIFICATIONS, SpeechVerified.getClassSchema()),
        Map.entry(REPLIES, SpeechFinished.getClassSchema()),
        Map.entry(SEGMENTS, AudioSegment.getClassSchema()),
        Map.entry(ABANDONED_STREAMS, StreamAbandoned.getClassSchema()),
        Map.entry(JOBS, Job.getClassSchema()),
        Map.entry(BATCHES, Batch.getClassSchema()),
        Map.entry(FINISHED_BATCHES, BatchFinished.getClassSchema()),
        Map.entry(USAGE, Usage.getClassSchema()),
        Map.entry(WEBHOOKS, WebhookDelivery.getClassSchema()),
        Map.entry(WEBHOOK_REPLAYS, WebhookReplay.getClassSchema()),
        Map.entry(WORKERS, WorkerSeen.getClassSchema()));
  }

  /** Stamped by the brokers: how long a request waits must not hang on its requester's clock. */
  private static TopicSpec queue(String name, Duration retention) {
    return stamped(name, QUEUE_PARTITIONS, retention);
  }

  /**
   * With the brokers' timestamps, which grow with the offsets whatever clocks the producers have.
   */
  private static TopicSpec stamped(String name, int partitions, Duration retention) {
    return new TopicSpec(
        name,
        partitions,
        Map.of(
            TopicConfig.CLEANUP_POLICY_CONFIG,
            TopicConfig.CLEANUP_POLICY_DELETE,
            TopicConfig.RETENTION_MS_CONFIG,
            millis(retention),
            TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG,
            "LogAppendTime"));
  }

  /** A queue that takes the largest request a broker does, and the headers added to it. */
  private static TopicSpec large(String name) {
    TopicSpec queue = queue(name, Duration.ofDays(30));
    Map<String, String> config = new HashMap<>(queue.config());
    config.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(LARGEST_LETTER));
    return new TopicSpec(queue.name(), queue.partitions(), config);
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

  /** What is of use only to whoever waits for it now, each bridge on a partition of its own. */
  private static TopicSpec shortLived(String name, Map<String, String> more) {
    Map<String, String> config = new HashMap<>(more);
    config.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE);
    config.put(TopicConfig.RETENTION_MS_CONFIG, millis(Duration.ofHours(1)));
    // Only whole segments are deleted: the broker's week-long ones would outlive the hour.
    config.put(TopicConfig.SEGMENT_MS_CONFIG, millis(Duration.ofMinutes(30)));
    return new TopicSpec(name, REPLY_PARTITIONS, config);
  }

  /** The latest record of every key, for a month. */
  private static TopicSpec latest(String name, int partitions) {
    return new TopicSpec(
        name,
        partitions,
        Map.of(
            TopicConfig.CLEANUP_POLICY_CONFIG,
            TopicConfig.CLEANUP_POLICY_COMPACT + "," + TopicConfig.CLEANUP_POLICY_DELETE,
            TopicConfig.RETENTION_MS_CONFIG,
            millis(Duration.ofDays(30))));
  }

  /**
   * The latest heartbeat of every worker, for a day: a worker that lives sends the next one within
   * seconds, and those that were killed must not pile up. Stamped by the brokers, so that all
   * workers' clocks are one.
   */
  private static TopicSpec workers() {
    return new TopicSpec(
        WORKERS,
        QUEUE_PARTITIONS,
        Map.of(
            TopicConfig.CLEANUP_POLICY_CONFIG,
            TopicConfig.CLEANUP_POLICY_COMPACT + "," + TopicConfig.CLEANUP_POLICY_DELETE,
            TopicConfig.RETENTION_MS_CONFIG,
            millis(Duration.ofDays(1)),
            TopicConfig.MIN_COMPACTION_LAG_MS_CONFIG,
            millis(WORKERS_REMEMBERED),
            // Only whole segments are cleaned.
            TopicConfig.SEGMENT_MS_CONFIG,
            millis(Duration.ofHours(1)),
            TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
            Integer.toString(LARGEST_HEARTBEAT),
            TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG,
            "LogAppendTime"));
  }

  private static TopicSpec deadLetters() {
    return new TopicSpec(
        DEAD_LETTERS,
        QUEUE_PARTITIONS,
        Map.of(
            TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE,
            TopicConfig.RETENTION_MS_CONFIG, millis(Duration.ofDays(90)),
            // The largest request a broker takes by default, and room for why it is here.
            TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(LARGEST_LETTER)));
  }

  private static String millis(Duration duration) {
    return Long.toString(duration.toMillis());
  }
}
