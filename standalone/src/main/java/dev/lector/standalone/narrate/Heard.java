package dev.lector.standalone.narrate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * What a recogniser heard of a passage.
 *
 * @param verdict SOUND, DOUBTFUL or UNVERIFIED
 * @param differing words in a row that differ from what was to be said
 * @param text what was heard
 * @param reason of UNVERIFIED: why, for people
 */
record Heard(String verdict, int differing, String text, String reason) {
  private static final String SOUND = "SOUND";
  private static final String DOUBTFUL = "DOUBTFUL";
  static final String UNVERIFIED = "UNVERIFIED";

  /**
   * As {@code GET /batches/{id}/items} tells it; empty where it does not.
   *
   * @param sha256 digest of the audio: what is said of other audio is no verdict on this
   */
  static Optional<Heard> of(JsonNode json, String sha256) {
    if (!json.isObject()) {
      return Optional.empty();
    }
    if (!json.path("sha256").asText("").equals(sha256)) {
      return Optional.of(nothing("The verdict is about other audio of this passage"));
    }
    return Optional.of(
        new Heard(
            json.path("verdict").asText(),
            json.path("differing_words").asInt(),
            json.path("heard").asText(""),
            json.path("reason").asText("")));
  }

  /** Nobody has listened. */
  static Heard nothing(String reason) {
    return new Heard(UNVERIFIED, 0, "", reason);
  }

  boolean isSound() {
    return verdict.equals(SOUND);
  }

  boolean isDoubtful() {
    return verdict.equals(DOUBTFUL);
  }

  boolean isUnverified() {
    return verdict.equals(UNVERIFIED);
  }

  /** Whether there was nothing in the audio that could be understood. */
  boolean isSilence() {
    return isDoubtful() && text.isBlank();
  }

  void put(ObjectNode json) {
    json.put("verdict", verdict);
    if (isDoubtful()) {
      json.put("differing_words", differing).put("heard", text);
    } else {
      json.put("reason", reason);
    }
  }
}
