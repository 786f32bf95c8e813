package dev.lector;

import static org.assertj.core.api.Assertions.assertThat;

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
import dev.lector.registry.Compatibility;
import dev.lector.registry.PortableSchemas;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.SchemaFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the events to what the contracts promise: see README.md of this module. */
class ContractsTest {

  private static final Path CONTRACTS = Path.of("contracts");
  private static final Path HISTORY = Path.of("history");

  /** The only fields an event cannot do without. */
  private static final Set<String> REQUIRED = Set.of("requestId", "text");

  static Stream<Schema> events() {
    return Stream.of(
            SpeechRequested.getClassSchema(),
            SpeechFinished.getClassSchema(),
            SpeechVerified.getClassSchema(),
            Job.getClassSchema(),
            Batch.getClassSchema(),
            BatchFinished.getClassSchema(),
            AudioSegment.getClassSchema(),
            BatchCancelled.getClassSchema(),
            BatchPaused.getClassSchema(),
            StreamAbandoned.getClassSchema(),
            JobErased.getClassSchema(),
            Usage.getClassSchema(),
            WebhookDelivery.getClassSchema(),
            WebhookReplay.getClassSchema(),
            WorkerSeen.getClassSchema())
        .map(PortableSchemas::portable);
  }

  @ParameterizedTest
  @MethodSource("events")
  void theFileForOtherLanguagesSaysWhatTheClassesSay(Schema event) throws IOException {
    Path file = CONTRACTS.resolve(event.getName() + ".avsc");
    String text = SchemaFormatter.format("json/pretty", event) + "\n";
    if (Boolean.getBoolean("lector.contracts.write")) {
      Files.writeString(file, text);
    }
    assertThat(file)
        .as("run once with -Dlector.contracts.write=true and commit the file")
        .hasContent(text);
  }

  @ParameterizedTest
  @MethodSource("events")
  void everyKeptVersionAndThisOneReadEachOther(Schema event) throws IOException {
    assertThat(Compatibility.FULL_TRANSITIVE.violation(history(event), event)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("events")
  void noFieldOfAKeptVersionWasRemovedOrRenamed(Schema event) throws IOException {
    for (Schema kept : history(event)) {
      assertThat(fields(event)).containsAll(fields(kept));
    }
  }

  @ParameterizedTest
  @MethodSource("events")
  void everyFieldHasADefaultExceptRequestIdAndText(Schema event) {
    assertThat(withoutDefault(event)).isSubsetOf(REQUIRED);
  }

  @ParameterizedTest
  @MethodSource("events")
  void everyEnumHasADefaultSymbol(Schema event) {
    List<Schema> enums =
        named(event).stream().filter(type -> type.getType() == Schema.Type.ENUM).toList();
    assertThat(enums).allMatch(type -> type.getEnumDefault() != null);
  }

  @Test
  void theCheckFindsAnAddedFieldWithoutDefault() throws IOException {
    refused(changed(base -> base.requiredString("mood")));
  }

  @Test
  void theCheckFindsAnotherType() throws IOException {
    Schema request = SpeechRequested.getClassSchema();
    String text = PortableSchemas.portable(request).toString();
    refused(
        new Schema.Parser()
            .parse(
                text.replaceAll(
                    "(\"name\":\"speed\",\"type\":)\"double\"(,\"doc\":\"[^\"]*\",\"default\":)1.0",
                    "$1\"string\"$2\"1\"")));
  }

  @Test
  void theCheckFindsARemovedRequiredField() throws IOException {
    Schema bare =
        SchemaBuilder.record(SpeechRequested.getClassSchema().getFullName())
            .fields()
            .requiredString("requestId")
            .endRecord();
    refused(bare);
  }

  @Test
  void theCheckAllowsAnAddedFieldWithDefault() throws IOException {
    Schema next = changed(base -> base.name("mood").type().stringType().stringDefault("calm"));
    assertThat(Compatibility.FULL_TRANSITIVE.violation(history(next), next)).isEmpty();
  }

  private static void refused(Schema next) throws IOException {
    assertThat(Compatibility.FULL_TRANSITIVE.violation(history(next), next)).isPresent();
  }

  private interface Change {
    SchemaBuilder.FieldAssembler<Schema> to(SchemaBuilder.FieldAssembler<Schema> base);
  }

  /** The current request with something added. */
  private static Schema changed(Change change) {
    Schema request = PortableSchemas.portable(SpeechRequested.getClassSchema());
    Schema added = change.to(SchemaBuilder.record("Added").fields()).endRecord();
    List<Schema.Field> fields = new ArrayList<>();
    Stream.concat(request.getFields().stream(), added.getFields().stream())
        .forEach(field -> fields.add(new Schema.Field(field, field.schema())));
    return Schema.createRecord(
        request.getName(), request.getDoc(), request.getNamespace(), false, fields);
  }

  /** The released versions, oldest first, v1 to the last without a gap. */
  private static List<Schema> history(Schema event) throws IOException {
    Path directory = HISTORY.resolve(event.getName());
    List<Schema> versions = new ArrayList<>();
    for (int version = 1; ; version++) {
      Path file = directory.resolve("v" + version + ".avsc");
      if (!Files.exists(file)) {
        break;
      }
      versions.add(new Schema.Parser().parse(Files.readString(file)));
    }
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(versions).as("files in %s", directory).hasSize((int) files.count()).isNotEmpty();
    }
    return versions;
  }

  private static Set<String> fields(Schema event) {
    Set<String> names = new TreeSet<>();
    for (Schema type : named(event)) {
      if (type.getType() == Schema.Type.RECORD) {
        type.getFields().forEach(field -> names.add(type.getName() + "." + field.name()));
      }
    }
    return names;
  }

  private static List<String> withoutDefault(Schema event) {
    return named(event).stream()
        .filter(type -> type.getType() == Schema.Type.RECORD)
        .flatMap(type -> type.getFields().stream())
        .filter(field -> !field.hasDefaultValue())
        .map(Schema.Field::name)
        .toList();
  }

  /** Every record and enum an event is made of, itself included. */
  private static Set<Schema> named(Schema schema) {
    Set<Schema> found = new LinkedHashSet<>();
    collect(schema, found);
    return found;
  }

  private static void collect(Schema schema, Set<Schema> found) {
    switch (schema.getType()) {
      case RECORD -> {
        if (found.add(schema)) {
          schema.getFields().forEach(field -> collect(field.schema(), found));
        }
      }
      case ENUM -> found.add(schema);
      case UNION -> schema.getTypes().forEach(branch -> collect(branch, found));
      case ARRAY -> collect(schema.getElementType(), found);
      case MAP -> collect(schema.getValueType(), found);
      default -> {
        // Primitive types have no parts.
      }
    }
  }
}
