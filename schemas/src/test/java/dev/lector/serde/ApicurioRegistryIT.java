package dev.lector.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lector.events.SpeechRequested;
import dev.lector.registry.Compatibility;
import dev.lector.registry.IncompatibleSchemaException;
import dev.lector.registry.NotRegisteredException;
import dev.lector.registry.PortableSchemas;
import dev.lector.registry.RegistryUnavailableException;
import dev.lector.registry.SchemaRegistryClient;
import dev.lector.registry.SchemaRegistryClients;
import dev.lector.registry.SubjectRegistrar;
import dev.lector.topics.Topics;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Serdes and client against a real Apicurio Registry, through its Confluent-compatible API. */
class ApicurioRegistryIT {

  private static final Schema OWN = PortableSchemas.portable(SpeechRequested.getClassSchema());

  @TempDir static Path data;

  private static ApicurioRegistry registry;
  private final SchemaRegistryClient client = SchemaRegistryClients.create(config(Map.of()));

  @BeforeAll
  static void start() throws IOException {
    registry = new ApicurioRegistry(data);
    registry.start();
  }

  @AfterAll
  static void stop() {
    registry.close();
  }

  @AfterEach
  void close() {
    client.close();
  }

  @Test
  void whatOneClientRegistersAnotherFetchesById() {
    int id = client.register("fetched-value", OWN);
    assertThat(client.register("fetched-value", OWN)).isEqualTo(id);
    try (SchemaRegistryClient other = SchemaRegistryClients.create(config(Map.of()))) {
      assertThat(other.fetchById(id)).isEqualTo(OWN);
      assertThat(other.latest("fetched-value").schema()).isEqualTo(OWN);
      assertThat(other.lookup("fetched-value", OWN).id()).isEqualTo(id);
      assertThat(other.versions("fetched-value")).containsExactly(1);
    }
  }

  @Test
  void whatIsNotThereIsSaid() {
    assertThatThrownBy(() -> client.fetchById(1_000_000))
        .isInstanceOf(NotRegisteredException.class);
    assertThatThrownBy(() -> client.latest("nothing-value"))
        .isInstanceOf(NotRegisteredException.class);
    assertThat(client.versions("nothing-value")).isEmpty();
    assertThat(client.compatibility("nothing-value")).isEmpty();
  }

  @Test
  void anEventGoesThroughTheRegistryAndAnyAvroLibraryReadsIt() throws IOException {
    String topic = "round-trip";
    try (var serializer = serializer(Map.of());
        var deserializer = deserializer()) {
      byte[] frame = serializer.serialize(topic, Events.request());
      assertThat(deserializer.deserialize(topic, frame)).isEqualTo(Events.request());

      // By hand, as a program without this module would: the id, the registry's schema, the rest.
      assertThat(frame).isNotNull();
      Schema schema = client.fetchById(ByteBuffer.wrap(frame, 1, 4).getInt());
      byte[] body = Arrays.copyOfRange(frame, 5, frame.length);
      GenericRecord record =
          new GenericDatumReader<GenericRecord>(schema)
              .read(null, DecoderFactory.get().binaryDecoder(body, null));
      assertThat(record.get("text")).hasToString(Events.request().getText());
      assertThat(record.get("item")).isEqualTo(7);
    }
  }

  @Test
  void anEventWithAFieldOfTheFutureIsRead() throws IOException {
    String topic = "future";
    client.register(topic + "-value", OWN);
    client.setCompatibility(topic + "-value", Compatibility.FULL_TRANSITIVE);
    Schema future = withMood();
    int id = client.register(topic + "-value", future);
    assertThat(client.versions(topic + "-value")).containsExactly(1, 2);
    GenericRecord written =
        new GenericRecordBuilder(future).set("requestId", "r").set("text", "t").build();
    try (var deserializer = deserializer()) {
      SpeechRequested read = deserializer.deserialize(topic, frame(id, written));
      assertThat(read).isNotNull();
      assertThat(read.getText()).isEqualTo("t");
    }
  }

  @Test
  void useLatestVersionWritesTheNewestVersionThereIs() {
    String topic = "latest";
    client.register(topic + "-value", OWN);
    int newest = client.register(topic + "-value", withMood());
    Map<String, Object> latest = Map.of("auto.register.schemas", false, "use.latest.version", true);
    try (var serializer = serializer(latest);
        var deserializer = deserializer()) {
      byte[] frame = serializer.serialize(topic, Events.request());
      assertThat(frame).isNotNull();
      assertThat(ConfluentWire.schemaId(frame)).isEqualTo(newest);
      assertThat(deserializer.deserialize(topic, frame)).isEqualTo(Events.request());
    }
  }

