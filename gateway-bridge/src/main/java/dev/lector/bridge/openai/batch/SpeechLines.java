package dev.lector.bridge.openai.batch;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lector.bridge.batches.ItemLines;
import dev.lector.bridge.batches.ShortDigest;
import dev.lector.bridge.http.Json;
import dev.lector.bridge.http.RefusedException;
import dev.lector.bridge.openai.OpenAiBodies;
import dev.lector.bridge.openai.OpenAiErrors;
import dev.lector.bridge.speech.ItemReader;
import dev.lector.events.SpeechRequested;
import dev.lector.limits.FieldLimit;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lines of an input file: {@code {custom_id, method, url, body}}. A line that is wrong goes into a
 * file of its own, in the shape of the error file, and the others are spoken. A file of which no
 * line can be told from another, or without any, is no batch.
 */
final class SpeechLines implements ItemLines, AutoCloseable {
  static final String ENDPOINT = "/v1/audio/speech";

  private static final int TOLD = 100;
  private static final int LONGEST_ID = FieldLimit.ITEM_ID.bytes() / 4;

  private final String batch;
  private final OpenAiBodies bodies;
  private final ItemReader items;
  private final Instant deadline;
  private final Path file;
  private final JsonGenerator refusedLines;
  private final ArrayNode fatal = Json.object().arrayNode();
  private final Set<ShortDigest> ids = new HashSet<>();
  private int lines;
  private int refused;

  /**
   * @param batch its id
   * @param bodies reads bodies of lines
   * @param items makes items of them
   * @param deadline after which nobody wants them
   */
  SpeechLines(String batch, OpenAiBodies bodies, ItemReader items, Instant deadline)
      throws IOException {
    this.batch = batch;
    this.bodies = bodies;
    this.items = items;
    this.deadline = deadline;
    this.file = Files.createTempFile("lector-refused-", ".jsonl");
    this.refusedLines = Json.lines(new BufferedOutputStream(Files.newOutputStream(file)));
    refusedLines.enable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
  }

  /** A line that is no request, and why. */
  private static final class WrongLineException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String code;

    WrongLineException(String code, String message) {
      super(message, null, false, false);
      this.code = code;
    }
  }

  @Override
  public Optional<SpeechRequested> item(int number, byte[] line) throws IOException {
    lines++;
    String id = null;
    try {
      JsonNode json = object(line);
      id = customId(json);
      if (!ids.add(ShortDigest.of(id))) {
        addFatal(
            "duplicate_custom_id",
            "The custom_id '%s' is of another line already; each is of one line.".formatted(id),
            number);
        return Optional.empty();
      }
      SpeechRequested item = items.item(id, bodies.read(body(json)));
      return Optional.of(SpeechRequested.newBuilder(item).setDeadline(deadline).build());
    } catch (WrongLineException e) {
      refuse(number, id, e.code, String.valueOf(e.getMessage()));
    } catch (RefusedException e) {
      refuse(number, id, e);
    }
    return Optional.empty();
  }

  private static JsonNode object(byte[] line) throws WrongLineException {
    try {
      return OpenAiBodies.object(line);
    } catch (RefusedException e) {
      throw new WrongLineException(
          "invalid_json_line", OpenAiErrors.of(e.reply()).at("/error/message").asText());
    }
  }

  private static String customId(JsonNode json) throws WrongLineException {
    JsonNode id = json.path("custom_id");
    String name = id.isTextual() ? id.textValue() : "";
    boolean sound =
        !name.isBlank()
            && name.length() <= LONGEST_ID
            && FieldLimit.ITEM_ID.violationOfRequired(name).isEmpty();
    if (!sound) {
      throw new WrongLineException(
          "invalid_custom_id",
          "'custom_id' is to be a string of 1 to %d characters.".formatted(LONGEST_ID));
    }
    return name;
  }

  private static JsonNode body(JsonNode json) throws WrongLineException {
    String method = json.path("method").asText();
    if (!method.equals("POST")) {
      throw new WrongLineException(
          "invalid_method", "'method' is to be 'POST', not '%s'.".formatted(excerpt(method)));
    }
    String url = json.path("url").asText();
    if (!url.equals(ENDPOINT)) {
      throw new WrongLineException(
          "invalid_url",
          "'url' is to be the batch's endpoint, %s, not '%s'.".formatted(ENDPOINT, excerpt(url)));
    }
    JsonNode body = json.path("body");
    if (!body.isObject()) {
      throw new WrongLineException("missing_body", "'body' is to be a JSON object.");
    }
    return body;
  }

  private static String excerpt(String text) {
    return text.length() <= 100 ? text : text.substring(0, 100) + "…";
  }

  @Override
  public void tooLong(int number, int limit) throws IOException {
    lines++;
    refuse(
        number,
        null,
        "line_too_long",
        "The line is longer than %d bytes; split its text.".formatted(limit));
  }

  @Override
  public void end(int nonBlank) throws IOException {
    if (lines == 0) {
      addFatal(
          "empty_file",
          "The file is empty: send one JSON object per line, each with custom_id, method, url and body.",
          0);
    }
    refusedLines.close();
    // One line ends like the others.
    if (refused > 0) {
      Files.writeString(file, "\n", StandardOpenOption.APPEND);
    }
  }

  private void addFatal(String code, String message, int line) {
    if (fatal.size() < TOLD) {
      ObjectNode error = fatal.addObject().put("code", code).put("message", message);
      error.putNull("param");
      if (line > 0) {
        error.put("line", line);
      } else {
        error.putNull("line");
      }
    }
  }

  private void refuse(int number, @Nullable String id, String code, String message)
      throws IOException {
    ObjectNode line = OutputLines.line(batch + "-line-" + number, id);
    line.putNull("response");
    line.putObject("error").put("code", code).put("message", message);
    write(number, line);
  }

  private void refuse(int number, @Nullable String id, RefusedException e) throws IOException {
    ObjectNode line = OutputLines.line(batch + "-line-" + number, id);
    ObjectNode response = line.putObject("response").put("status_code", e.reply().status());
    response.put("request_id", "");
    response.set("body", OpenAiErrors.of(e.reply()));
    line.putNull("error");
    write(number, line);
  }

  private void write(int number, ObjectNode line) throws IOException {
    refused++;
    refusedLines.writeTree(line.put("line", number));
  }

  /** Lines that are not blank. */
  int lines() {
    return lines;
  }

  /** How many of them are in {@link #file}. */
  int refused() {
    return refused;
  }

  /** The lines that are wrong, as the error file has them. */
  Path file() {
    return file;
  }

  /** Why this is no batch, as OpenAI lists it; empty where it is one. */
  Optional<ObjectNode> fatal() {
    if (fatal.isEmpty()) {
      return Optional.empty();
    }
    ObjectNode errors = Json.object().put("object", "list");
    errors.set("data", fatal);
    return Optional.of(errors);
  }

  @Override
  public void close() throws IOException {
    refusedLines.close();
    Files.deleteIfExists(file);
  }
}
