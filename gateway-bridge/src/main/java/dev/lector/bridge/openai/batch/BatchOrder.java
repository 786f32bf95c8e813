package dev.lector.bridge.openai.batch;

import static dev.lector.bridge.openai.OpenAiErrors.invalid;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lector.bridge.http.RefusedException;
import dev.lector.bridge.openai.OpenAiBodies;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A body of {@code POST /v1/batches}.
 *
 * @param inputFile id of a file
 * @param window as it was asked
 * @param within the same
 * @param filesKept how long its output is there
 * @param metadata as it was asked; null where there is none
 */
record BatchOrder(
    String inputFile, String window, Duration within, Duration filesKept, JsonNode metadata) {
  /** The field of the metadata that asks for audio in the output file. */
  static final String INLINE = "lector_inline";

  private static final int MOST_METADATA = 16;
  private static final int LONGEST_KEY = 64;
  private static final int LONGEST_VALUE = 512;
  private static final Pattern WINDOW = Pattern.compile("([1-9][0-9]{0,2})([hd])");
  private static final Duration LONGEST_WINDOW = Duration.ofDays(14);

  static BatchOrder read(byte[] body) throws RefusedException {
    JsonNode json = OpenAiBodies.object(body);
    String file = text(json, "input_file_id");
    String endpoint = text(json, "endpoint");
    if (!endpoint.equals(SpeechLines.ENDPOINT)) {
      throw invalid(
          "endpoint",
          "'endpoint' is '%s' here; nothing else is done in batches."
              .formatted(SpeechLines.ENDPOINT));
    }
    String window = text(json, "completion_window");
    return new BatchOrder(
        file, window, window(window), filesKept(json.path("output_expires_after")), metadata(json));
  }

  private static String text(JsonNode json, String field) throws RefusedException {
    JsonNode value = json.path(field);
    if (value.isMissingNode() || value.isNull()) {
      throw invalid(field, "Missing required parameter: '%s'.".formatted(field));
    }
    if (!value.isTextual()) {
      throw invalid(field, "'%s' is to be a string.".formatted(field));
    }
    return value.textValue();
  }

  private static Duration window(String text) throws RefusedException {
    Matcher window = WINDOW.matcher(text);
    if (window.matches()) {
      int number = Integer.parseInt(window.group(1));
      Duration within =
          window.group(2).equals("h") ? Duration.ofHours(number) : Duration.ofDays(number);
      if (within.compareTo(LONGEST_WINDOW) <= 0) {
        return within;
      }
    }
    throw invalid(
        "completion_window", "'completion_window' is hours or days, from '1h' to '14d', as '24h'.");
  }

  private static Duration filesKept(JsonNode expiry) throws RefusedException {
    if (expiry.isMissingNode() || expiry.isNull()) {
      return BatchShelf.REMEMBERED;
    }
    return Expiry.of(
        "output_expires_after", expiry.path("anchor").asText(), expiry.path("seconds").asText());
  }

  private static JsonNode metadata(JsonNode json) throws RefusedException {
    JsonNode metadata = json.path("metadata");
    if (metadata.isMissingNode() || metadata.isNull()) {
      return BatchRecord.nothing();
    }
    boolean sound = metadata.isObject() && metadata.size() <= MOST_METADATA;
    for (Map.Entry<String, JsonNode> entry : metadata.properties()) {
      sound &=
          entry.getKey().length() <= LONGEST_KEY
              && entry.getValue().isTextual()
              && entry.getValue().textValue().length() <= LONGEST_VALUE;
    }
    if (!sound) {
      throw invalid(
          "metadata",
          "'metadata' has up to %d strings of up to %d characters, with names of up to %d."
              .formatted(MOST_METADATA, LONGEST_VALUE, LONGEST_KEY));
    }
    return metadata;
  }

  boolean inline() {
    return metadata.path(INLINE).asText().equals("true");
  }
}
