package dev.lector.speech.synthesis;

import dev.lector.speech.voice.Gender;
import java.util.List;

/**
 * What a synthesizer can be asked for.
 *
 * @param device what its default model runs on, {@code cpu} or {@code cuda:0}; empty when unknown
 * @param defaultModel the model of orders that name none; empty when unknown
 * @param models every model there is, loaded or not
 */
public record Capabilities(String device, String defaultModel, List<Model> models) {
  /** Nothing is known. */
  public static final Capabilities UNKNOWN = new Capabilities("", "", List.of());

  /** Keeps an unmodifiable copy. */
  public Capabilities {
    models = List.copyOf(models);
  }

  /**
   * A model.
   *
   * @param id its name
   * @param aliases other names for it
   * @param sampleRate of its audio, Hz; 0 while it is not known
   * @param voices in order of preference; empty while they are not known, before it is loaded
   */
  public record Model(String id, List<String> aliases, int sampleRate, List<Speaker> voices) {
    /** Keeps unmodifiable copies. */
    public Model {
      aliases = List.copyOf(aliases);
      voices = List.copyOf(voices);
    }

    /** BCP 47 tags of its voices, that of the first voice first; empty while they are not known. */
    public List<String> languages() {
      return voices.stream()
          .map(Speaker::language)
          .filter(language -> !language.isEmpty())
          .distinct()
          .toList();
    }
  }

  /**
   * A voice.
   *
   * @param name unique within the model
   * @param language BCP 47 tag; empty when it is not known
   * @param gender what it sounds like
   */
  public record Speaker(String name, String language, Gender gender) {}
}