  @Test
  void aVersionThatBreaksThePromiseIsRefused() {
    new SubjectRegistrar(client).register(Topics.valueSchemas());
    new SubjectRegistrar(client).register(Topics.valueSchemas());
    String subject = Topics.REQUESTS + "-value";
    assertThat(client.compatibility(subject)).contains(Compatibility.FULL_TRANSITIVE);
    assertThat(client.versions(subject)).containsExactly(1);
    Schema broken =
        SchemaBuilder.record(OWN.getFullName())
            .fields()
            .requiredString("requestId")
            .requiredString("words")
            .endRecord();
    assertThat(client.isCompatible(subject, broken)).isFalse();
    assertThat(client.isCompatible(subject, withMood())).isTrue();
    assertThatThrownBy(() -> client.register(subject, broken))
        .isInstanceOf(IncompatibleSchemaException.class)
        .hasMessageContaining(subject);
  }

  @Test
  void programsThatStartAtTheSameMomentAllRegister() throws Exception {
    int programs = 4;
    Map<String, Schema> contracts =
        IntStream.range(0, 12).boxed().collect(Collectors.toMap(i -> "together-" + i, _ -> OWN));
    CyclicBarrier start = new CyclicBarrier(programs);
    List<Future<?>> registrations = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < programs; i++) {
        registrations.add(
            threads.submit(
                () -> {
                  try (SchemaRegistryClient own = SchemaRegistryClients.create(config(Map.of()))) {
                    start.await();
                    new SubjectRegistrar(own).register(contracts);
                  }
                  return null;
                }));
      }
    }
    for (Future<?> registration : registrations) {
      registration.get();
    }
    assertThat(contracts.keySet())
        .allSatisfy(
            topic ->
                assertThat(client.compatibility(topic + "-value"))
                    .contains(Compatibility.FULL_TRANSITIVE));
  }

  @Test
  void withoutAutoRegisterOnlyWhatIsThereIsWritten() {
    try (var serializer = serializer(Map.of("auto.register.schemas", "false"))) {
      assertThatExceptionOfType(SerializationException.class)
          .isThrownBy(() -> serializer.serialize("given", Events.request()))
          .withCauseInstanceOf(NotRegisteredException.class);
      int id = client.register("given-value", OWN);
      byte[] frame = serializer.serialize("given", Events.request());
      assertThat(frame).isNotNull();
      assertThat(ConfluentWire.schemaId(frame)).isEqualTo(id);
    }
  }

  @Test
  void whileTheRegistryIsDownNothingIsLostAndAfterwardsItGoesOn() throws IOException {
    String topic = "outage";
    try (var known = serializer(Map.of());
        var unknown = serializer(Map.of());
        var deserializer = deserializer()) {
      byte[] frame = known.serialize(topic, Events.request());
      registry.stop();

      assertThat(known.serialize(topic, Events.request()))
          .as("a known schema needs no registry")
          .isEqualTo(frame);
      assertThatExceptionOfType(SerializationException.class)
          .isThrownBy(() -> unknown.serialize(topic, Events.request()))
          .withCauseInstanceOf(RegistryUnavailableException.class);
      assertThatExceptionOfType(SerializationException.class)
          .isThrownBy(() -> deserializer.deserialize(topic, frame))
          .isNotInstanceOf(UndecodableRecordException.class)
          .withCauseInstanceOf(RegistryUnavailableException.class);

      registry.start();
      assertThat(unknown.serialize(topic, Events.request())).isEqualTo(frame);
      assertThat(deserializer.deserialize(topic, frame)).isEqualTo(Events.request());
    }
  }

  private static Schema withMood() {
    String added = ",{\"name\":\"mood\",\"type\":\"string\",\"default\":\"calm\"}]}";
    String text = OWN.toString();
    return new Schema.Parser().parse(text.substring(0, text.lastIndexOf("]}")) + added);
  }

  private static SpecificAvroSerializer<SpeechRequested> serializer(Map<String, Object> more) {
    SpecificAvroSerializer<SpeechRequested> serializer = new SpecificAvroSerializer<>();
    serializer.configure(config(more), false);
    return serializer;
  }

  private static SpecificAvroDeserializer<SpeechRequested> deserializer() {
    SpecificAvroDeserializer<SpeechRequested> deserializer =
        new SpecificAvroDeserializer<>(SpeechRequested.class);
    deserializer.configure(config(Map.of()), false);
    return deserializer;
  }

  private static Map<String, Object> config(Map<String, Object> more) {
    Map<String, Object> config = new HashMap<>(more);
    config.put("schema.registry.url", registry.url());
    config.put("retries.wait.ms", 10);
    return config;
  }

  private static byte[] frame(int id, GenericRecord record) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(ConfluentWire.header(id));
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
    new GenericDatumWriter<>(record.getSchema()).write(record, encoder);
    encoder.flush();
    return out.toByteArray();
  }
}
