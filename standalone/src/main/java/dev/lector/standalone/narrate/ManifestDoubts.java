package dev.lector.standalone.narrate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;

/** What a manifest says of passages that a recogniser doubts, or that nobody has listened to. */
final class ManifestDoubts {
  /** After so many runs a passage that no recogniser could judge is not asked for again. */
  static final int MOST_RUNS = 3;

  private static final String RUNS = "runs";

  private ManifestDoubts() {}

  /** Whether a manifest lists passages that nobody could judge, and that are to be judged yet. */
  static boolean anyToJudge(JsonNode json) {
    return runs(json).values().stream().anyMatch(runs -> runs < MOST_RUNS);
  }

  /** In how many runs recognisers could not judge a passage, of those that are unverified. */
  static Map<String, Integer> runs(JsonNode json) {
    Map<String, Integer> runs = new HashMap<>();
    for (JsonNode entry : json.path("unsound")) {
      if (entry.path("verdict").asText().equals(Heard.UNVERIFIED)) {
        runs.put(entry.path("passage").asText(), entry.path(RUNS).asInt());
      }
    }
    return runs;
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
              if (entry.path("verdict").asText().equals(Heard.UNVERIFIED)) {
                entry.put(RUNS, listening.runs(passage));
              }
            });
  }
}
