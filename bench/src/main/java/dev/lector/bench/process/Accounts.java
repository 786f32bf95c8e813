package dev.lector.bench.process;

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
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What the ledger has published, compared with what was answered. */
final class Accounts {
  private static final Pattern KEY = Pattern.compile("[0-9a-f]{64}\\.wav");
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private Accounts() {}

  /** The audio's key in an answer or a URI. */
  static String keyIn(String text) throws IOException {
    Matcher key = KEY.matcher(text);
    if (!key.find()) {
      throw new IOException("There is no audio in " + text);
    }
    return key.group();
  }

  /**
   * Checks that there is exactly one final job for each answer, that it succeeded, and that its
   * audio is in the store, as long as it says.
   *
   * @param answered keys of the audio that was answered with, none twice
   * @throws IOException when an account does not balance; says which
   */
  static void balance(String bootstrap, String registry, Set<String> answered) throws IOException {
    Map<String, Job> byRequest = new HashMap<>();
    Map<String, Integer> byKey = new HashMap<>();
    long end = System.nanoTime() + PATIENCE.toNanos();
    try (KafkaConsumer<String, byte[]> consumer = consumer(bootstrap);
        SpecificAvroDeserializer<Job> jobs = new SpecificAvroDeserializer<>(Job.class)) {
      jobs.configure(Map.of("schema.registry.url", registry), false);
      while (byKey.size() < answered.size() && System.nanoTime() < end) {
        for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(200))) {
          Job job = Objects.requireNonNull(jobs.deserialize(record.topic(), record.value()));
          if (job.getState() == JobState.QUEUED) {
            continue;
          }
          if (byRequest.put(record.key(), job) != null) {
            throw new IOException("Request " + record.key() + " ended twice");
          }
          byKey.merge(wholeAudio(job), 1, Integer::sum);
        }
      }
    }
    if (byRequest.size() != answered.size() || !byKey.keySet().equals(answered)) {
      throw new IOException(
          "%d requests were answered, %d have ended with %d pieces of audio"
              .formatted(answered.size(), byRequest.size(), byKey.size()));
    }
  }

  private static KafkaConsumer<String, byte[]> consumer(String bootstrap) {
    KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrap, "isolation.level", "read_committed"),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        consumer.partitionsFor(Topics.JOBS).stream()
            .map(it -> new TopicPartition(it.topic(), it.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    return consumer;
  }

  /** The key of a job's audio. */
  private static String wholeAudio(Job job) throws IOException {
    if (job.getState() != JobState.SUCCEEDED
        || !(job.getOutcome() instanceof SpeechSynthesized speech)) {
      throw new IOException("A request failed: " + job);
    }
    Audio audio = speech.getAudio();
    if (Files.size(Path.of(URI.create(audio.getUri()))) != audio.getBytes()) {
      throw new IOException("The audio of " + job.getRequestId() + " is not whole");
    }
    return keyIn(audio.getUri());
  }
}
