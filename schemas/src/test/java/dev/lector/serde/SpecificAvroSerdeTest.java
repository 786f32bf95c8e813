package dev.lector.serde;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import dev.lector.events.SpeechFinished;
import dev.lector.events.SpeechRequested;
import dev.lector.registry.MockSchemaRegistry;
import dev.lector.registry.NotRegisteredException;
import dev.lector.registry.RegistryUnavailableException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SpecificAvroSerdeTest {

  private static final String TOPIC = "speech.requests";

  private final MockSchemaRegistry registry = new MockSchemaRegistry();
  private final SpecificAvroSerializer<SpeechRequested> serializer =
      new SpecificAvroSerializer<>(registry);
  private final SpecificAvroDeserializer<SpeechRequested> deserializer =
      new SpecificAvroDeserializer<>(registry, SpeechRequested.class);

  SpecificAvroSerdeTest() {
    serializer.configure(Map.of(), false);
  }

  @Test
  void whatIsWrittenIsRead() {
    assertThat(deserializer.deserialize(TOPIC, serializer.serialize(TOPIC, Events.request())))
        .isEqualTo(Events.request());
  }

  @Test
  void twoSerdesOfOneMockScopeUnderstandEachOther() {
    Map<String, Object> config = Map.of("schema.registry.url", "mock://serde-test");
    try (SpecificAvroSerde<SpeechFinished> writer = new SpecificAvroSerde<>();
        SpecificAvroSerde<SpeechFinished> reader = new SpecificAvroSerde<>(SpeechFinished.class)) {
      writer.configure(config, false);
      reader.configure(config, false);
      byte[] frame = writer.serializer().serialize("speech.replies", Events.rejection());
      assertThat(reader.deserializer().deserialize("speech.replies", frame))
          .isEqualTo(Events.rejection());
      assertThat(writer.deserializer().deserialize("speech.replies", frame))
          .as("the class is the one the writer's schema names")
          .isEqualTo(Events.rejection());
    }
  }

  @Test
  void aTombstoneStaysOne() {
    assertThat(serializer.serialize(TOPIC, null)).isNull();
    assertThat(deserializer.deserialize(TOPIC, null)).isNull();
  }

  /** Bytes worked out by hand from the Avro specification: what any Confluent client writes. */
  @Test
  void aFrameIsConfluentsToTheByte() {
    Schema first = SchemaBuilder.record("First").fields().endRecord();
    registry.register("other", first);
    SpeechRequested request =
        SpeechRequested.newBuilder().setRequestId("id").setText("Hé").setDescription("").build();
    String expected =
        "00" // magic byte
            + "00000002" // schema id
            + "04"
            + "6964" // requestId: length 2 as zigzag, UTF-8
            + "06"
            + "48c3a9" // text: length 3 bytes
            + "00" // modelId ""
            + "00" // description ""
            + "00" // voice ""
            + "00" // language ""
            + "000000000000f03f" // speed 1.0, little-endian double
            + "00" // format: symbol 0
            + "00" // tenant ""
            + "00" // batchId: branch 0, null
            + "00" // item: null
            + "00" // requestedAt: 0
            + "00" // deadline: null
            + "00" // itemId ""
            + "00" // batchItems: null
            + "00" // fingerprint ""
            + "00" // stream: false
            + "00" // sampleRate: 0
            + "00" // bitRate: 0
            + "00" // lexicon ""
            + "00" // normalize ""
            + "00" // strict: false
            + "00" // textType: symbol 0
            + "00" // webhook: null
            + "00" // batchWebhook: null
            + "00" // loudness: null
            + "000000000000f0bf" // truePeak -1.0
            + "00"; // verify: false
    assertThat(HexFormat.of().formatHex(serializer.serialize(TOPIC, request))).isEqualTo(expected);
    assertThat(deserializer.deserialize(TOPIC, HexFormat.of().parseHex(expected)))
        .isEqualTo(request);
  }

  @Test
  void theRegisteredSchemaHasNoHintsForJava() {
    serializer.serialize(TOPIC, Events.request());
    assertThat(registry.latest(TOPIC + "-value").schema().toString())
        .doesNotContain("avro.java.string")
        .contains("\"doc\":\"What to say");
  }

  @Test
  void aFieldOnlyTheWriterKnowsIsSkippedAndOneItDoesNotKnowGetsItsDefault() throws IOException {
    Schema writer =
        SchemaBuilder.record("dev.lector.events.SpeechRequested")
            .fields()
            .requiredString("text")
            .requiredString("requestId")
            .name("mood")
            .type()
            .stringType()
            .stringDefault("calm")
            .endRecord();
    int id = registry.register("elsewhere-value", writer);
    var record =
        new GenericRecordBuilder(writer)
            .set("requestId", "r")
            .set("text", "t")
            .set("mood", "merry")
            .build();
    SpeechRequested read = deserializer.deserialize(TOPIC, frame(id, writer, record));
    assertThat(read).isNotNull();
    assertThat(read.getRequestId()).isEqualTo("r");
    assertThat(read.getText()).isEqualTo("t");
    assertThat(read.getSpeed()).isEqualTo(1.0);
  }

  @Test
  void useLatestVersionWritesTheSubjectsNewestSchemaFieldByField() {
    Schema own = SpeechRequested.getClassSchema();
    Schema newest =
        SchemaBuilder.record(own.getFullName())
            .fields()
            .name("mood")
            .type()
            .stringType()
            .stringDefault("calm")
            .requiredString("text")
            .requiredString("requestId")
            .endRecord();
    int id = registry.register(TOPIC + "-value", newest);
    serializer.configure(
        Map.of("auto.register.schemas", "false", "use.latest.version", true), false);
    byte[] frame = serializer.serialize(TOPIC, Events.request());
    assertThat(frame).isNotNull();
    assertThat(ConfluentWire.schemaId(frame)).isEqualTo(id);
    SpeechRequested read = deserializer.deserialize(TOPIC, frame);
    assertThat(read).isNotNull();
    assertThat(read.getRequestId()).isEqualTo("r-1");
    assertThat(read.getText()).isEqualTo(Events.request().getText());
  }

  @Test
  void withoutAutoRegisterAnUnknownSchemaIsRefused() {
    serializer.configure(Map.of("auto.register.schemas", false), false);
    assertThatExceptionOfType(SerializationException.class)
        .isThrownBy(() -> serializer.serialize(TOPIC, Events.request()))
        .withMessageContaining(TOPIC)
        .withCauseInstanceOf(NotRegisteredException.class);
  }

  @Test
  void aMissingFieldIsNamed() {
    SpeechRequested incomplete = new SpeechRequested();
    assertThatThrownBy(() -> serializer.serialize(TOPIC, incomplete))
        .isInstanceOf(SerializationException.class)
        .hasMessageContaining("requestId");
  }

  @Test
  void keysHaveASubjectOfTheirOwn() {
    serializer.configure(Map.of(), true);
    serializer.serialize(TOPIC, Events.request());
    assertThat(registry.versions(TOPIC + "-key")).containsExactly(1);
    assertThat(registry.versions(TOPIC + "-value")).isEmpty();
  }

  @Test
  void foreignBytesAreUndecodableAndTheMessageSaysWhy() {
    undecodable(new byte[0], "0 bytes");
    undecodable(new byte[] {0, 0, 0, 1}, "4 bytes");
    undecodable("{\"text\":\"Hello\"}".getBytes(UTF_8), "first byte is 123");
    undecodable(new byte[] {0, 0, 0, 0, 99}, "schema 99");
  }

  @Test
  void aTruncatedOrOverlongRecordIsUndecodable() {
    byte[] frame = serializer.serialize(TOPIC, Events.request());
    assertThat(frame).isNotNull();
    for (int length = 0; length < frame.length; length++) {
      undecodable(Arrays.copyOf(frame, length), "");
    }
    undecodable(Arrays.copyOf(frame, frame.length + 1), "More bytes");
  }

  @Test
  void anotherEventIsUndecodable() {
    SpecificAvroSerializer<SpeechFinished> other = new SpecificAvroSerializer<>(registry);
    other.configure(Map.of(), false);
    undecodable(
        other.serialize(TOPIC, Events.rejection()),
        "SpeechFinished, not dev.lector.events.SpeechRequested");
  }

  /** A string that claims two gigabytes must not get them. */
  @Test
  void aHugeLengthIsUndecodableWithoutBeingAllocated() {
    serializer.serialize(TOPIC, Events.request());
    byte[] frame = HexFormat.of().parseHex("0000000001" + "feffffff0f" + "61");
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    undecodable(frame, "Not the bytes of a");
    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(32L << 20);
  }

  @Test
  void noBytesWhatsoeverEndInAnotherException() {
    byte[] frame = serializer.serialize(TOPIC, Events.request());
    assertThat(frame).isNotNull();
    Random random = new Random(42);
    for (int i = 0; i < 20_000; i++) {
      byte[] broken = frame.clone();
      for (int flips = random.nextInt(1, 5); flips > 0; flips--) {
        broken[random.nextInt(5, broken.length)] = (byte) random.nextInt();
      }
      try {
        deserializer.deserialize(TOPIC, broken);
      } catch (UndecodableRecordException e) {
        assertThat(e).hasMessageContaining("SpeechRequested");
      }
    }
  }

  @Test
  void aRegistryThatIsDownIsNotTheRecordsFault() {
    Map<String, Object> down =
        Map.of(
            "schema.registry.url", "http://localhost:1",
            "max.retries", 1,
            "retries.wait.ms", 1);
    try (SpecificAvroDeserializer<SpeechRequested> reader =
        new SpecificAvroDeserializer<>(SpeechRequested.class)) {
      reader.configure(down, false);
      assertThatExceptionOfType(SerializationException.class)
          .isThrownBy(() -> reader.deserialize(TOPIC, new byte[] {0, 0, 0, 0, 1}))
          .isNotInstanceOf(UndecodableRecordException.class)
          .withCauseInstanceOf(RegistryUnavailableException.class)
          .withMessageContaining("http://localhost:1");
    }
  }

  @Test
  void aConfigurationThatMakesNoSenseIsSaidAtTheStart() {
    assertThatThrownBy(
            () -> new SpecificAvroSerializer<SpeechRequested>().configure(Map.of(), false))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("schema.registry.url");
    assertThatThrownBy(() -> serializer.configure(Map.of("auto.register.schemas", "maybe"), false))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("auto.register.schemas");
  }

  private void undecodable(byte @Nullable [] frame, String message) {
    assertThatThrownBy(() -> deserializer.deserialize(TOPIC, frame))
        .isInstanceOf(UndecodableRecordException.class)
        .hasMessageContaining(message);
  }

  private static byte[] frame(int id, Schema schema, Object record) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(ConfluentWire.header(id));
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
    new GenericDatumWriter<>(schema).write(record, encoder);
    encoder.flush();
    return out.toByteArray();
  }
}
