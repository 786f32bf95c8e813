package dev.lector.bridge.openai;

import static dev.lector.bridge.openai.OpenAiErrors.invalid;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lector.bridge.http.RefusedException;
import dev.lector.bridge.json.JsonSyntaxException;
import dev.lector.bridge.json.PythonJson;
import dev.lector.bridge.json.UnreadableJsonException;
import dev.lector.bridge.speech.AudioWish;
import dev.lector.bridge.speech.WebhookReader;
import dev.lector.events.AudioFormat;
import dev.lector.limits.FieldLimit;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads bodies of {@code POST /v1/audio/speech}. Fields that OpenAI does not have are passed over,
 * except those by which clients of Kokoro-FastAPI and others name a language, and webhooks.
 */
final class BodyReader {
  private static final int PCM_RATE = 24_000;
  private static final int LONGEST_NAME = FieldLimit.MODEL_ID.bytes() / 4;
  private static final int LONGEST_INSTRUCTIONS = 4096;
  private static final int LONGEST_DESCRIPTION = FieldLimit.DESCRIPTION.bytes() / 4;

  /** These take neither instructions nor {@code stream_format: sse}, says OpenAI. */
  private static final Set<String> PLAIN_MODELS = Set.of("tts-1", "tts-1-hd");

  private static final Pattern TAG = Pattern.compile("[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8}){0,4}");

  /** Kokoro's letters for languages. */
  private static final Map<String, String> LETTERS =
      Map.of(
          "a", "en-US", "b", "en-GB", "e", "es", "f", "fr", "h", "hi", "i", "it", "j", "ja", "p",
          "pt-BR", "z", "zh");

  private BodyReader() {}

  /**
   * Reads a body.
   *
   * @throws RefusedException 400 in OpenAI's shape
   */
  static Asked read(byte[] body) throws RefusedException {
    return read(object(body));
  }

  /** The same of a body that is a JSON object already. */
  static Asked read(JsonNode json) throws RefusedException {
    String model = name(json.path("model"), "model");
    boolean plain = PLAIN_MODELS.contains(model.toLowerCase(Locale.ROOT));
    String instructions = text(json, "instructions", "", LONGEST_INSTRUCTIONS);
    String streamFormat = text(json, "stream_format", "audio", LONGEST_NAME);
    if (!streamFormat.equals("audio") && !streamFormat.equals("sse")) {
      throw invalid(
          "stream_format",
          "'stream_format' is 'audio' or 'sse', not '%s'.".formatted(streamFormat));
    }
    return new Asked(
        model,
        input(json),
        voice(json.path("voice")),
        plain ? "" : cut(instructions),
        language(json),
        number(json.path("speed"), "speed", 0.25, 4, 1),
        audio(json),
        streamFormat.equals("sse") && !plain,
        WebhookReader.read(
            json,
            (field, _, message, _) -> {
              throw invalid(field, "'%s': %s.".formatted(field, message));
            }));
  }

  static JsonNode object(byte[] body) throws RefusedException {
    try {
      JsonNode json = PythonJson.read(body);
      if (json.isObject()) {
        return json;
      }
    } catch (JsonSyntaxException e) {
      throw invalid(
          null,
          "We could not parse the JSON body of your request: %s at character %d."
              .formatted(e.complaint(), e.position()));
    } catch (UnreadableJsonException e) {
      throw invalid(null, "We could not parse the JSON body of your request: " + e.getMessage());
    }
    throw invalid(null, "The body of the request is to be a JSON object.");
  }

  private static String input(JsonNode json) throws RefusedException {
    if (json.path("input").isMissingNode()) {
      throw missing("input");
    }
    return text(json, "input", "", Integer.MAX_VALUE);
  }

  private static String voice(JsonNode voice) throws RefusedException {
    return name(voice.isObject() ? voice.path("id") : voice, "voice");
  }

  private static String name(JsonNode value, String param) throws RefusedException {
    if (value.isMissingNode() || value.isNull()) {
      throw missing(param);
    }
    String name = value.isTextual() ? value.textValue().strip() : "";
    boolean sound =
        !name.isEmpty()
            && name.length() <= LONGEST_NAME
            && FieldLimit.MODEL_ID.violation(name).isEmpty();
    if (!sound) {
      throw invalid(
          param, "'%s' is to be a name of 1 to %d characters.".formatted(param, LONGEST_NAME));
    }
    return name;
  }

  private static String text(JsonNode json, String field, String byDefault, int longest)
      throws RefusedException {
    JsonNode value = json.path(field);
    if (value.isMissingNode() || value.isNull()) {
      return byDefault;
    }
    if (!value.isTextual()) {
      throw invalid(field, "'%s' is to be a string.".formatted(field));
    }
    String text = value.textValue();
    if (text.codePoints().anyMatch(c -> c >= 0xd800 && c <= 0xdfff)) {
      throw invalid(field, "'%s' has half of a surrogate pair.".formatted(field));
    }
    if (text.codePointCount(0, text.length()) > longest) {
      throw invalid(field, "'%s' has more than %d characters.".formatted(field, longest));
    }
    return text;
  }

  /** A description may be a little shorter than instructions. */
  private static String cut(String instructions) {
    int length = instructions.codePointCount(0, instructions.length());
    return length <= LONGEST_DESCRIPTION
        ? instructions
        : instructions.substring(0, instructions.offsetByCodePoints(0, LONGEST_DESCRIPTION));
  }

  private static AudioWish audio(JsonNode json) throws RefusedException {
    String name = text(json, "response_format", "mp3", LONGEST_NAME);
    AudioFormat format =
        AudioWish.named(name)
            .orElseThrow(
                () ->
                    invalid(
                        "response_format",
                        "'response_format' is %s, not '%s'.".formatted(AudioWish.names(), name)));
    JsonNode loudness = json.path("loudness");
    return new AudioWish(
        format,
        format == AudioFormat.PCM ? PCM_RATE : 0,
        0,
        loudness.isMissingNode() || loudness.isNull()
            ? null
            : Double.valueOf(
                number(loudness, "loudness", AudioWish.QUIETEST, AudioWish.LOUDEST, 0)),
        number(
            json.path("true_peak"),
            "true_peak",
            AudioWish.LOWEST_PEAK,
            AudioWish.HIGHEST_PEAK,
            AudioWish.USUAL_PEAK));
  }

  private static double number(
      JsonNode value, String field, double least, double most, double byDefault)
      throws RefusedException {
    if (value.isMissingNode() || value.isNull()) {
      return byDefault;
    }
    double number = value.isNumber() ? value.doubleValue() : Double.NaN;
    if (!(number >= least && number <= most)) {
      throw invalid(field, "'%s' is to be a number from %s to %s.".formatted(field, least, most));
    }
    return number;
  }

  /** What is no tag, as {@code Auto}, says nothing. */
  private static String language(JsonNode json) {
    for (String field : new String[] {"language", "lang_code"}) {
      String value = json.path(field).asText("").strip();
      String tag = LETTERS.getOrDefault(value.toLowerCase(Locale.ROOT), value);
      if (TAG.matcher(tag).matches()) {
        return tag;
      }
    }
    return "";
  }

  private static RefusedException missing(String param) {
    return invalid(param, "Missing required parameter: '%s'.".formatted(param));
  }
}
