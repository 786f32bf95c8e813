package dev.lector.bridge.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/** The API's JSON bodies. */
public final class Json {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Json() {}

  /** An empty object to fill. */
  public static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** The contract's error body: {@code {"detail":{"msg":…}}}. */
  public static ObjectNode error(String message) {
    ObjectNode body = object();
    body.putObject("detail").put("msg", message);
    return body;
  }

  /** UTF-8; what UTF-8 cannot hold, lone surrogates, becomes a question mark. */
  static byte[] bytes(JsonNode node) {
    try {
      return MAPPER.writeValueAsString(node).getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A JSON tree always has a text", e);
    }
  }

  /** What {@link #bytes} has written. */
  static JsonNode read(byte[] json) {
    try {
      return MAPPER.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Writes one line of text, piece by piece.
   *
   * @throws UncheckedIOException when the writer fails
   */
  public static void write(JsonNode node, Writer out) {
    try {
      MAPPER.writeValue(out, node);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One line of text. */
  public static String text(JsonNode node) {
    return new String(bytes(node), StandardCharsets.UTF_8);
  }
}
