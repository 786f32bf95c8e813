package dev.lector.standalone.narrate;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * What became of a passage.
 *
 * @param number its place in the batch, from 0
 * @param id the passage's
 * @param state QUEUED, SUCCEEDED or FAILED
 * @param url where the audio is; empty without any
 * @param bytes length of the audio file
 * @param sha256 digest of the audio file, lower-case hexadecimal
 * @param timesUrl where it stands when its words are heard; empty where nobody knows
 * @param heard what a recogniser heard of it; empty where none has listened, or not yet
 * @param error why there is no audio, for people
 * @param retryable whether the same passage may succeed later
 */
record SpokenItem(
    int number,
    String id,
    String state,
    String url,
    long bytes,
    String sha256,
    String timesUrl,
    Optional<Heard> heard,
    String error,
    boolean retryable) {

  static SpokenItem of(JsonNode json) {
    JsonNode audio = json.path("audio");
    JsonNode error = json.path("error");
    String sha256 = audio.path("sha256").asText("");
    return new SpokenItem(
        json.path("item").asInt(),
        json.path("item_id").asText(),
        json.path("state").asText(),
        audio.path("url").asText(""),
        audio.path("bytes").asLong(),
        sha256,
        json.path("times").path("url").asText(""),
        Heard.of(json.path("verification"), sha256),
        error.path("code").asText("") + ": " + error.path("msg").asText(""),
        error.path("retryable").asBoolean());
  }

  /** The same item without its audio: it was spoken, and what came of it is lost. */
  SpokenItem lost(String why, boolean again) {
    return new SpokenItem(number, id, "FAILED", "", 0, "", "", Optional.empty(), why, again);
  }

  /** The same item with what is said of it where nobody has listened. */
  SpokenItem with(Heard other) {
    return new SpokenItem(
        number, id, state, url, bytes, sha256, timesUrl, Optional.of(other), error, retryable);
  }

  boolean hasAudio() {
    return state.equals("SUCCEEDED");
  }

  boolean hasFailed() {
    return state.equals("FAILED");
  }
}
