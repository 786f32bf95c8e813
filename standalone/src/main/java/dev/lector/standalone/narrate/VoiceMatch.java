package dev.lector.standalone.narrate;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lector.books.voices.NoVoiceException;
import dev.lector.books.voices.Voice;
import dev.lector.books.voices.VoiceChoice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Has a book read by a voice that speaks its language, or by none. */
final class VoiceMatch {
  private static final Pattern MIXED = Pattern.compile("[+*]");

  private final Narration wish;
  private final List<Voice> voices = new ArrayList<>();

  /**
   * Of a wish.
   *
   * @param voices as {@code GET /voices} answers
   */
  VoiceMatch(Narration wish, JsonNode voices) {
    this.wish = wish;
    for (JsonNode voice : voices.path("voices")) {
      this.voices.add(
          new Voice(
              voice.path("model_id").asText(),
              voice.path("voice").asText(),
              voice.path("language").asText(),
              voice.path("default").asBoolean()));
    }
  }

  /**
   * The wish, with another voice where the one that would speak does not speak the language.
   *
   * @param tag the book's language
   * @throws NarrationException when no voice that may be taken speaks it
   */
  Narration in(String tag) throws NarrationException {
    try {
      return new VoiceChoice(
              voices, Optional.ofNullable(wish.model()), Optional.ofNullable(wish.voice()))
          .in(tag)
          .map(this::by)
          .orElse(wish);
    } catch (NoVoiceException e) {
      throw new NarrationException(
          e.getMessage()
              + e.wished()
                  .map(
                      voice ->
                          "; name another voice, or read it all the same with --language "
                              + voice.language())
                  .orElse(
                      "; add one (lector models --help), or read it all the same with --language en"),
          e);
    }
  }

  /**
   * Makes sure that voices are there, of the model that narrates: one file has one sample rate.
   *
   * @throws NarrationException when one is not; names those that are
   */
  void require(Set<String> names) throws NarrationException {
    String model = wish.model() == null ? defaultModel() : wish.model();
    List<String> known =
        voices.stream().filter(voice -> voice.model().equals(model)).map(Voice::name).toList();
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
    return voices.stream().filter(Voice::isDefault).map(Voice::model).findFirst().orElse("");
  }

  private Narration by(Voice voice) {
    return new Narration(
        voice.name(),
        wish.description(),
        voice.model(),
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
