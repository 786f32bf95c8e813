package dev.lector.speech.voice;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Joins the speakers a model's configuration names with what {@code voices.json} beside the model
 * says of them:
 *
 * <pre>{"voices": [{"name": "rms", "gender": "male", "accent": "american", "pitchHz": 106}]}</pre>
 *
 * <p>Voices described there come first, in that order; the others follow by speaker number. Every
 * fact may be missing.
 */
public final class VoiceFacts {
  private VoiceFacts() {}

  /**
   * Makes the list of voices.
   *
   * @param speakers names and numbers of the model's speakers; empty for a model with one nameless
   *     speaker, which is called {@code default}
   * @param facts content of {@code voices.json}; a missing node when there is none
   * @throws IllegalArgumentException when {@code facts} describes a speaker that the model does not
   *     have
   */
  public static VoiceList join(Map<String, Long> speakers, JsonNode facts) {
    Map<String, Long> named = speakers.isEmpty() ? Map.of("default", 0L) : speakers;
    List<Voice> voices = new ArrayList<>();
    for (JsonNode fact : facts.path("voices")) {
      String name = fact.path("name").asText();
      Long speaker = named.get(name);
      if (speaker == null) {
        throw new IllegalArgumentException(
            "voices.json describes \""
                + name
                + "\", but the model's speakers are "
                + named.keySet());
      }
      voices.add(
          new Voice(
              name,
              speaker,
              gender(fact.path("gender").asText("unknown")),
              fact.path("accent").asText("").toLowerCase(Locale.ROOT),
              fact.path("pitchHz").asDouble(0)));
    }
    named.entrySet().stream()
        .filter(entry -> voices.stream().noneMatch(voice -> voice.name().equals(entry.getKey())))
        .sorted(Comparator.comparingLong((Map.Entry<String, Long> entry) -> entry.getValue()))
        .forEach(entry -> voices.add(Voice.named(entry.getKey(), entry.getValue())));
    return new VoiceList(voices);
  }

  private static Gender gender(String word) {
    try {
      return Gender.valueOf(word.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "voices.json says gender \"" + word + "\"; it can be female, male or unknown", e);
    }
  }
}
