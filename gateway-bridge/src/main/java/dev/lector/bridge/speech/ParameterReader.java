package dev.lector.bridge.speech;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.lector.bridge.http.RefusedException;
import dev.lector.bridge.json.JsonSyntaxException;
import dev.lector.bridge.json.PythonJson;
import dev.lector.bridge.json.UnreadableJsonException;
import dev.lector.events.AudioFormat;
import dev.lector.events.TextType;
import dev.lector.events.Webhook;
import dev.lector.limits.FieldLimit;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the body of a speech request as FastAPI reads it into the contract's model, errors
 * included. The other fields go beyond the contract, and all of them have a default: {@code voice},
 * {@code language}, {@code speed}, {@code response_format}, {@code sample_rate}, {@code bit_rate},
 * {@code lexicon}, {@code normalize}, {@code strict}, {@code verify}, {@code text_type}, {@code
 * loudness}, {@code true_peak}, {@code webhook}, {@code webhook_events_filter}.
 */
final class ParameterReader {
  // Characters, which the limits in bytes have room for in any script.
  private static final int LONGEST_DESCRIPTION = FieldLimit.DESCRIPTION.bytes() / 4;
  private static final int LONGEST_NAME = FieldLimit.MODEL_ID.bytes() / 4;
  private static final String FORMAT = "response_format";
  private static final Set<String> MODES = Set.of("", "full", "light", "off");
  private static final double SLOWEST = 0.25;
  private static final double FASTEST = 4.0;

  private ParameterReader() {}

  /**
   * Reads a body.
   *
   * @param contentType the header; without one the body counts as JSON
   * @param accepted the format of audio whose body names none
   * @throws RefusedException 422 as FastAPI words it, or 400 when the body cannot be read at all
   */
  static SpeechParameters read(
      Optional<String> contentType, byte[] body, Optional<AudioFormat> accepted)
      throws RefusedException {
    JsonNode json = object(contentType, body);
    SpeechParameters parameters = parameters(json);
    return json.has(FORMAT) ? parameters : accepted.map(parameters::in).orElse(parameters);
  }

  /** The JSON object that a body is. */
  static JsonNode object(Optional<String> contentType, byte[] body) throws RefusedException {
    if (body.length == 0) {
      throw FieldErrors.noBody();
    }
    if (!contentType.map(ParameterReader::isJson).orElse(true)) {
      throw FieldErrors.notSentAsJson(TextNode.valueOf(new String(body, StandardCharsets.UTF_8)));
    }
    JsonNode json = parse(body);
    if (json.isNull()) {
      throw FieldErrors.noBody();
    }
    if (!json.isObject()) {
      throw FieldErrors.notAnObject(json);
    }
    return json;
  }

  private static JsonNode parse(byte[] body) throws RefusedException {
    try {
      return PythonJson.read(body);
    } catch (JsonSyntaxException e) {
      throw FieldErrors.notJson(e.complaint(), e.position());
    } catch (UnreadableJsonException e) {
      throw new RefusedException(
          400, code(e), "There was an error parsing the body: " + e.getMessage() + ".");
    }
  }

  private static String code(UnreadableJsonException e) {
    return switch (e.reason()) {
      case NOT_UTF8 -> "invalid_utf8";
      case BEYOND_LIMITS -> "json_too_complex";
    };
  }

  /** What a JSON object asks for. */
  static SpeechParameters parameters(JsonNode json) throws RefusedException {
    FieldErrors errors = new FieldErrors();
    String modelId = string(json, "model_id", "", LONGEST_NAME, errors);
    String text = string(json, "text", "", Integer.MAX_VALUE, errors);
    String description =
        string(json, "description", SpeechParameters.DESCRIPTION, LONGEST_DESCRIPTION, errors);
    String voice = string(json, "voice", "", LONGEST_NAME, errors);
    String language = string(json, "language", "", LONGEST_NAME, errors);
    JsonNode pace = json.get("speed");
    double speed = pace == null ? 1.0 : number(pace, "speed", SLOWEST, FASTEST, errors);
    AudioWish audio =
        new AudioWish(
            format(json, errors),
            rate(json, "sample_rate", errors),
            rate(json, "bit_rate", errors),
            loudness(json.get("loudness"), errors),
            truePeak(json.get("true_peak"), errors));
    String lexicon = string(json, "lexicon", "", LONGEST_NAME, errors);
    String normalize = normalize(json, errors);
    boolean strict = flag(json, "strict", errors);
    boolean verify = flag(json, "verify", errors);
    TextType textType = textType(json.get("text_type"), errors);
    Webhook webhook = WebhookReader.read(json, errors::add);
    errors.refuseIfAny();
    return new SpeechParameters(
        modelId,
        text,
        description,
        voice,
        language,
        speed,
        audio,
        lexicon,
        normalize,
        strict,
        verify,
        textType,
        webhook);
  }

  private static @Nullable Double loudness(@Nullable JsonNode value, FieldErrors errors) {
    return value == null || value.isNull()
        ? null
        : Double.valueOf(number(value, "loudness", AudioWish.QUIETEST, AudioWish.LOUDEST, errors));
  }

