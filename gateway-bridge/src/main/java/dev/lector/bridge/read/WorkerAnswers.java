package dev.lector.bridge.read;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.lector.bridge.http.Reply;
import dev.lector.exchange.ReadExchange;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Optional;

/**
 * What of a worker's answer is passed on: a reading, or why a text cannot be read. Whatever else
 * answers at an address, nothing of what it says reaches a client.
 */
final class WorkerAnswers {
  /** Characters of an error. */
  private static final int LONGEST_MESSAGE = 1_000;

  private static final JsonFactory JSON = new JsonFactory();

  private WorkerAnswers() {}

  /**
   * The answer to give, unless another worker may have a better one.
   *
   * @throws IOException when it is no worker's
   */
  static Optional<Reply> reply(HttpResponse<byte[]> answer) throws IOException {
    int status = answer.statusCode();
    if (status != 200 && status != 400 && status != 413) {
      return Optional.empty();
    }
    if (!answer
        .headers()
        .firstValue("Content-Type")
        .filter(ReadExchange.MEDIA_TYPE::equals)
        .isPresent()) {
      throw new IOException("its answer is not a worker's");
    }
    try {
      return Optional.of(
          switch (status) {
            case 200 -> reading(answer.body());
            case 400 -> Reply.error(400, message(answer.body()));
            default -> Reply.error(413, "The text is longer than workers read at once.");
          });
    } catch (JsonProcessingException e) {
      throw new IOException("its answer is not JSON", e);
    }
  }

  private static Reply reading(byte[] body) throws IOException {
    if (!isReading(body)) {
      throw new IOException("its answer is not a reading");
    }
    return new Reply(
        200,
        Map.of("Content-Type", "application/json", "Cache-Control", "no-store"),
        new Reply.Bytes(body));
  }

  /** Whether it is an object with the text as spoken and its sentences; it may say more. */
  private static boolean isReading(byte[] body) throws IOException {
    boolean spoken = false;
    boolean sentences = false;
    try (JsonParser json = JSON.createParser(body)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        return false;
      }
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String field = json.currentName();
        JsonToken value = json.nextToken();
        spoken |= field.equals("spoken") && value == JsonToken.VALUE_STRING;
        sentences |= field.equals("sentences") && value == JsonToken.START_ARRAY;
        json.skipChildren();
      }
      return spoken && sentences && json.nextToken() == null;
    }
  }

  private static String message(byte[] body) throws IOException {
    try (JsonParser json = JSON.createParser(body)) {
      if (json.nextToken() == JsonToken.START_OBJECT
          && "error".equals(json.nextFieldName())
          && json.nextToken() == JsonToken.VALUE_STRING) {
        String message = json.getText();
        return message.length() > LONGEST_MESSAGE ? message.substring(0, LONGEST_MESSAGE) : message;
      }
    }
    throw new IOException("its answer is not a worker's error");
  }
}
