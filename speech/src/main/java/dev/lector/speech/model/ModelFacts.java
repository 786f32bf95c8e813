package dev.lector.speech.model;

import dev.lector.speech.voice.Voice;
import dev.lector.speech.voice.VoiceList;
import java.util.List;
import java.util.function.Function;

/**
 * What a model speaks with.
 *
 * @param sampleRate of its audio, Hz
 * @param speakers who can speak, in order of preference; at least one
 */
public record ModelFacts(int sampleRate, List<Speaker> speakers) {
  /** Keeps an unmodifiable copy. */
  public ModelFacts {
    speakers = List.copyOf(speakers);
  }

  /**
   * A voice and what it speaks.
   *
   * @param language BCP 47 tag; empty when the model's files do not say
   */
  public record Speaker(Voice voice, String language) {}

  /**
   * Makes them.
   *
   * @param language BCP 47 tag of what a voice speaks; empty when the files do not say
   */
  public static ModelFacts of(int sampleRate, VoiceList voices, Function<Voice, String> language) {
    return new ModelFacts(
        sampleRate,
        voices.voices().stream().map(voice -> new Speaker(voice, language.apply(voice))).toList());
  }

  /** Those of a loaded model. */
  static ModelFacts of(VoiceEngine engine) {
    return of(engine.sampleRate(), engine.voices(), engine::language);
  }

  /** BCP 47 tags of the voices, that of the first voice first; empty when the files do not say. */
  public List<String> languages() {
    return speakers.stream()
        .map(Speaker::language)
        .filter(language -> !language.isEmpty())
        .distinct()
        .toList();
  }

  /** Who can speak. */
  public VoiceList voices() {
    return new VoiceList(speakers.stream().map(Speaker::voice).toList());
  }
}