  private static double truePeak(@Nullable JsonNode value, FieldErrors errors) {
    return value == null
        ? AudioWish.USUAL_PEAK
        : number(value, "true_peak", AudioWish.LOWEST_PEAK, AudioWish.HIGHEST_PEAK, errors);
  }

  private static AudioFormat format(JsonNode json, FieldErrors errors) {
    JsonNode value = json.get(FORMAT);
    Optional<AudioFormat> format =
        value == null ? Optional.of(AudioFormat.WAV) : AudioWish.named(value.asText());
    if (format.isEmpty() || (value != null && !value.isTextual())) {
      String names = AudioWish.names();
      errors.add(
          FORMAT,
          "enum",
          "Input should be " + names,
          Objects.requireNonNull(value),
          ctx -> ctx.put("expected", names));
    }
    return format.orElse(AudioFormat.WAV);
  }

  /** A rate per second; a worker says which of them a format has. */
  private static int rate(JsonNode json, String field, FieldErrors errors) {
    JsonNode value = json.get(field);
    if (value == null) {
      return 0;
    }
    // 16000.0 is a whole number, to JSON's schemas as to pydantic.
    if (!value.isNumber() || !value.canConvertToExactIntegral() || !value.canConvertToInt()) {
      errors.add(field, "int_type", "Input should be a valid integer", value);
      return 0;
    }
    int rate = value.intValue();
    if (rate < 0) {
      errors.add(
          field,
          "greater_than_equal",
          "Input should be greater than or equal to 0",
          value,
          ctx -> ctx.put("ge", 0));
    }
    return rate;
  }

  private static String string(
      JsonNode json, String field, String byDefault, int longest, FieldErrors errors) {
    JsonNode value = json.get(field);
    if (value == null) {
      return byDefault;
    }
    if (!value.isTextual()) {
      errors.add(field, "string_type", "Input should be a valid string", value);
      return "";
    }
    String text = value.textValue();
    if (hasLoneSurrogate(text)) {
      errors.add(
          field,
          "string_unicode",
          "Input should be a valid string, unable to parse raw data as a unicode string",
          value);
    } else if (text.codePointCount(0, text.length()) > longest) {
      errors.add(
          field,
          "string_too_long",
          "String should have at most %d characters".formatted(longest),
          value,
          ctx -> ctx.put("max_length", longest));
    } else if (longest == LONGEST_NAME && FieldLimit.MODEL_ID.violation(text).isPresent()) {
      errors.add(field, "value_error", "Value error, control characters are not allowed", value);
    }
    return text;
  }

  private static String normalize(JsonNode json, FieldErrors errors) {
    String mode = string(json, "normalize", "", LONGEST_NAME, errors);
    if (!MODES.contains(mode)) {
      errors.add(
          "normalize",
          "literal_error",
          "Input should be 'full', 'light' or 'off'",
          TextNode.valueOf(mode),
          ctx -> ctx.put("expected", "'full', 'light' or 'off'"));
    }
    return mode;
  }

  private static boolean flag(JsonNode json, String field, FieldErrors errors) {
    JsonNode value = json.get(field);
    if (value == null) {
      return false;
    }
    if (!value.isBoolean()) {
      errors.add(field, "bool_type", "Input should be a valid boolean", value);
    }
    return value.asBoolean();
  }

  private static TextType textType(@Nullable JsonNode value, FieldErrors errors) {
    String name = value == null ? "auto" : value.isTextual() ? value.textValue() : "";
    return switch (name) {
      case "auto" -> TextType.AUTO;
      case "plain" -> TextType.PLAIN;
      case "ssml" -> TextType.SSML;
      case "inline" -> TextType.INLINE;
      default -> {
        String expected = "'auto', 'plain', 'ssml' or 'inline'";
        errors.add(
            "text_type",
            "enum",
            "Input should be " + expected,
            Objects.requireNonNull(value),
            ctx -> ctx.put("expected", expected));
        yield TextType.AUTO;
      }
    };
  }

  /** A number within bounds. */
  private static double number(
      JsonNode value, String field, double least, double most, FieldErrors errors) {
    if (!value.isNumber()) {
      errors.add(field, "float_type", "Input should be a valid number", value);
      return least;
    }
    double number = value.doubleValue();
    if (!Double.isFinite(number)) {
      errors.add(field, "finite_number", "Input should be a finite number", value);
    } else if (number < least) {
      errors.add(
          field,
          "greater_than_equal",
          "Input should be greater than or equal to " + brief(least),
          value,
          ctx -> ctx.put("ge", least));
    } else if (number > most) {
      errors.add(
          field,
          "less_than_equal",
          "Input should be less than or equal to " + brief(most),
          value,
          ctx -> ctx.put("le", most));
    }
    return number;
  }

  private static String brief(double number) {
    return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
  }

  /**
   * As FastAPI decides it: the type {@code application/json}, or one whose name ends in {@code
   * +json}.
   */
  private static boolean isJson(String contentType) {
    String type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    if (!type.startsWith("application/")) {
      return false;
    }
    String subtype = type.substring("application/".length());
    return subtype.equals("json") || subtype.endsWith("+json");
  }

  private static boolean hasLoneSurrogate(String text) {
    return text.codePoints().anyMatch(c -> c >= 0xd800 && c <= 0xdfff);
  }
}
