package dev.lector.deadletters;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lector.headers.DeadLetterHeaders;
import dev.lector.registry.SchemaRegistryClient;
import dev.lector.registry.SchemaRegistryClients;
import dev.lector.testing.TestBroker;
import dev.lector.topics.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Dead letters on a real broker, on two partitions as operators may have made them. */
class LetterBoxIT {
  @TempDir Path dir;

  private TestBroker broker;
  private SchemaRegistryClient registry;
  private LetterBox box;
  private KafkaProducer<byte[], byte[]> producer;

  @BeforeEach
  void start() throws Exception {
    broker = TestBroker.start(dir.resolve("kafka"));
    Map<String, Object> kafka = Map.of("bootstrap.servers", broker.bootstrapServers());
    try (Admin admin = Admin.create(kafka)) {
      admin.createTopics(List.of(new NewTopic(Topics.DEAD_LETTERS, 2, (short) 1))).all().get();
    }
    producer = new KafkaProducer<>(kafka, new ByteArraySerializer(), new ByteArraySerializer());
    registry = SchemaRegistryClients.create(Map.of("schema.registry.url", "mock://letter-box"));
    box = new LetterBox(kafka, registry, Duration.ofSeconds(10));
  }

  @AfterEach
  void stop() {
    producer.close();
    box.close();
    registry.close();
    broker.close();
  }

  @Test
  void theNewestComeFirstWhicheverPartitionTheyAreOnAndEachOnce() throws Exception {
    int letters = 2 * LetterBox.WINDOW + 10;
    for (int i = 0; i < letters; i++) {
      setAside(i % 3 == 0 ? 1 : 0, i);
    }
    List<Integer> seen = new ArrayList<>();
    Optional<LetterCursor> next = Optional.of(LetterCursor.NEWEST);
    while (next.isPresent()) {
      LetterPage<Integer> page = box.newest(next.get(), 30, LetterBoxIT::number);
      assertThat(page.letters()).hasSizeLessThanOrEqualTo(30);
      seen.addAll(page.letters());
      next = page.older();
    }
    List<Integer> all = new ArrayList<>();
    for (int i = letters - 1; i >= 0; i--) {
      all.add(i);
    }
    assertThat(seen).isEqualTo(all);
  }

  @Test
  void aPageMayHaveNothingForWhoAsksAndStillGoOn() throws Exception {
    for (int i = 0; i < LetterBox.WINDOW; i++) {
      setAside(0, i);
    }
    LetterPage<Integer> page =
        box.newest(LetterCursor.NEWEST, 5, letter -> number(letter).filter(i -> i == 0));
    assertThat(page.letters()).isEmpty();
    LetterPage<Integer> last =
        box.newest(page.older().orElseThrow(), 5, letter -> number(letter).filter(i -> i == 0));
    assertThat(last.letters()).containsExactly(0);
    assertThat(last.older()).isEmpty();
  }

  @Test
  void whereThereAreNoneThePageIsEmpty() {
    assertThat(box.newest(LetterCursor.NEWEST, 5, LetterBoxIT::number))
        .isEqualTo(new LetterPage<>(List.of(), Optional.empty()));
    assertThat(box.find(new LetterId(0, 0))).isEmpty();
    assertThat(box.find(new LetterId(7, 0))).isEmpty();
  }

  @Test
  void oneIsFoundByItsId() throws Exception {
    setAside(1, 1);
    setAside(1, 2);
    DeadLetter letter = box.find(new LetterId(1, 1)).orElseThrow();
    assertThat(number(letter)).contains(2);
    assertThat(letter.origin().map(DeadLetterHeaders::message)).contains("Because.");
    assertThat(letter.request()).isEmpty();
  }

  @Test
  void aBrokerThatIsAwayIsToldInTime() throws Exception {
    setAside(0, 1);
    assertThat(box.newest(LetterCursor.NEWEST, 5, LetterBoxIT::number).letters()).hasSize(1);
    broker.stop();
    assertThatThrownBy(() -> box.newest(LetterCursor.NEWEST, 5, LetterBoxIT::number))
        .isInstanceOf(KafkaException.class);
    broker.startAgain();
    assertThat(box.newest(LetterCursor.NEWEST, 5, LetterBoxIT::number).letters()).hasSize(1);
  }

  private static Optional<Integer> number(DeadLetter letter) {
    return Optional.of(Integer.valueOf(new String(letter.value(), UTF_8)));
  }

  /** A second apart, so that their order is known. */
  private void setAside(int partition, int number) throws Exception {
    ProducerRecord<byte[], byte[]> letter =
        new ProducerRecord<>(
            Topics.DEAD_LETTERS,
            partition,
            1_700_000_000_000L + number * 1_000L,
            null,
            Integer.toString(number).getBytes(UTF_8));
    new DeadLetterHeaders(Topics.REQUESTS, 0, number, 0, "Exception", "Because.")
        .write(letter.headers());
    producer.send(letter).get();
  }
}
