package dev.lector.bridge.deadletters;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lector.bridge.http.Json;
import dev.lector.deadletters.DeadLetter;
import dev.lector.deadletters.Printable;
import dev.lector.events.SpeechRequested;
import dev.lector.headers.DeadLetterHeaders;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/** Dead letters as clients see them. */
final class LetterJson {
  /** Characters of a text, of an id and of a name that a list shows. */
  private static final int SHOWN = 200;

  /** Bytes of a value that cannot be decoded. */
  private static final int BYTES = 256;

  private LetterJson() {}

  /** One of a list. */
  static ObjectNode brief(DeadLetter letter) {
    ObjectNode json = Json.object();
    Optional<DeadLetterHeaders> origin = letter.origin();
    Optional<SpeechRequested> request = letter.request();
    json.put("id", letter.id().toString());
    json.put("set_aside_at", letter.at().toString());
    json.put("topic", origin.map(DeadLetterHeaders::topic).orElse(null));
    json.put("reason", origin.map(DeadLetterHeaders::message).orElse(null));
    json.put("request_id", cut(Printable.of(letter.requestId())));
    json.put("tenant", request.map(SpeechRequested::getTenant).orElse(null));
    json.put("text", request.map(SpeechRequested::getText).map(LetterJson::cut).orElse(null));
    if (letter.deliveries() > 0) {
      json.put("deliveries", letter.deliveries());
    } else {
      json.putNull("deliveries");
    }
    json.put("bytes", letter.value().length);
    json.put("replayable", letter.refusal().isEmpty());
    return json;
  }

  /** All there is in one. */
  static ObjectNode whole(DeadLetter letter) {
    ObjectNode json = brief(letter);
    json.put("request_id", Printable.of(letter.requestId()));
    letter
        .origin()
        .ifPresent(
            origin ->
                json.put("partition", origin.partition())
                    .put("offset", origin.offset())
                    .put("exception", origin.exception()));
    ArrayNode headers = json.putArray("headers");
    for (Map.Entry<String, String> header : letter.headers()) {
      headers.addObject().put("name", header.getKey()).put("value", header.getValue());
    }
    letter
        .request()
        .ifPresentOrElse(
            request -> request(json, request),
            () ->
                json.put(
                    "value_start",
                    HexFormat.of()
                        .formatHex(
                            Arrays.copyOf(
                                letter.value(), Math.min(BYTES, letter.value().length)))));
    return json;
  }

  private static void request(ObjectNode json, SpeechRequested request) {
    json.put("text", request.getText());
    json.put("model_id", request.getModelId());
    json.put("voice", request.getVoice());
    json.put("language", request.getLanguage());
    json.put("speed", request.getSpeed());
    json.put("format", request.getFormat().name());
    json.put("description", request.getDescription());
    json.put("batch_id", request.getBatchId());
    json.put("item", request.getItem());
    json.put("requested_at", request.getRequestedAt().toString());
  }

  private static String cut(String text) {
    return text.codePointCount(0, text.length()) <= SHOWN
        ? text
        : text.substring(0, text.offsetByCodePoints(0, SHOWN)) + "…";
  }
}
