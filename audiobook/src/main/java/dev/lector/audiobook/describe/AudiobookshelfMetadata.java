package dev.lector.audiobook.describe;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lector.audiobook.BookMetadata;
import dev.lector.audiobook.Track;
import java.util.List;

/**
 * {@code metadata.json} as Audiobookshelf reads it beside a book's audio, where it has the last
 * word over tags.
 */
public final class AudiobookshelfMetadata {
  /** Name of the file. */
  public static final String FILE = "metadata.json";

  private AudiobookshelfMetadata() {}

  /**
   * Its text.
   *
   * @param tracks in order
   */
  public static String json(BookMetadata book, List<Track> tracks) {
    ObjectNode json = Pretty.JSON.createObjectNode();
    json.putArray("tags");
    ArrayNode chapters = json.putArray("chapters");
    double start = 0;
    for (int i = 0; i < tracks.size(); i++) {
      double end = start + tracks.get(i).duration();
      chapters
          .addObject()
          .put("id", i)
          .put("start", Pretty.seconds(start))
          .put("end", Pretty.seconds(end))
          .put("title", tracks.get(i).title());
      start = end;
    }
    json.put("title", book.title());
    put(json, "subtitle", book.subtitle());
    book.authors().forEach(json.putArray("authors")::add);
    book.narrators().forEach(json.putArray("narrators")::add);
    ArrayNode series = json.putArray("series");
    if (!book.series().isEmpty()) {
      series.add(book.grouping());
    }
    book.genres().forEach(json.putArray("genres")::add);
    put(json, "publishedYear", book.year());
    json.putNull("publishedDate");
    put(json, "publisher", book.publisher());
    put(json, "description", book.description());
    put(json, "isbn", book.isbn());
    json.putNull("asin");
    put(json, "language", book.language());
    json.put("explicit", false);
    json.put("abridged", false);
    return Pretty.print(json);
  }

  private static void put(ObjectNode json, String field, String value) {
    if (value.isEmpty()) {
      json.putNull(field);
    } else {
      json.put(field, value);
    }
  }
}
