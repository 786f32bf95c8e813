package dev.lector.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.apache.avro.Schema;

/**
 * The schemas other languages get to see. Generated classes carry {@code avro.java.string} hints in
 * theirs; a hint of one language is no part of a contract, and with it every language's compiler
 * would register its own variety of the same schema.
 */
public final class PortableSchemas {

  private static final String JAVA_STRING = "avro.java.string";
  private static final ObjectMapper JSON = new ObjectMapper();

  private PortableSchemas() {}

  /**
   * The same schema without hints for Java.
   *
   * @param schema usually a generated class's
   * @return equal in meaning, documentation and defaults
   */
  public static Schema portable(Schema schema) {
    try {
      JsonNode tree = JSON.readTree(schema.toString());
      return new Schema.Parser().parse(JSON.writeValueAsString(stripped(tree)));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("Avro printed a schema that is no JSON", e);
    }
  }

  private static JsonNode stripped(JsonNode node) {
    if (node instanceof ObjectNode object) {
      boolean hinted = object.remove(JAVA_STRING) != null;
      if (hinted && object.size() == 1) {
        // {"type": "string"} with nothing else says what "string" says.
        return object.get("type");
      }
      object.properties().forEach(entry -> entry.setValue(stripped(entry.getValue())));
    } else if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        array.set(i, stripped(array.get(i)));
      }
    }
    return node;
  }
}
