package dev.lector.speech.voice;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The voices of a model in order of preference: where nothing else decides, the first one speaks.
 *
 * @param voices at least one
 */
public record VoiceList(List<Voice> voices) {
  private static final int NAMES_IN_MESSAGES = 20;

  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException when it is empty
   */
  public VoiceList {
    voices = List.copyOf(voices);
    if (voices.isEmpty()) {
      throw new IllegalArgumentException("A model has at least one voice");
    }
  }

  /** The voice that speaks where nothing else decides. */
  public Voice first() {
    return voices.getFirst();
  }

  /** The voice of that name, upper and lower case alike. */
  public Optional<Voice> find(String name) {
    return voices.stream().filter(voice -> voice.name().equalsIgnoreCase(name)).findFirst();
  }

  /**
   * The names for a message, the first {@value #NAMES_IN_MESSAGES} of them where there are many.
   */
  public String names() {
    String shown =
        voices.stream().limit(NAMES_IN_MESSAGES).map(Voice::name).collect(Collectors.joining(", "));
    int more = voices.size() - NAMES_IN_MESSAGES;
    return more > 0 ? shown + " and " + more + " more" : shown;
  }
}
