package dev.lector.bridge.openai.batch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lector.bridge.http.Json;

/**
 * What became of a batch: written once, when somebody asks after its last item has ended.
 *
 * @param status {@code completed}, {@code expired} or {@code cancelled}
 * @param at when its last item ended, seconds since 1970
 * @param completed lines with audio
 * @param failed lines without
 * @param output whether there is an output file
 * @param errors whether there is an error file
 */
record Ended(String status, long at, int completed, int failed, boolean output, boolean errors) {

  static Ended read(ObjectNode json) {
    return new Ended(
        json.path("status").asText(),
        json.path("at").asLong(),
        json.path("completed").asInt(),
        json.path("failed").asInt(),
        json.path("output").asBoolean(),
        json.path("errors").asBoolean());
  }

  ObjectNode kept() {
    return Json.object()
        .put("status", status)
        .put("at", at)
        .put("completed", completed)
        .put("failed", failed)
        .put("output", output)
        .put("errors", errors);
  }
}
