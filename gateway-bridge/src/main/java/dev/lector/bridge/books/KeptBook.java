package dev.lector.bridge.books;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lector.audiobook.BookMetadata;
import dev.lector.bridge.http.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A book as it is kept: what clients are shown of it, and what they are not.
 *
 * @param id {@link BookIds#BOOK} and digits
 * @param file its name for people, which tells the format
 * @param cover media type of its picture; empty where it has none
 * @param expiresAt from then on it is not there
 * @param tags what else it says of itself, for audiobooks
 * @param shown as clients see it
 */
record KeptBook(
    String id, String file, String cover, Instant expiresAt, ObjectNode tags, ObjectNode shown) {
  private static final List<String> LONG = List.of("chapters", "left_out");

  static KeptBook read(ObjectNode json) {
    return new KeptBook(
        json.path("shown").path("id").asText(),
        json.path("file").asText(),
        json.path("cover").asText(),
        Instant.parse(json.path("shown").path("expires_at").asText()),
        (ObjectNode) json.path("tags"),
        (ObjectNode) json.path("shown"));
  }

  /** The same book, for longer. */
  KeptBook until(Instant later) {
    ObjectNode longer = shown.deepCopy().put("expires_at", later.toString());
    return new KeptBook(id, file, cover, later, tags, longer);
  }

  ObjectNode kept() {
    ObjectNode json = Json.object().put("file", file).put("cover", cover);
    json.set("tags", tags);
    json.set("shown", shown);
    return json;
  }

  /** What a list has of it. */
  ObjectNode listed() {
    ObjectNode listed = Json.object();
    listed.setAll(shown);
    return listed.without(LONG);
  }

  /** What it says of itself, for an audiobook. */
  BookMetadata metadata(List<String> narrators) {
    List<String> authors = new ArrayList<>();
    shown.path("authors").forEach(author -> authors.add(author.asText()));
    return new BookMetadata(
        title(),
        "",
        authors,
        narrators,
        tags.path("series").asText(),
        tags.path("volume").asText(),
        "",
        tags.path("year").asText(),
        tags.path("description").asText(),
        language(),
        List.of(),
        tags.path("isbn").asText());
  }

  String title() {
    return shown.path("title").asText();
  }

  /** BCP 47 tag; empty when it names none. */
  String language() {
    return shown.path("language").asText();
  }
}
