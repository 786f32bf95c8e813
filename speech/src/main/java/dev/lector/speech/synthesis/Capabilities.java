package dev.lector.speech.synthesis;

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
   * @param languages BCP 47 tags; empty while they are not known
   * @param voices names of its voices; empty while they are not known, before it is loaded
   */
  public record Model(
      String id, List<String> aliases, List<String> languages, List<String> voices) {
    /** Keeps unmodifiable copies. */
    public Model {
      aliases = List.copyOf(aliases);
      languages = List.copyOf(languages);
      voices = List.copyOf(voices);
    }
  }
}
