package dev.lector.standalone.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.lector.deadletters.LetterId;
import dev.lector.events.SpeechFinished;
import dev.lector.events.SpeechRequested;
import dev.lector.events.SpeechSynthesized;
import dev.lector.headers.DeadLetterHeaders;
import dev.lector.serde.SpecificAvroDeserializer;
import dev.lector.serde.SpecificAvroSerializer;
import dev.lector.standalone.deadletters.DeadLetterException;
import dev.lector.standalone.deadletters.DeadLetters;
import dev.lector.topics.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What operators do with dead letters. */
abstract class DeadLettersSuite {
  private static final String REGISTRY_URL = "mock://dead-letters-suite";
  private static final Map<String, String> REGISTRY = Map.of("schema.registry.url", REGISTRY_URL);

  private final Cluster cluster;
  private final String id = UUID.randomUUID().toString();
  private Rig rig;
  private KafkaProducer<byte[], byte[]> producer;
  private DeadLetters letters;

  DeadLettersSuite(Cluster cluster) {
    this.cluster = cluster;
  }

  @BeforeEach
  void start(@TempDir Path audio) throws Exception {
    rig = new Rig(cluster.bootstrap(), REGISTRY_URL, audio);
    rig.worker(Map.of());
    Map<String, String> kafka = Map.of("bootstrap.servers", cluster.bootstrap());
    producer =
        new KafkaProducer<>(
            Map.copyOf(kafka), new ByteArraySerializer(), new ByteArraySerializer());
    letters = DeadLetters.open(kafka, REGISTRY);
  }

  @AfterEach
  void stop() {
    letters.close();
    producer.close();
    rig.close();
  }

  @Test
  void aListedLetterCanBeShownWhole() throws Exception {
    LetterId letter = setAside(poisoned(), Topics.REQUESTS);

    List<String> lines = new ArrayList<>();
    letters.list(1, lines::add);
    assertThat(lines.getFirst()).startsWith("LETTER");
    assertThat(lines.get(1))
        .startsWith(letter.toString())
        .contains(id, Topics.REQUESTS, "Delivered 5 times");
    assertThat(letters.show(letter))
        .contains("speech.requests", "partition", "4711", "Some text.", id, "a-header = its value");
  }

  @Test
  void aReplayedRequestIsSpokenUnderAnIdOfItsOwnHoweverOftenItIsReplayed() throws Exception {
    LetterId letter = setAside(poisoned(), Topics.BATCH_REQUESTS);

    List<String> told = new ArrayList<>();
    letters.replay(List.of(letter), told::add);
    letters.replay(List.of(letter), told::add);

    String again = id + "-replay-0." + letter.offset();
    assertThat(told).containsOnly(letter + " -> speech.requests.batch as " + again).hasSize(2);
    SpeechFinished finished = completion(again);
    assertThat(finished.getOutcome()).isInstanceOf(SpeechSynthesized.class);
    assertThat(finished.getBatchId()).as("its batch has counted it already").isNull();
  }

  @Test
  void whatNobodyCanReadIsReplayedAsItWas() throws Exception {
    byte[] rubbish = ("rubbish " + id).getBytes(UTF_8);
    producer.send(new ProducerRecord<>(Topics.REQUESTS, id.getBytes(UTF_8), rubbish)).get();
    LetterId letter = awaitLetter(Set.of());

    assertThat(letters.show(letter)).contains(rubbish.length + " bytes that are no request");
    letters.replay(List.of(letter), any -> {});
    // The worker can read it no better than the first time.
    LetterId second = awaitLetter(Set.of(letter));
    assertThat(letters.show(second)).contains("Not in the Confluent wire format");
  }

  @Test
  void aLetterFromElsewhereStopsTheReplayBeforeAnythingIsSent() throws Exception {
    LetterId good = setAside(poisoned(), Topics.REQUESTS);
    LetterId foreign = setAside(poisoned(), "somebody.elses");

    List<String> told = new ArrayList<>();
    assertThatThrownBy(() -> letters.replay(List.of(good, foreign), told::add))
        .isInstanceOf(DeadLetterException.class)
        .hasMessageContaining("somebody.elses");
    assertThat(told).isEmpty();
  }

  @Test
  void aLetterThatIsNotThereIsSaidSo() {
    assertThatThrownBy(() -> letters.show(new LetterId(0, 1_000_000)))
        .isInstanceOf(DeadLetterException.class)
        .hasMessageContaining("no dead letter 1000000");
    assertThatThrownBy(() -> letters.show(new LetterId(7, 0)))
        .isInstanceOf(DeadLetterException.class)
        .hasMessageContaining("no dead letter 7:0");
  }

  private SpeechRequested poisoned() {
    return SpeechRequested.newBuilder()
        .setRequestId(id)
        .setText("Some text.")
        .setBatchId("a-batch")
        .setItem(3)
        .setBatchItems(9)
        .setDeadline(Instant.now().minusSeconds(60))
        .build();
  }

  /** A dead letter as a worker leaves it. */
  private LetterId setAside(SpeechRequested request, String from) throws Exception {
    try (SpecificAvroSerializer<SpeechRequested> serializer = new SpecificAvroSerializer<>()) {
      serializer.configure(REGISTRY, false);
      ProducerRecord<byte[], byte[]> letter =
          new ProducerRecord<>(
              Topics.DEAD_LETTERS,
              id.getBytes(UTF_8),
              serializer.serialize(Topics.REQUESTS, request));
      new DeadLetterHeaders(from, 0, 4_711, 0, "Poisoned", "Delivered 5 times without an end")
          .write(letter.headers());
      letter.headers().add("a-header", "its value".getBytes(UTF_8));
      return new LetterId(0, producer.send(letter).get().offset());
    }
  }

  /** A letter about this test's request, other than those. */
  private LetterId awaitLetter(Set<LetterId> known) {
    Set<LetterId> found = new HashSet<>();
    await()
        .atMost(Duration.ofMinutes(3))
        .until(
            () -> {
              letters.list(
                  1_000,
                  line ->
                      LetterId.parse(line.split(" ", 2)[0])
                          .filter(letter -> line.contains(id) && !known.contains(letter))
                          .ifPresent(found::add));
              return !found.isEmpty();
            });
    return found.iterator().next();
  }

  private SpeechFinished completion(String requestId) {
    List<SpeechFinished> found = new ArrayList<>();
    try (KafkaConsumer<String, byte[]> consumer =
            new KafkaConsumer<>(
                Map.of("bootstrap.servers", cluster.bootstrap()),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        SpecificAvroDeserializer<SpeechFinished> events =
            new SpecificAvroDeserializer<>(SpeechFinished.class)) {
      events.configure(REGISTRY, false);
      List<TopicPartition> partitions =
          consumer.partitionsFor(Topics.COMPLETIONS).stream()
              .map(p -> new TopicPartition(p.topic(), p.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      await()
          .atMost(Duration.ofMinutes(3))
          .until(
              () -> {
                consumer
                    .poll(Duration.ofMillis(100))
                    .forEach(
                        record -> {
                          if (requestId.equals(record.key())) {
                            found.add(events.deserialize(record.topic(), record.value()));
                          }
                        });
                return !found.isEmpty();
              });
    }
    return found.getFirst();
  }
}
