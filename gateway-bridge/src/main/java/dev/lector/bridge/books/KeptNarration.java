package dev.lector.bridge.books;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lector.audiobook.encoding.AudiobookFormat;
import dev.lector.bridge.http.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What was asked of a book: written once, before anything is queued.
 *
 * @param id unique within the book
 * @param book id of the book
 * @param order as it was asked, to tell another one by
 * @param model that was named, or chosen; empty for the default
 * @param voice that was named, or chosen; empty for the default
 * @param format what it becomes
 * @param createdAt when it was asked
 * @param chapters those that are narrated, in order; their passages are the items of the batch
 */
record KeptNarration(
    String id,
    String book,
    JsonNode order,
    String model,
    String voice,
    AudiobookFormat format,
    Instant createdAt,
    List<Part> chapters) {

  /**
   * A chapter.
   *
   * @param number in the book
   * @param first item of the batch
   * @param passages how many
   */
  record Part(int number, String title, int first, int passages) {
    int end() {
      return first + passages;
    }

    /** What players show. */
    String shown() {
      return title.isBlank() ? "Part " + number : title;
    }
  }

  KeptNarration {
    chapters = List.copyOf(chapters);
  }

  static KeptNarration read(ObjectNode json) {
    List<Part> parts = new ArrayList<>();
    int first = 0;
    for (JsonNode chapter : json.path("chapters")) {
      int passages = chapter.path("passages").asInt();
      parts.add(
          new Part(
              chapter.path("number").asInt(), chapter.path("title").asText(), first, passages));
      first += passages;
    }
    return new KeptNarration(
        json.path("id").asText(),
        json.path("book_id").asText(),
        json.path("order"),
        json.path("model_id").asText(),
        json.path("voice").asText(),
        AudiobookFormat.named(json.path("format").asText()).orElse(AudiobookFormat.M4B),
        Instant.parse(json.path("created_at").asText()),
        parts);
  }

  ObjectNode kept() {
    ObjectNode json = shown();
    json.set("order", order);
    ArrayNode parts = json.putArray("chapters");
    for (Part part : chapters) {
      parts
          .addObject()
          .put("number", part.number())
          .put("title", part.title())
          .put("passages", part.passages());
    }
    return json;
  }

  /** What is known of it from its beginning. */
  ObjectNode shown() {
    return Json.object()
        .put("id", id)
        .put("book_id", book)
        .put("batch_id", batch())
        .put("model_id", model)
        .put("voice", voice)
        .put("format", format.id())
        .put("created_at", createdAt.toString());
  }

  /** Its batch; what is kept of it begins with this name, too. */
  String batch() {
    return BookIds.batch(book, id);
  }

  String path() {
    return BookEndpoints.PATH + book + "/narrations/" + id;
  }

  int passages() {
    return chapters.isEmpty() ? 0 : chapters.getLast().end();
  }
}
