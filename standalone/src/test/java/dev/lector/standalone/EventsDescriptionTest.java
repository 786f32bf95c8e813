package dev.lector.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lector.limits.FieldLimit;
import dev.lector.topics.TopicSpec;
import dev.lector.topics.Topics;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The description of the events and the catalogue of topics say the same. */
class EventsDescriptionTest {
  private static final Path FILE = Path.of("../docs/asyncapi.yaml");
  private static final Map<String, Object> DOCUMENT = load();

  @Test
  void everyTopicIsDescribedAsItIsCreated() {
    Map<String, String> described = new TreeMap<>();
    Map<String, String> created = new TreeMap<>();
    for (Object channel : map(DOCUMENT.get("channels")).values()) {
      Map<String, Object> kafka = map(map(map(channel).get("bindings")).get("kafka"));
      Object policy = map(kafka.get("topicConfiguration")).get("cleanup.policy");
      described.put(text(map(channel).get("address")), kafka.get("partitions") + " " + policy);
    }
    for (TopicSpec topic : Topics.catalogue()) {
      List<String> policy = List.of(text(topic.config().get("cleanup.policy")).split(",", -1));
      created.put(topic.name(), topic.partitions() + " " + policy);
    }
    assertThat(described).isEqualTo(created);
  }

  @Test
  void everyEventIsDescribedByItsContract() throws IOException {
    Map<String, String> described = new TreeMap<>();
    Map<String, String> sent = new TreeMap<>();
    for (Object channel : map(DOCUMENT.get("channels")).values()) {
      for (Object message : map(map(channel).get("messages")).values()) {
        Map<String, Object> payload = map(referred(message).get("payload"));
        Object schema = payload.get("schema");
        if (schema != null) {
          Path contract = FILE.resolveSibling(text(map(schema).get("$ref")));
          described.put(
              text(map(channel).get("address")),
              new Schema.Parser().parse(contract.toFile()).getFullName());
        }
      }
    }
    Topics.valueSchemas().forEach((topic, schema) -> sent.put(topic, schema.getFullName()));
    assertThat(described).isEqualTo(sent);
  }

  @Test
  void theLongestFieldsAreDescribedAsTheyAreChecked() {
    Map<String, Object> messages = map(map(DOCUMENT.get("components")).get("messages"));
    assertThat(map(map(messages.get("SpeechRequested")).get("x-longest-fields")))
        .isEqualTo(bytes(FieldLimit.ofRequests()));
    assertThat(map(map(messages.get("SpeechFinished")).get("x-longest-fields")))
        .isEqualTo(bytes(FieldLimit.ofCompletions()));
  }

  private static Map<String, Object> bytes(Set<FieldLimit> limits) {
    Map<String, Object> bytes = new TreeMap<>();
    limits.forEach(limit -> bytes.put(limit.field(), limit.bytes()));
    return bytes;
  }

  @Test
  void everyOperationIsOnADescribedTopic() {
    for (Object operation : map(DOCUMENT.get("operations")).values()) {
      assertThat(referred(map(operation).get("channel"))).containsKey("address");
    }
  }

  private static Map<String, Object> load() {
    try (InputStream in = Files.newInputStream(FILE)) {
      return new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
    } catch (IOException e) {
      throw new IllegalStateException("The description cannot be read", e);
    }
  }

  /** What a reference within the document means. */
  private static Map<String, Object> referred(@Nullable Object reference) {
    Map<String, Object> node = DOCUMENT;
    for (String key : text(map(reference).get("$ref")).substring(2).split("/", -1)) {
      assertThat(node).containsKey(key);
      node = map(node.get(key));
    }
    return node;
  }

  private static String text(@Nullable Object node) {
    return Objects.requireNonNull(node).toString();
  }

  @SuppressWarnings("unchecked") // mappings of YAML
  private static Map<String, Object> map(@Nullable Object node) {
    return (Map<String, Object>) Objects.requireNonNull(node);
  }
}
