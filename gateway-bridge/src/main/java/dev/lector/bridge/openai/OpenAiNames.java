package dev.lector.bridge.openai;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What OpenAI's names stand for here.
 *
 * @param voices by their names: the voices that may stand in, with commas, the best first
 * @param models by their names: a model or alias, empty for the default one
 */
public record OpenAiNames(Map<String, String> voices, Map<String, String> models) {

  public OpenAiNames {
    voices = lowerCase(voices);
    models = lowerCase(models);
  }

  private static Map<String, String> lowerCase(Map<String, String> names) {
    Map<String, String> lower = new TreeMap<>();
    names.forEach((name, value) -> lower.put(name.toLowerCase(Locale.ROOT), value.strip()));
    return Map.copyOf(lower);
  }

  /** Whether a name is one of OpenAI's voices. */
  boolean hasVoice(String name) {
    return voices.containsKey(name.toLowerCase(Locale.ROOT));
  }

  /** Those that may stand in for one of OpenAI's voices, the best first. */
  List<String> standIns(String name) {
    return Arrays.stream(voices.getOrDefault(name.toLowerCase(Locale.ROOT), "").split(",", -1))
        .map(String::strip)
        .filter(voice -> !voice.isEmpty())
        .toList();
  }

  /** The model that a name stands for; the name itself where it is none of these. */
  String model(String name) {
    return models.getOrDefault(name.toLowerCase(Locale.ROOT), name);
  }
}
