package dev.lector.speech.model.kokoro;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The {@code config.json} of a KittenTTS model, as far as it decides how the model sounds.
 *
 * @param aliases the names people know, each with that of a table of styles, in the order of the
 *     file
 * @param speeds how much faster than 1.0 each table's voice was meant to speak
 */
record KittenConfig(Map<String, String> aliases, Map<String, Double> speeds) {
  private static final Set<String> TYPES = Set.of("ONNX1", "ONNX2");
  private static final double SLOWEST = 0.1;
  private static final double FASTEST = 10;

  /** Whether a {@code config.json} is one of KittenTTS's. */
  static boolean isOne(JsonNode config) {
    return TYPES.contains(config.path("type").asText(""));
  }

  /**
   * Reads it.
   *
   * @throws IllegalArgumentException when a speed makes no sense
   */
  static KittenConfig of(JsonNode config) {
    Map<String, String> aliases = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> alias : config.path("voice_aliases").properties()) {
      aliases.put(alias.getKey(), alias.getValue().asText());
    }
    Map<String, Double> speeds = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> speed : config.path("speed_priors").properties()) {
      double factor = speed.getValue().asDouble(0);
      if (!(factor >= SLOWEST && factor <= FASTEST)) {
        throw new IllegalArgumentException(
            "speed_priors of config.json has " + speed.getValue() + " for " + speed.getKey());
      }
      speeds.put(speed.getKey(), factor);
    }
    return new KittenConfig(aliases, speeds);
  }
}
