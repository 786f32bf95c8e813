package dev.lector.bridge.batches;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lector.bridge.http.Json;
import dev.lector.bridge.http.RefusedException;
import dev.lector.bridge.http.Reply;

/**
 * What is wrong with which lines, in the shape of single requests' errors with the line's number in
 * {@code loc}. The first hundred are told, all are counted.
 */
final class LineErrors {
  private static final int TOLD = 100;

  /** What Python's parser says of a line that goes on behind its object. */
  private static final String MORE = "Extra data";

  private final ObjectNode body = Json.object();
  private final ArrayNode detail = body.putArray("detail");
  private int count;

  /** A line was refused. */
  void add(int line, RefusedException refusal) {
    JsonNode said = refusal.json().path("detail");
    if (said.isArray()) {
      said.forEach(error -> add(line, (ObjectNode) error.deepCopy()));
    } else {
      add(line, refusal.code(), said.path("msg").asText());
    }
  }

  /** Something else is wrong with a line. */
  void add(int line, String type, String message) {
    ObjectNode error = Json.object();
    error.put("type", type);
    error.putArray("loc").add("body").add(line);
    error.put("msg", message);
    tell(error);
  }

  private void add(int line, ObjectNode error) {
    ArrayNode loc = Json.object().arrayNode().add("body").add(line);
    for (int i = 1; i < error.path("loc").size(); i++) {
      loc.add(error.path("loc").get(i));
    }
    error.set("loc", loc);
    if (error.path("ctx").path("error").asText().equals(MORE)) {
      error.put(
          "msg",
          "A line is one JSON object, and there is more behind it. With curl send the file by"
              + " --data-binary: -d joins its lines.");
    }
    // The whole line would come back for some errors.
    error.remove("input");
    tell(error);
  }

  private void tell(ObjectNode error) {
    count++;
    if (detail.size() < TOLD) {
      detail.add(error);
    }
  }

  /** Refuses the batch when anything was added. */
  void refuseIfAny() throws RefusedException {
    if (count > 0) {
      body.put("errors", count);
      throw new RefusedException(Reply.json(422, body));
    }
  }
}
