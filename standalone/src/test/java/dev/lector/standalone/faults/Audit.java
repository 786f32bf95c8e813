package dev.lector.standalone.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lector.events.Audio;
import dev.lector.events.Job;
import dev.lector.events.JobState;
import dev.lector.events.SpeechSynthesized;
import dev.lector.serde.SpecificAvroDeserializer;
import dev.lector.topics.Topics;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Reads what the brokers hold of requests and jobs, committed records only, and compares: every
 * request that was ever sent ended exactly once, and what it ended with is there as it was said.
 */
final class Audit implements AutoCloseable {
  private final Map<String, List<Job>> ends = new ConcurrentHashMap<>();
  private final Map<String, Long> endedAt = new ConcurrentHashMap<>();
  private final Set<String> asked = ConcurrentHashMap.newKeySet();
  private final Map<String, Long> queuedAt = new ConcurrentHashMap<>();
  private final Map<String, Long> completedAt = new ConcurrentHashMap<>();
  private final Settling settling;
  private final SpecificAvroDeserializer<Job> jobs = new SpecificAvroDeserializer<>(Job.class);
  private final Thread reader;
  private final String bootstrap;
  private volatile boolean closed;

  private final AtomicLong turns = new AtomicLong();

  private volatile boolean upToDate;

  Audit(String bootstrap, String registry) {
    this.bootstrap = bootstrap;
    jobs.configure(Map.of("schema.registry.url", registry), false);
    settling = new Settling(bootstrap);
    reader = Thread.ofPlatform().name("audit").start(this::read);
  }

  /** The end of each of these requests, once all have ended. */
  Map<String, Job> awaitEnds(Collection<String> ids, Duration patience) {
    await()
        .atMost(patience)
        .pollInterval(Duration.ofMillis(200))
        .untilAsserted(
            () ->
                assertThat(ids.stream().filter(id -> !ends.containsKey(id)).limit(5))
                    .as("of %d requests, without an end", ids.size())
                    .isEmpty());
    Map<String, Job> found = new ConcurrentHashMap<>();
    ids.forEach(id -> found.put(id, ends.getOrDefault(id, List.of()).getFirst()));
    return found;
  }

  /** Ids of the requests on the topics so far. */
  Set<String> asked() {
    return Set.copyOf(asked);
  }

  /** Those of these requests that have not ended yet. */
  List<String> unended(Collection<String> ids) {
    return ids.stream().filter(id -> !ends.containsKey(id)).toList();
  }

  /** How a request that has ended did so first. */
  Job end(String id) {
    return Objects.requireNonNull(ends.get(id)).getFirst();
  }

  /** When each request that has ended was first seen to, by {@link System#nanoTime}. */
  Map<String, Long> endedAt() {
    return Map.copyOf(endedAt);
  }

  /** When each request was first seen on its queue, by {@link System#nanoTime}. */
  Map<String, Long> queuedAt() {
    return Map.copyOf(queuedAt);
  }

  /** When each request's outcome was first seen on the completions, by {@link System#nanoTime}. */
  Map<String, Long> completedAt() {
    return Map.copyOf(completedAt);
  }

  /**
   * Fails unless every request on the topics has exactly one end, and nothing is under way that
   * could end one again. Wants a worker to be there: what a dead one held is delivered once more.
   */
  void requireExactlyOneEndEach() {
    awaitEnds(asked, Duration.ofMinutes(3));
    settling.await();
    awaitEverythingRead();
    assertThat(ends.entrySet().stream().filter(end -> end.getValue().size() != 1))
        .as("requests that ended more than once")
        .isEmpty();
    assertThat(ends.keySet()).as("jobs").isEqualTo(asked);
  }

  /** Waits until all that is on the topics by now has been read. */
  private void awaitEverythingRead() {
    long turn = turns.get();
    // One turn may have been under way; what it did not find, the next one asks for.
    await().atMost(Duration.ofMinutes(3)).until(() -> turns.get() > turn + 1 && upToDate);
  }

  /** Fails unless this job ended with audio that is in the store as its event says. */
  static void requireWhole(Job job) {
    assertThat(job.getState()).as(() -> job.toString()).isEqualTo(JobState.SUCCEEDED);
    Audio audio = ((SpeechSynthesized) job.getOutcome()).getAudio();
    try {
      byte[] bytes = Files.readAllBytes(Path.of(URI.create(audio.getUri())));
      assertThat((long) bytes.length).isEqualTo(audio.getBytes());
      assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)))
          .isEqualTo(audio.getSha256());
    } catch (IOException | NoSuchAlgorithmException e) {
      throw new AssertionError("The audio of " + job.getRequestId() + " cannot be read", e);
    }
  }

  private void read() {
    Map<String, Object> config =
        Map.of("bootstrap.servers", bootstrap, "isolation.level", "read_committed");
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions = new ArrayList<>();
      for (String topic :
          List.of(Topics.REQUESTS, Topics.BATCH_REQUESTS, Topics.COMPLETIONS, Topics.JOBS)) {
        consumer
            .partitionsFor(topic)
            .forEach(p -> partitions.add(new TopicPartition(topic, p.partition())));
      }
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      while (!closed) {
        upToDate =
            partitions.stream().allMatch(p -> consumer.currentLag(p).orElse(Long.MAX_VALUE) == 0);
        turns.incrementAndGet();
        consumer
            .poll(Duration.ofMillis(100))
            .forEach(
                record -> {
                  if (record.topic().equals(Topics.JOBS)) {
                    note(
                        record.key(),
                        Objects.requireNonNull(jobs.deserialize(record.topic(), record.value())));
                  } else if (record.topic().equals(Topics.COMPLETIONS)) {
                    completedAt.putIfAbsent(record.key(), System.nanoTime());
                  } else {
                    asked.add(record.key());
                    queuedAt.putIfAbsent(record.key(), System.nanoTime());
                  }
                });
      }
    }
  }

  private void note(String id, Job job) {
    if (job.getState() != JobState.QUEUED) {
      endedAt.putIfAbsent(id, System.nanoTime());
      ends.computeIfAbsent(id, any -> new CopyOnWriteArrayList<>()).add(job);
    }
  }

  @Override
  public void close() {
    closed = true;
    try {
      reader.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    jobs.close();
    settling.close();
  }
}
