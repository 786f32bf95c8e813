package dev.lector.speech.model;

import dev.lector.speech.voice.VoiceList;
import java.util.List;

/**
 * What a model speaks with.
 *
 * @param languages BCP 47 tags of its voices, that of the first voice first; empty when its files
 *     do not say
 * @param voices who can speak
 */
public record ModelFacts(List<String> languages, VoiceList voices) {
  /** Keeps an unmodifiable copy. */
  public ModelFacts {
    languages = List.copyOf(languages);
  }

  /** Those of a loaded model. */
  static ModelFacts of(VoiceEngine engine) {
    return new ModelFacts(
        engine.voices().voices().stream()
            .map(engine::language)
            .filter(language -> !language.isEmpty())
            .distinct()
            .toList(),
        engine.voices());
  }
}
