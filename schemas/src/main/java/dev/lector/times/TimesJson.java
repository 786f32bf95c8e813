package dev.lector.times;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lector.times.TimesDocument.Mark;
import dev.lector.times.TimesDocument.Part;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** {@link TimesDocument} as JSON. */
final class TimesJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private TimesJson() {}

  static byte[] write(TimesDocument times) {
    ObjectNode json =
        JSON.createObjectNode()
            .put("text", times.text())
            .put("markup", times.ssml() ? "ssml" : "plain")
            .put("duration_ms", times.durationMs())
            .put("granularity", times.words().isEmpty() ? "sentence" : "word");
    write(json.putArray("sentences"), times.sentences());
    write(json.putArray("words"), times.words());
    ArrayNode marks = json.putArray("marks");
    for (Mark mark : times.marks()) {
      marks.addObject().put("name", mark.name()).put("at", mark.at()).put("at_ms", mark.atMs());
    }
    try {
      return JSON.writeValueAsBytes(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Nothing in a tree cannot be written", e);
    }
  }

  private static void write(ArrayNode json, List<Part> parts) {
    for (Part part : parts) {
      json.addObject()
          .put("text", part.text())
          .put("spoken", part.spoken())
          .put("start", part.start())
          .put("end", part.end())
          .put("start_ms", part.startMs())
          .put("end_ms", part.endMs());
    }
  }

  static TimesDocument read(byte[] bytes) throws IOException {
    JsonNode json = JSON.readTree(bytes);
    String text = json.path("text").asText("");
    int length = text.codePointCount(0, text.length());
    List<Mark> marks = new ArrayList<>();
    for (JsonNode mark : json.path("marks")) {
      int at = place(mark, "at", length);
      marks.add(new Mark(mark.path("name").asText(""), at, time(mark, "at_ms")));
    }
    return new TimesDocument(
        text,
        json.path("markup").asText("").equals("ssml"),
        time(json, "duration_ms"),
        parts(json.path("sentences"), length),
        parts(json.path("words"), length),
        marks);
  }

  private static List<Part> parts(JsonNode json, int length) throws IOException {
    List<Part> parts = new ArrayList<>();
    for (JsonNode part : json) {
      int start = place(part, "start", length);
      int end = place(part, "end", length);
      if (end < start) {
        throw new IOException("The times have a part that ends before it begins");
      }
      parts.add(
          new Part(
              part.path("text").asText(""),
              part.path("spoken").asText(""),
              start,
              end,
              time(part, "start_ms"),
              time(part, "end_ms")));
    }
    return parts;
  }

  private static int place(JsonNode json, String field, int length) throws IOException {
    JsonNode place = json.path(field);
    if (!place.canConvertToInt() || place.intValue() < 0 || place.intValue() > length) {
      throw new IOException("The times have a " + field + " that is no place in their text");
    }
    return place.intValue();
  }

  private static long time(JsonNode json, String field) throws IOException {
    JsonNode time = json.path(field);
    if (!time.canConvertToLong() || time.longValue() < 0) {
      throw new IOException("The times have a " + field + " that is no time");
    }
    return time.longValue();
  }
}
