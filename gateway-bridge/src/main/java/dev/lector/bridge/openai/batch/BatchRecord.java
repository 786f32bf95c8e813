package dev.lector.bridge.openai.batch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lector.bridge.http.Json;

/**
 * What was asked of a batch, and what its lines were found to be: written once.
 *
 * @param id {@link Ids#BATCH} and digits
 * @param inputFile id of the file with its lines
 * @param window in which it is to be done, as it was asked
 * @param createdAt seconds since 1970
 * @param expiresAt seconds since 1970, when the window is over
 * @param filesExpireAt seconds since 1970, from when on its output is not there
 * @param metadata as it was asked; null where there is none
 * @param lines that are not blank
 * @param refused lines of these that are wrong
 * @param inline whether audio is wanted in the output file
 * @param errors why it is no batch, as OpenAI lists it; null where it is one
 */
record BatchRecord(
    String id,
    String inputFile,
    String window,
    long createdAt,
    long expiresAt,
    long filesExpireAt,
    JsonNode metadata,
    int lines,
    int refused,
    boolean inline,
    JsonNode errors) {

  static BatchRecord read(ObjectNode json) {
    return new BatchRecord(
        json.path("id").asText(),
        json.path("input_file_id").asText(),
        json.path("completion_window").asText(),
        json.path("created_at").asLong(),
        json.path("expires_at").asLong(),
        json.path("files_expire_at").asLong(),
        json.path("metadata"),
        json.path("lines").asInt(),
        json.path("refused").asInt(),
        json.path("inline").asBoolean(),
        json.path("errors"));
  }

  /** As it is kept. */
  ObjectNode kept() {
    ObjectNode json =
        Json.object()
            .put("id", id)
            .put("input_file_id", inputFile)
            .put("completion_window", window)
            .put("created_at", createdAt)
            .put("expires_at", expiresAt)
            .put("files_expire_at", filesExpireAt)
            .put("lines", lines)
            .put("refused", refused)
            .put("inline", inline);
    json.set("metadata", metadata);
    json.set("errors", errors);
    return json;
  }

  boolean failed() {
    return !errors.isNull();
  }

  /** How many lines became items. */
  int items() {
    return lines - refused;
  }

  /** Nothing, in JSON. */
  static JsonNode nothing() {
    return NullNode.getInstance();
  }
}
