package dev.lector.standalone.narrate;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Has a book read by a voice that speaks its language, or by none. */
final class VoiceMatch {
  private static final Pattern MIXED = Pattern.compile("[+*]");

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

  /**
   * Makes sure that voices are there, of the model that narrates: one file has one sample rate.
   *
   * @throws NarrationException when one is not; names those that are
   */
  void require(Set<String> names) throws NarrationException {
    String model = wish.model() == null ? defaultModel() : wish.model();
    List<String> known =
        voices.stream()
            .filter(voice -> voice.path("model_id").asText().equals(model))
            .map(voice -> voice.path("voice").asText())
            .toList();
    // Of a model's alias nothing is listed, and mixtures are none of the list: the server knows.
    List<String> unknown =
        names.stream()
            .filter(name -> !known.contains(name) && !MIXED.matcher(name).find())
            .toList();
    if (!known.isEmpty() && !unknown.isEmpty()) {
      throw new NarrationException(
          "The map of voices names %s, which %s does not have; its voices are %s"
              .formatted(String.join(", ", unknown), model, String.join(", ", known)));
    }
  }

  private String defaultModel() {
    return voices.stream()
        .filter(voice -> voice.path("default").asBoolean())
        .map(voice -> voice.path("model_id").asText())
        .findFirst()
        .orElse("");
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
