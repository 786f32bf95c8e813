package dev.lector.speech.model.kokoro;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lector.speech.voice.Gender;
import dev.lector.speech.voice.Voice;
import dev.lector.speech.voice.VoiceFacts;
import dev.lector.speech.voice.VoiceList;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The voices as others see them. Their names tell language and gender: {@code bf_emma} is British
 * and female. Those that {@code voices.json} describes come first, then the best ones of English,
 * then the others by language. Those of languages without a front end are not among them.
 */
final class KokoroVoices {
  /** By the grades of their training data in Kokoro's own list of voices, and by listening. */
  private static final List<String> BEST =
      List.of(
          "af_heart",
          "af_bella",
          "am_michael",
          "am_fenrir",
          "am_puck",
          "af_nicole",
          "bf_emma",
          "bm_george",
          "bm_fable",
          "bf_isabella");

  private KokoroVoices() {}

  /**
   * Makes the list.
   *
   * @param names of all tables of styles
   * @param facts content of {@code voices.json}; a missing node when there is none
   * @throws IllegalArgumentException when no voice is left, or {@code facts} describes one that is
   *     not there
   */
  static VoiceList list(Collection<String> names, JsonNode facts) {
    List<String> ordered =
        names.stream()
            .filter(name -> SpokenLanguage.of(name).hasFrontEnd())
            .sorted(
                Comparator.comparingInt(KokoroVoices::rank)
                    .thenComparing(SpokenLanguage::of)
                    .thenComparing(Comparator.naturalOrder()))
            .toList();
    if (ordered.isEmpty()) {
      throw new IllegalArgumentException(
          "all of its voices speak languages that Lector does not write phonemes for: " + names);
    }
    Map<String, Long> speakers = new LinkedHashMap<>();
    ordered.forEach(name -> speakers.put(name, (long) speakers.size()));
    List<Voice> voices = new ArrayList<>();
    for (Voice voice : VoiceFacts.join(speakers, facts).voices()) {
      voices.add(
          new Voice(
              voice.name(),
              voice.speaker(),
              voice.gender() == Gender.UNKNOWN ? gender(voice.name()) : voice.gender(),
              voice.accent().isEmpty() ? SpokenLanguage.of(voice.name()).accent() : voice.accent(),
              voice.pitchHz()));
    }
    return new VoiceList(voices);
  }

  private static int rank(String name) {
    int rank = BEST.indexOf(name);
    return rank < 0 ? BEST.size() : rank;
  }

  private static Gender gender(String name) {
    String letters = name.toLowerCase(Locale.ROOT);
    return switch (letters.length() > 1 ? letters.charAt(1) : ' ') {
      case 'f' -> Gender.FEMALE;
      case 'm' -> Gender.MALE;
      default -> Gender.UNKNOWN;
    };
  }
}
