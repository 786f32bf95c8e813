package dev.lector.ledger.streams;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lector.events.Job;
import dev.lector.headers.DeadLetterHeaders;
import dev.lector.ledger.RegistryAway;
import dev.lector.ledger.events.Events;
import dev.lector.ledger.events.InvalidEventException;
import dev.lector.ledger.events.OversizedEventException;
import dev.lector.registry.MockSchemaRegistry;
import dev.lector.serde.UndecodableRecordException;
import dev.lector.topics.Topics;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The exception handlers, in a topology of one step. What a thread knows is gone with it. */
class SetAsideTest {
  private static final String SUSPECT = "suspect";

  @TempDir private Path directory;
  private final LongAdder count = new LongAdder();
  private final SetAside setAside = new SetAside(count);
  private final List<String> folded = new ArrayList<>();
  private final List<TestRecord<byte[], byte[]>> letters = new ArrayList<>();

  /** What fails with the suspect; nothing where null. */
  private @Nullable RuntimeException reading;

  private @Nullable RuntimeException folding;
  private @Nullable RuntimeException writing;

  @Test
  void aRecordThatFailsThreeThreadsIsSetAsideAndTheNextOneFolded() {
    folding = new IllegalStateException("cannot add this up");
    aThreadFailsAt(SUSPECT);
    aThreadFailsAt(SUSPECT);
    assertThat(count.sum()).isZero();
    aThreadTakes(SUSPECT, "sound");

    assertThat(folded).containsExactly("sound");
    assertThat(count.sum()).isEqualTo(1);
    TestRecord<byte[], byte[]> letter = letters.getFirst();
    assertThat(letters).hasSize(1);
    assertThat(letter.value()).isEqualTo(SUSPECT.getBytes(UTF_8));
    DeadLetterHeaders where = DeadLetterHeaders.read(letter.headers()).orElseThrow();
    assertThat(where.topic()).isEqualTo(Topics.COMPLETIONS);
    assertThat(where.offset()).isZero();
    assertThat(where.message()).isEqualTo("cannot add this up");
  }

  @Test
  void aFailureThatPassesCostsNoRecord() {
    for (RuntimeException passing :
        List.of(
            new TimeoutException("broker away"),
            new ProcessorStateException("disk full"),
            registryAway(),
            new IllegalStateException(new TimeoutException("broker away")),
            new IllegalStateException(new OutOfMemoryError("heap")))) {
      folding = passing;
      for (int thread = 0; thread < 5; thread++) {
        aThreadFailsAt(SUSPECT);
      }
    }
    folding = null;
    aThreadTakes(SUSPECT, "sound");

    assertThat(folded).containsExactly(SUSPECT, "sound");
    assertThat(count.sum()).isZero();
    assertThat(letters).isEmpty();
  }

  @Test
  void failuresOfDifferentRecordsAreNotAddedUp() {
    folding = new IllegalStateException("once or twice");
    aThreadFailsAt(SUSPECT);
    aThreadFailsAt(SUSPECT);
    aThreadFailsAt("before", SUSPECT);
    aThreadFailsAt("before", SUSPECT);
    aThreadFailsAt(SUSPECT);

    assertThat(count.sum()).isZero();
    assertThat(letters).isEmpty();
  }

  @Test
  void aRecordThatIsKnownToBeAtFaultIsSetAsideAtOnce() {
    for (RuntimeException fault :
        List.of(
            new InvalidEventException("no id"),
            new OversizedEventException("too large"),
            undecodable())) {
      folding = fault;
      aThreadTakes(SUSPECT, "sound");
    }
    assertThat(folded).containsExactly("sound", "sound", "sound");
    assertThat(count.sum()).isEqualTo(3);
    assertThat(letters).hasSize(3);
  }

  @Test
  void whatIsNoEventIsSetAsideWhenItIsRead() {
    reading = undecodable();
    aThreadTakes(SUSPECT, "sound");

    assertThat(folded).containsExactly("sound");
    assertThat(letters).hasSize(1);
    assertThat(letters.getFirst().value()).isEqualTo(SUSPECT.getBytes(UTF_8));
  }

