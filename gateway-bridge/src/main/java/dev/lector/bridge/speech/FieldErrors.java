package dev.lector.bridge.speech;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lector.bridge.http.Json;
import dev.lector.bridge.http.RefusedException;
import dev.lector.bridge.http.Reply;
import java.util.function.Consumer;

/**
 * Validation errors, one after the other, in the words and the shape of FastAPI with pydantic 2.
 */
final class FieldErrors {
  private final ObjectNode body = Json.object();
  private final ArrayNode errors = body.putArray("detail");

  /** The body is not JSON; {@code error} and {@code position} are Python's. */
  static RefusedException notJson(String error, int position) {
    FieldErrors errors = new FieldErrors();
    ObjectNode entry = errors.errors.addObject();
    entry.put("type", "json_invalid");
    entry.putArray("loc").add("body").add(position);
    entry.put("msg", "JSON decode error");
    entry.putObject("input");
    entry.putObject("ctx").put("error", error);
    return errors.refusal();
  }

  /** There is no body. */
  static RefusedException noBody() {
    FieldErrors errors = new FieldErrors();
    ObjectNode entry = errors.errors.addObject();
    entry.put("type", "missing");
    entry.putArray("loc").add("body");
    entry.put("msg", "Field required");
    entry.set("input", NullNode.getInstance());
    return errors.refusal();
  }

  /** The body is something, but no object. */
  static RefusedException notAnObject(JsonNode input) {
    return notAnObject(input, _ -> {});
  }

  /** The body says itself that it is something else, such as a form. */
  static RefusedException notSentAsJson(JsonNode input) {
    return notAnObject(
        input,
        entry ->
            entry.putObject("ctx").put("error", "Send JSON with Content-Type: application/json"));
  }

  private static RefusedException notAnObject(JsonNode input, Consumer<ObjectNode> more) {
    FieldErrors errors = new FieldErrors();
    ObjectNode entry = errors.errors.addObject();
    entry.put("type", "model_attributes_type");
    entry.putArray("loc").add("body");
    entry.put("msg", "Input should be a valid dictionary or object to extract fields from");
    entry.set("input", Excerpt.of(input));
    more.accept(entry);
    return errors.refusal();
  }

  /** A field's value is wrong. */
  void add(String field, String type, String message, JsonNode input) {
    add(field, type, message, input, _ -> {});
  }

  /** A field's value is wrong, measured against something. */
  void add(
      String field, String type, String message, JsonNode input, Consumer<ObjectNode> context) {
    ObjectNode entry = errors.addObject();
    entry.put("type", type);
    entry.putArray("loc").add("body").add(field);
    entry.put("msg", message);
    entry.set("input", Excerpt.of(input));
    ObjectNode ctx = Json.object();
    context.accept(ctx);
    if (!ctx.isEmpty()) {
      entry.set("ctx", ctx);
    }
  }

  /** Refuses the request when anything was added. */
  void refuseIfAny() throws RefusedException {
    if (!errors.isEmpty()) {
      throw refusal();
    }
  }

  private RefusedException refusal() {
    return new RefusedException(Reply.json(422, body));
  }
}
