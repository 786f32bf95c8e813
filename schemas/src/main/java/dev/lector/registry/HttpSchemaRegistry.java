package dev.lector.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;

/** Speaks Confluent's REST protocol. What can never change (ids) is remembered, the rest asked. */
final class HttpSchemaRegistry implements SchemaRegistryClient {

  /** Schemas made of schemas made of …: a registry that nests deeper than this is broken. */
  private static final int MAX_REFERENCE_DEPTH = 16;

  private static final int LONGEST_QUOTE = 200;

  private final RegistryHttp http;
  private final BoundedCache<Integer, Schema> byId;
  private final BoundedCache<Subjected, Integer> registered;
  private final BoundedCache<Subjected, RegisteredSchema> found;

  private record Subjected(String subject, Schema schema) {}

  HttpSchemaRegistry(RegistryConfig config) {
    this.http = new RegistryHttp(config);
    this.byId = new BoundedCache<>(config.capacity());
    this.registered = new BoundedCache<>(config.capacity());
    this.found = new BoundedCache<>(config.capacity());
  }

  @Override
  public int register(String subject, Schema schema) {
    return registered.get(
        new Subjected(subject, schema),
        key ->
            number(http.post("/subjects/" + encoded(subject) + "/versions", body(schema)), "id"));
  }

  @Override
  public RegisteredSchema lookup(String subject, Schema schema) {
    return found.get(
        new Subjected(subject, schema),
        key -> {
          JsonNode answer = http.post("/subjects/" + encoded(subject), body(schema));
          return new RegisteredSchema(
              subject, number(answer, "version"), number(answer, "id"), schema);
        });
  }

  @Override
  public Schema fetchById(int id) {
    return byId.get(id, key -> schema(http.get("/schemas/ids/" + key), "id " + key));
  }

  @Override
  public RegisteredSchema latest(String subject) {
    JsonNode answer = http.get("/subjects/" + encoded(subject) + "/versions/latest");
    return new RegisteredSchema(
        subject,
        number(answer, "version"),
        number(answer, "id"),
        schema(answer, "subject " + subject));
  }

  @Override
  public List<Integer> versions(String subject) {
    List<Integer> versions = new ArrayList<>();
    try {
      http.get("/subjects/" + encoded(subject) + "/versions")
          .forEach(version -> versions.add(version.asInt()));
    } catch (NotRegisteredException e) {
      // No subject, no versions: said by the empty list.
    }
    versions.sort(null);
    return versions;
  }

  @Override
  public boolean isCompatible(String subject, Schema schema) {
    String path = "/compatibility/subjects/" + encoded(subject) + "/versions/latest";
    return http.post(path, body(schema)).path("is_compatible").asBoolean(false);
  }

  @Override
  public Optional<Compatibility> compatibility(String subject) {
    try {
      String level = http.get("/config/" + encoded(subject)).path("compatibilityLevel").asText("");
      return Optional.of(Compatibility.valueOf(level.toUpperCase(Locale.ROOT)));
    } catch (NotRegisteredException e) {
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      throw new RegistryRefusedException("Subject " + subject + " has no level known here", e);
    }
  }

  @Override
  public void setCompatibility(String subject, Compatibility level) {
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("compatibility", level.name());
    http.put("/config/" + encoded(subject), body);
  }

  @Override
  public void close() {
    http.close();
  }

  @Override
  public String toString() {
    return "schema registry " + http.addresses();
  }

  private static ObjectNode body(Schema schema) {
    // No schemaType: Avro is the default, and older registries do not know the field.
    return JsonNodeFactory.instance.objectNode().put("schema", schema.toString());
  }

  private Schema schema(JsonNode answer, String what) {
    String type = answer.path("schemaType").asText("AVRO");
    if (!type.equals("AVRO")) {
      throw new RegistryRefusedException(200, "Schema of " + what + " is " + type + ", not Avro");
    }
    // The sender checked the defaults, or did not; they do not matter to what it wrote.
    Schema.Parser parser = new Schema.Parser().setValidateDefaults(false);
    try {
      parseReferences(parser, answer, 0);
      return parser.parse(text(answer, what));
    } catch (AvroRuntimeException | StackOverflowError e) {
      throw new RegistryRefusedException("Schema of " + what + " is no valid Avro schema", e);
    }
  }

  /** Schemas may name types of other subjects; those have to be known before. */
  private void parseReferences(Schema.Parser parser, JsonNode answer, int depth) {
    if (depth > MAX_REFERENCE_DEPTH) {
      throw new RegistryRefusedException(200, "Schema references nest too deep");
    }
    for (JsonNode reference : answer.path("references")) {
      if (parser.getTypes().containsKey(reference.path("name").asText())) {
        continue;
      }
      String subject = reference.path("subject").asText();
      JsonNode referred =
          http.get("/subjects/" + encoded(subject) + "/versions/" + number(reference, "version"));
      parseReferences(parser, referred, depth + 1);
      parser.parse(text(referred, "subject " + subject));
    }
  }

  private static String text(JsonNode answer, String what) {
    JsonNode schema = answer.get("schema");
    if (schema == null || !schema.isTextual()) {
      throw new RegistryUnavailableException(
          "The answer holds no schema for " + what + ": " + start(answer));
    }
    return schema.asText();
  }

  private static int number(JsonNode answer, String field) {
    JsonNode value = answer.get(field);
    if (value == null || !value.isInt()) {
      throw new RegistryUnavailableException(
          "The answer has no number " + field + ": " + start(answer));
    }
    return value.asInt();
  }

  /** What answers without the fields of the protocol is no registry; this tells what it may be. */
  private static String start(JsonNode answer) {
    String text = answer.toString();
    return text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "…";
  }

  private static String encoded(String subject) {
    return URLEncoder.encode(subject, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
