package dev.lector.bridge.openai.batch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lector.bridge.http.Json;

/**
 * A file, as OpenAI describes it.
 *
 * @param id {@link Ids#FILE} and digits
 * @param filename as it was sent
 * @param bytes length; of what is written when it is fetched, the length when the batch had ended
 * @param createdAt seconds since 1970
 * @param expiresAt seconds since 1970; from then on it is not there
 * @param purpose {@code batch} or {@code batch_output}
 * @param batch whose lines it has; empty for a file that was sent
 */
record KeptFile(
    String id,
    String filename,
    long bytes,
    long createdAt,
    long expiresAt,
    String purpose,
    String batch) {
  static final String BATCH = "batch";
  static final String OUTPUT = "batch_output";

  static KeptFile read(ObjectNode json) {
    return new KeptFile(
        json.path("id").asText(),
        json.path("filename").asText(),
        json.path("bytes").asLong(),
        json.path("created_at").asLong(),
        json.path("expires_at").asLong(),
        json.path("purpose").asText(),
        json.path("lector_batch").asText());
  }

  /** As it is kept. */
  ObjectNode kept() {
    return json().put("lector_batch", batch);
  }

  /** As clients see it. */
  ObjectNode json() {
    return Json.object()
        .put("id", id)
        .put("object", "file")
        .put("bytes", bytes)
        .put("created_at", createdAt)
        .put("expires_at", expiresAt)
        .put("filename", filename)
        .put("purpose", purpose)
        .put("status", "processed");
  }
}
