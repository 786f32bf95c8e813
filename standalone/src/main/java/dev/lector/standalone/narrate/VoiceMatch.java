package dev.lector.standalone.narrate;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Has a book read by a voice that speaks its language, or by none. */
final class VoiceMatch {
  private final Narration wish;
  private final List<JsonNode> voices = new ArrayList<>();

  /**
   * Of a wish.
   *
   * @param voices as {@code GET /voices} answers
   */
  VoiceMatch(Narration wish, JsonNode voices) {
    this.wish = wish;
    voices.path("voices").forEach(this.voices::add);
  }

  /**
   * The wish, with another voice where the one that would speak does not speak the language.
   *
   * @param tag the book's language
   * @throws NarrationException when no voice that may be taken speaks it
   */
  Narration in(String tag) throws NarrationException {
    List<JsonNode> wished = voices.stream().filter(this::isWished).toList();
    // Aliases and mixtures of voices are not listed: the server knows what they speak.
    if (wished.isEmpty() || wished.stream().anyMatch(voice -> maySpeak(voice, tag))) {
      return wish.voice() == null && wish.model() != null && !wished.isEmpty()
          ? speaking(wished, tag)
          : wish;
    }
    if (wish.voice() != null || wish.model() != null) {
      throw new NarrationException(
          "The book is in %s, and %s does not speak it; name another voice, or read it all the same with --language %s"
              .formatted(
                  language(tag),
                  wish.voice() == null ? wish.model() : wish.voice(),
                  wished.getFirst().path("language").asText()));
    }
    return speaking(voices, tag);
  }

  private Narration speaking(List<JsonNode> among, String tag) throws NarrationException {
    if (among.stream().anyMatch(v -> v.path("default").asBoolean() && maySpeak(v, tag))) {
      return wish;
    }
    for (JsonNode voice : among) {
      if (maySpeak(voice, tag)) {
        return new Narration(
            voice.path("voice").asText(),
            wish.description(),
            voice.path("model_id").asText(),
            wish.language(),
            wish.speed(),
            wish.pauses(),
            wish.lexicon(),
            wish.normalize(),
            wish.lexiconFile(),
            wish.strict(),
            wish.loudness(),
            wish.truePeak());
      }
    }
    throw new NarrationException(
        "The book is in %s, and no voice here speaks it; add one (lector models --help), or read it all the same with --language en"
            .formatted(language(tag)));
  }

  private boolean isWished(JsonNode voice) {
    if (wish.voice() == null && wish.model() == null) {
      return voice.path("default").asBoolean();
    }
    boolean named = wish.voice() == null || voice.path("voice").asText().equals(wish.voice());
    return named && (wish.model() == null || voice.path("model_id").asText().equals(wish.model()));
  }

  private static boolean maySpeak(JsonNode voice, String tag) {
    String language = voice.path("language").asText();
    return language.isEmpty() || primary(language).equals(primary(tag));
  }

  private static String primary(String tag) {
    return Locale.forLanguageTag(tag.replace('_', '-')).getLanguage();
  }

  private static String language(String tag) {
    String name = Locale.forLanguageTag(tag.replace('_', '-')).getDisplayLanguage(Locale.ENGLISH);
    return name.isEmpty() || name.equals(tag) ? tag : name + " (" + tag + ")";
  }
}
