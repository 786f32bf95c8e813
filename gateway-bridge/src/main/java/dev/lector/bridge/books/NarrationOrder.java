package dev.lector.bridge.books;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lector.audiobook.encoding.AudiobookFormat;
import dev.lector.bridge.http.Json;
import dev.lector.bridge.http.RefusedException;
import dev.lector.bridge.json.JsonSyntaxException;
import dev.lector.bridge.json.PythonJson;
import dev.lector.bridge.json.UnreadableJsonException;
import dev.lector.bridge.speech.AudioWish;
import dev.lector.bridge.speech.SpeechParameters;
import dev.lector.events.AudioFormat;
import dev.lector.events.TextType;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A body of {@code POST /books/{id}/narrations}.
 *
 * @param model model or alias; empty for any
 * @param voice by name; empty for any
 * @param description plain words about the speaker
 * @param language BCP 47 tag that the book is read by; empty for its own
 * @param speed pace
 * @param format what it is to become
 * @param chapters numbers of those that are narrated; empty for those that are selected
 * @param loudness LUFS that each passage is brought to; null for as loud as it is said
 */
record NarrationOrder(
    String model,
    String voice,
    String description,
    String language,
    double speed,
    AudiobookFormat format,
    Optional<Set<Integer>> chapters,
    @Nullable Double loudness) {
  private static final int LONGEST_NAME = 256;
  private static final int LONGEST_DESCRIPTION = 4_000;
  private static final double SLOWEST = 0.25;
  private static final double FASTEST = 4.0;
  private static final int MOST_CHAPTERS = 10_000;

  static NarrationOrder read(byte[] body) throws RefusedException {
    JsonNode json = object(body);
    String description = text(json, "description", LONGEST_DESCRIPTION);
    return new NarrationOrder(
        text(json, "model_id", LONGEST_NAME),
        text(json, "voice", LONGEST_NAME),
        description.isBlank() ? SpeechParameters.DESCRIPTION : description,
        text(json, "language", LONGEST_NAME),
        number(json.path("speed"), "speed", SLOWEST, FASTEST).orElse(1.0),
        format(json),
        chapters(json.path("chapters")),
        number(json.path("loudness"), "loudness", AudioWish.QUIETEST, AudioWish.LOUDEST)
            .orElse(null));
  }

  private static JsonNode object(byte[] body) throws RefusedException {
    try {
      JsonNode json = body.length == 0 ? Json.object() : PythonJson.read(body);
      if (json.isObject()) {
        return json;
      }
    } catch (JsonSyntaxException | UnreadableJsonException e) {
      // Said below.
    }
    throw new RefusedException(400, "Send a JSON object; {} narrates the book as it is.");
  }

  private static String text(JsonNode json, String field, int longest) throws RefusedException {
    JsonNode value = json.path(field);
    if (value.isMissingNode() || value.isNull()) {
      return "";
    }
    if (!value.isTextual() || value.textValue().length() > longest) {
      throw wrong("%s is to be a string of at most %d characters.".formatted(field, longest));
    }
    return value.textValue().strip();
  }

  private static Optional<Double> number(JsonNode value, String field, double least, double most)
      throws RefusedException {
    if (value.isMissingNode() || value.isNull()) {
      return Optional.empty();
    }
    try {
      double number =
          value.isNumber() ? value.doubleValue() : Double.parseDouble(value.asText().strip());
      if (number >= least && number <= most) {
        return Optional.of(number);
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw wrong("%s is to be a number from %s to %s.".formatted(field, least, most));
  }

  private static AudiobookFormat format(JsonNode json) throws RefusedException {
    String format = text(json, "format", LONGEST_NAME);
    return AudiobookFormat.named(format.isEmpty() ? AudiobookFormat.M4B.id() : format)
        .orElseThrow(
            () ->
                wrong("format is one of %s.".formatted(String.join(", ", AudiobookFormat.ids()))));
  }

  private static Optional<Set<Integer>> chapters(JsonNode value) throws RefusedException {
    if (value.isMissingNode() || value.isNull()) {
      return Optional.empty();
    }
    Set<Integer> numbers = new TreeSet<>();
    for (JsonNode number : value) {
      if (number.isIntegralNumber() && number.canConvertToInt()) {
        numbers.add(number.intValue());
      }
    }
    if (!value.isArray()
        || value.size() > MOST_CHAPTERS
        || numbers.size() != value.size()
        || numbers.isEmpty()) {
      throw wrong(
          "chapters are numbers of chapters, each once, such as [1, 3]; null for the book.");
    }
    return Optional.of(numbers);
  }

  private static RefusedException wrong(String message) {
    return new RefusedException(422, message);
  }

  /** The same by another voice. */
  NarrationOrder by(String otherModel, String otherVoice) {
    return new NarrationOrder(
        otherModel, otherVoice, description, language, speed, format, chapters, loudness);
  }

  /** A passage to be said so; as WAV, which is joined and encoded when all are there. */
  SpeechParameters say(String text) {
    return new SpeechParameters(
        model,
        text,
        description,
        voice,
        language,
        speed,
        new AudioWish(AudioFormat.WAV, 0, 0, loudness, AudioWish.USUAL_PEAK),
        "",
        "",
        false,
        TextType.PLAIN);
  }

  /** What tells two orders apart. */
  ObjectNode kept() {
    ObjectNode json =
        Json.object()
            .put("model_id", model)
            .put("voice", voice)
            .put("description", description)
            .put("language", language)
            .put("speed", speed)
            .put("format", format.id());
    chapters.ifPresent(numbers -> numbers.forEach(json.putArray("chapters")::add));
    if (loudness != null) {
      json.put("loudness", loudness);
    }
    return json;
  }
}