  @Test
  void whatCannotBeReadWhileTheRegistryIsAwayIsReadAgain() {
    reading = registryAway();
    for (int thread = 0; thread < 5; thread++) {
      aThreadFailsAt(SUSPECT);
    }
    reading = null;
    aThreadTakes(SUSPECT, "sound");

    assertThat(folded).containsExactly(SUSPECT, "sound");
    assertThat(count.sum()).isZero();
  }

  @Test
  void whatWouldBeTooLargeToPublishIsSetAsideAtOnce() {
    writing = new OversizedEventException("too large");
    aThreadTakes(SUSPECT, "sound");

    assertThat(folded).containsExactly(SUSPECT, "sound");
    assertThat(letters).hasSize(1);
    assertThat(letters.getFirst().value()).isEqualTo(SUSPECT.getBytes(UTF_8));
  }

  @Test
  void whatCanNeverBeWrittenIsSetAsideAfterThreeThreads() {
    writing = new SerializationException("a field is not set");
    aThreadFailsAt(SUSPECT);
    aThreadFailsAt(SUSPECT);
    aThreadTakes(SUSPECT, "sound");
    assertThat(letters).hasSize(1);

    writing = null;
    folding = new SerializationException("a field is not set");
    aThreadFailsAt("before", SUSPECT);
    aThreadFailsAt("before", SUSPECT);
    aThreadTakes("before", SUSPECT);
    assertThat(letters).hasSize(2);
  }

  @Test
  void whatCannotBeWrittenWhileTheRegistryIsAwayIsWrittenLater() {
    writing = registryAway();
    for (int thread = 0; thread < 5; thread++) {
      aThreadFailsAt(SUSPECT);
    }
    assertThat(count.sum()).isZero();
  }

  private static RuntimeException undecodable() {
    Events events = new Events(new MockSchemaRegistry(), Map.of("schema.registry.url", "mock://m"));
    try (var reader = events.of(Topics.JOBS, Job.class).deserializer()) {
      reader.deserialize(Topics.JOBS, SUSPECT.getBytes(UTF_8));
    } catch (UndecodableRecordException e) {
      return e;
    }
    throw new IllegalStateException("That is an event");
  }

  private static RuntimeException registryAway() {
    return new SerializationException("No schema", RegistryAway.failure());
  }

  /** A record that fails its thread: it is the last one that this thread takes. */
  private void aThreadFailsAt(String... records) {
    assertThatThrownBy(() -> aThreadTakes(records)).isInstanceOf(StreamsException.class);
  }

  /** A new thread takes records from offset 0 on. */
  private void aThreadTakes(String... records) {
    Properties properties = new Properties();
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "test");
    properties.put(StreamsConfig.STATE_DIR_CONFIG, directory.toString());
    LedgerStreams.handlers(properties, setAside);
    StreamsBuilder builder = new StreamsBuilder();
    Deserializer<String> reader = (_, bytes) -> checked(reading, new String(bytes, UTF_8));
    Serializer<String> writer = (_, text) -> checked(writing, text).getBytes(UTF_8);
    builder.stream(
            Topics.COMPLETIONS,
            Consumed.with(Serdes.String(), Serdes.serdeFrom(new StringSerializer(), reader)))
        .mapValues(text -> checked(folding, text))
        .peek((_, text) -> folded.add(text))
        .to(Topics.JOBS, Produced.with(Serdes.String(), Serdes.serdeFrom(writer, reader)));
    TopologyTestDriver driver = new TopologyTestDriver(builder.build(), properties);
    try (driver) {
      var input =
          driver.createInputTopic(
              Topics.COMPLETIONS, new StringSerializer(), new StringSerializer());
      for (String record : records) {
        input.pipeInput("key", record);
      }
      letters.addAll(
          driver
              .createOutputTopic(
                  Topics.DEAD_LETTERS, new ByteArrayDeserializer(), new ByteArrayDeserializer())
              .readRecordsToList());
    }
  }

  private static String checked(@Nullable RuntimeException failure, String text) {
    if (failure != null && text.equals(SUSPECT)) {
      throw failure;
    }
    return text;
  }
}
