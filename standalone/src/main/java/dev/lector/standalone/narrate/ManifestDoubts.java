package dev.lector.standalone.narrate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What a manifest says of passages that a recogniser doubts, or that nobody has listened to. */
final class ManifestDoubts {
  private ManifestDoubts() {}

  /** Whether a manifest lists passages that nobody could judge. */
  static boolean anyUnverified(JsonNode json) {
    for (JsonNode entry : json.path("unsound")) {
      if (entry.path("verdict").asText().equals(Heard.UNVERIFIED)) {
        return true;
      }
    }
    return false;
  }

  /** Adds them as {@code unsound}, where somebody was to listen; empty when all is sound. */
  static void put(Listening listening, ObjectNode json) {
    if (!listening.take().listened()) {
      return;
    }
    ArrayNode list = json.putArray("unsound");
    listening
        .unsound()
        .forEach(
            (passage, item) -> {
              ObjectNode entry = list.addObject().put("passage", passage);
              entry.put("takes", listening.takes(passage));
              item.heard().ifPresent(heard -> heard.put(entry));
            });
  }
}
