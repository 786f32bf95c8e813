package dev.lector.bridge.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.lector.bridge.json.UnreadableJsonException.Reason;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Reads JSON exactly as Python's {@code json.loads} does (CPython 3.11, {@code Modules/_json.c}):
 * the same texts pass, NaN and Infinity among them, and the same complaint at the same position
 * comes back for the rest. The contract's clients see these complaints, and no Java parser words
 * them so.
 *
 * <p>Bounded where Python is: {@value #DEEPEST} levels of nesting, {@value #MOST_DIGITS} digits of
 * an integer. Takes little more memory than the text has: a bridge reads many long ones at once.
 */
public final class PythonJson {
  static final int DEEPEST = 500;
  static final int MOST_DIGITS = 4300;

  private static final String BYTE_ORDER_MARK = "\ufeff";
  private static final char REPLACEMENT = '\ufffd';
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final String text;
  private final StringScanner strings;
  private final NumberScanner numbers;
  private int at;
  private int depth;

  private PythonJson(String text) {
    this.text = text;
    this.strings = new StringScanner(text);
    this.numbers = new NumberScanner(text);
  }

  /**
   * Reads one JSON value that fills the whole body, white space aside.
   *
   * @param body UTF-8, with or without a byte order mark
   * @throws JsonSyntaxException when it is not JSON
   * @throws UnreadableJsonException when it is not UTF-8, or beyond the bounds
   */
  public static JsonNode read(byte[] body) throws JsonSyntaxException, UnreadableJsonException {
    String decoded = decode(body);
    String text = decoded.startsWith(BYTE_ORDER_MARK) ? decoded.substring(1) : decoded;
    try {
      return new PythonJson(text).document();
    } catch (JsonSyntaxException e) {
      throw e.at(text.codePointCount(0, e.position()));
    }
  }

  private static String decode(byte[] body) throws UnreadableJsonException {
    String decoded = new String(body, StandardCharsets.UTF_8);
    if (decoded.indexOf(REPLACEMENT) < 0) {
      return decoded;
    }
    try { // was it sent, or is it in place of something?
      var _ = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
      return decoded;
    } catch (CharacterCodingException e) {
      throw new UnreadableJsonException(Reason.NOT_UTF8, "it is not UTF-8");
    }
  }

  private JsonNode document() throws JsonSyntaxException, UnreadableJsonException {
    skipSpace();
    JsonNode value = value();
    skipSpace();
    if (at != text.length()) {
      throw new JsonSyntaxException("Extra data", at);
    }
    return value;
  }

  private JsonNode value() throws JsonSyntaxException, UnreadableJsonException {
    if (at >= text.length()) {
      throw new JsonSyntaxException("Expecting value", at);
    }
    return switch (text.charAt(at)) {
      case '"' -> TextNode.valueOf(string());
      case '{' -> object();
      case '[' -> array();
      case 'n' -> word("null", NullNode.getInstance());
      case 't' -> word("true", BooleanNode.TRUE);
      case 'f' -> word("false", BooleanNode.FALSE);
      case 'N' -> word("NaN", DoubleNode.valueOf(Double.NaN));
      case 'I' -> word("Infinity", DoubleNode.valueOf(Double.POSITIVE_INFINITY));
      case '-' ->
          follows("-Infinity")
              ? word("-Infinity", DoubleNode.valueOf(Double.NEGATIVE_INFINITY))
              : number();
      default -> number();
    };
  }

  private JsonNode object() throws JsonSyntaxException, UnreadableJsonException {
    deeper();
    at++;
    ObjectNode object = NODES.objectNode();
    skipSpace();
    if (!is('}')) {
      while (true) {
        if (!is('"')) {
          throw new JsonSyntaxException("Expecting property name enclosed in double quotes", at);
        }
        String name = string();
        skipSpace();
        if (!is(':')) {
          throw new JsonSyntaxException("Expecting ':' delimiter", at);
        }
        at++;
        skipSpace();
        object.set(name, value());
        skipSpace();
        if (is('}')) {
          break;
        }
        comma();
      }
    }
    at++;
    depth--;
    return object;
  }

  private JsonNode array() throws JsonSyntaxException, UnreadableJsonException {
    deeper();
    at++;
    ArrayNode array = NODES.arrayNode();
    skipSpace();
    if (!is(']')) {
      while (true) {
        array.add(value());
        skipSpace();
        if (is(']')) {
          break;
        }
        comma();
      }
    }
    at++;
    depth--;
    return array;
  }

  private void comma() throws JsonSyntaxException {
    if (!is(',')) {
      throw new JsonSyntaxException("Expecting ',' delimiter", at);
    }
    at++;
    skipSpace();
  }

  private String string() throws JsonSyntaxException {
    String value = strings.scan(at);
    at = strings.end();
    return value;
  }

  private JsonNode number() throws JsonSyntaxException, UnreadableJsonException {
    JsonNode value = numbers.scan(at);
    at = numbers.end();
    return value;
  }

  private JsonNode word(String word, JsonNode meaning) throws JsonSyntaxException {
    if (!follows(word)) {
      throw new JsonSyntaxException("Expecting value", at);
    }
    at += word.length();
    return meaning;
  }

  private boolean follows(String word) {
    if (text.length() - at < word.length()) {
      return false;
    }
    for (int i = 0; i < word.length(); i++) {
      if (text.charAt(at + i) != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private boolean is(char wanted) {
    return at < text.length() && text.charAt(at) == wanted;
  }

  private void skipSpace() {
    while (is(' ') || is('\t') || is('\n') || is('\r')) {
      at++;
    }
  }

  private void deeper() throws UnreadableJsonException {
    if (++depth > DEEPEST) {
      throw new UnreadableJsonException(
          Reason.BEYOND_LIMITS, "it is nested more than %d levels deep".formatted(DEEPEST));
    }
  }
}
