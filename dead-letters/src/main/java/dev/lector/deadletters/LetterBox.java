package dev.lector.deadletters;

import dev.lector.events.SpeechRequested;
import dev.lector.headers.DeadLetterHeaders;
import dev.lector.registry.SchemaRegistryClient;
import dev.lector.serde.SpecificAvroDeserializer;
import dev.lector.serde.UndecodableRecordException;
import dev.lector.topics.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads {@code speech.dead-letters} as far as it goes just then. Belongs to no group and leaves no
 * trace. Where brokers or the registry do not answer, every method throws a {@link
 * org.apache.kafka.common.KafkaException}. For one thread.
 */
public final class LetterBox implements AutoCloseable {
  /** As many of the newest records are read for a page, whoever may see them. */
  public static final int WINDOW = 200;

  private static final Duration LOOK = Duration.ofMillis(200);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final SpecificAvroDeserializer<SpeechRequested> requests;
  private final Duration patience;
  private long since;

  /**
   * Connects.
   *
   * @param kafka properties of a consumer
   * @param registry knows the schemas of requests; stays open
   * @param patience how long brokers may not answer
   */
  public LetterBox(Map<String, ?> kafka, SchemaRegistryClient registry, Duration patience) {
    Map<String, Object> properties = new HashMap<>(kafka);
    properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    properties.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) patience.toMillis());
    // Nobody waits for new ones; a fetch beyond the last would hold up the next who reads.
    properties.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 10);
    // Looking must not make the topic.
    properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    this.patience = patience;
    this.requests = new SpecificAvroDeserializer<>(registry, SpeechRequested.class);
    this.consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  /** Gives every letter there is to somebody, oldest first within a partition. */
  public void forEach(Consumer<DeadLetter> reader) {
    begin();
    List<TopicPartition> partitions = partitions();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, left());
    while (ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
      for (ConsumerRecord<byte[], byte[]> record : poll()) {
        reader.accept(letter(record));
        begin();
      }
    }
  }

  /** One letter; empty when it is not there, or not any more. */
  public Optional<DeadLetter> find(LetterId id) {
    begin();
    TopicPartition partition = new TopicPartition(Topics.DEAD_LETTERS, id.partition());
    if (!partitions().contains(partition)) {
      return Optional.empty();
    }
    consumer.assign(List.of(partition));
    List<TopicPartition> one = List.of(partition);
    long first = consumer.beginningOffsets(one, left()).getOrDefault(partition, 0L);
    long end = consumer.endOffsets(one, left()).getOrDefault(partition, 0L);
    if (id.offset() < first || id.offset() >= end) {
      return Optional.empty();
    }
    consumer.seek(partition, id.offset());
    try {
      while (consumer.position(partition) <= id.offset()) {
        for (ConsumerRecord<byte[], byte[]> record : poll()) {
          if (record.offset() == id.offset()) {
            return Optional.of(letter(record));
          }
        }
      }
      return Optional.empty();
    } finally {
      consumer.unsubscribe(); // and forgets what was read ahead
    }
  }

  /**
   * The newest letters before a place, of the last {@link #WINDOW} there. So a page may have fewer
   * than are wanted, even none, and be followed by others.
   *
   * @param limit how many at most
   * @param look what is wanted of a letter, without its bytes; empty when nothing is
   */
  public <T> LetterPage<T> newest(
      LetterCursor before, int limit, Function<DeadLetter, Optional<T>> look) {
    begin();
    List<Stretch<T>> stretches = stretches(before);
    Map<TopicPartition, Stretch<T>> unread =
        stretches.stream()
            .filter(stretch -> !stretch.isRead(stretch.start()))
            .collect(Collectors.toMap(Stretch::partition, stretch -> stretch));
    consumer.assign(unread.keySet());
    unread.values().forEach(stretch -> consumer.seek(stretch.partition(), stretch.start()));
    try {
      while (unread.values().stream()
          .anyMatch(stretch -> !stretch.isRead(consumer.position(stretch.partition())))) {
        for (ConsumerRecord<byte[], byte[]> record : poll()) {
          Stretch<T> stretch = unread.get(new TopicPartition(record.topic(), record.partition()));
          if (stretch != null && !stretch.isRead(record.offset())) {
            stretch.add(record.offset(), record.timestamp(), look.apply(letter(record)));
          }
        }
      }
    } finally {
      consumer.unsubscribe();
    }
    return page(stretches, limit);
  }

  private <T> List<Stretch<T>> stretches(LetterCursor before) {
    List<TopicPartition> partitions = partitions();
    Map<TopicPartition, Long> firsts = consumer.beginningOffsets(partitions, left());
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, left());
    List<Stretch<T>> stretches = new ArrayList<>();
    for (TopicPartition partition : partitions) {
      long first = firsts.getOrDefault(partition, 0L);
      long last = ends.getOrDefault(partition, 0L);
      long end = Math.min(before.ends().getOrDefault(partition.partition(), last), last);
      long start = Math.max(first, end - Math.max(1, WINDOW / partitions.size()));
      stretches.add(new Stretch<>(partition, first, start, Math.max(start, end)));
    }
    return stretches;
  }

  private static <T> LetterPage<T> page(List<Stretch<T>> stretches, int limit) {
    List<T> found = new ArrayList<>();
    // Where one has no more that were read, its older ones may come before the others' next.
    while (found.size() < limit && stretches.stream().noneMatch(Stretch::goesOn)) {
      Optional<Stretch<T>> newest =
          stretches.stream()
              .filter(stretch -> !stretch.isEmpty())
              .max(Comparator.comparingLong(Stretch::timestamp));
      if (newest.isEmpty()) {
        break;
      }
      newest.get().next().ifPresent(found::add);
    }
    SortedMap<Integer, Long> rests = new TreeMap<>();
    stretches.forEach(stretch -> rests.put(stretch.partition().partition(), stretch.rest()));
    boolean all = stretches.stream().allMatch(Stretch::isDone);
    return new LetterPage<>(found, all ? Optional.empty() : Optional.of(new LetterCursor(rests)));
  }

  private List<TopicPartition> partitions() {
    List<PartitionInfo> known = consumer.partitionsFor(Topics.DEAD_LETTERS, left());
    return known == null
        ? List.of()
        : known.stream().map(p -> new TopicPartition(p.topic(), p.partition())).toList();
  }

  private Iterable<ConsumerRecord<byte[], byte[]>> poll() {
    Duration left = left();
    return consumer.poll(left.compareTo(LOOK) < 0 ? left : LOOK);
  }

  private void begin() {
    since = System.nanoTime();
  }

  private Duration left() {
    Duration left = patience.minusNanos(System.nanoTime() - since);
    if (!left.isPositive()) {
      throw new TimeoutException(
          "The dead letters could not be read within " + patience.toSeconds() + " s");
    }
    return left;
  }

  private DeadLetter letter(ConsumerRecord<byte[], byte[]> record) {
    return new DeadLetter(record, DeadLetterHeaders.read(record.headers()), request(record));
  }

  private Optional<SpeechRequested> request(ConsumerRecord<byte[], byte[]> record) {
    try {
      return Optional.ofNullable(requests.deserialize(Topics.REQUESTS, record.value()));
    } catch (UndecodableRecordException e) {
      // Often why it is here. The letter is shown and replayed as bytes.
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    consumer.close();
    requests.close();
  }
}
