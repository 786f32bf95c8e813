package dev.lector.audiobook.describe;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lector.audiobook.BookMetadata;
import dev.lector.audiobook.Track;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The chapters of a file of a podcast, as JSON Chapters 1.2 of the Podcast Namespace.
 *
 * @see <a
 *     href="https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/examples/chapters/jsonChapters.md">the
 *     format</a>
 */
public final class PodcastChapters {
  static final String MEDIA_TYPE = "application/json+chapters";

  private PodcastChapters() {}

  /** Name of the file beside an audio file. */
  public static String file(String audio) {
    return audio.substring(0, audio.lastIndexOf('.')) + ".chapters.json";
  }

  /** Tracks by the file that they are in, in order. */
  public static List<List<Track>> byFile(List<Track> tracks) {
    Map<String, List<Track>> files = new LinkedHashMap<>();
    for (Track track : tracks) {
      files.computeIfAbsent(track.file(), _ -> new ArrayList<>()).add(track);
    }
    return List.copyOf(files.values());
  }

  /**
   * Their text.
   *
   * @param chapters of one file
   */
  public static String json(BookMetadata book, List<Track> chapters) {
    ObjectNode json = Pretty.JSON.createObjectNode();
    json.put("version", "1.2.0");
    json.put("title", book.title());
    if (!book.authors().isEmpty()) {
      json.put("author", String.join(", ", book.authors()));
    }
    ArrayNode list = json.putArray("chapters");
    for (Track chapter : chapters) {
      list.addObject()
          .put("startTime", Pretty.seconds(chapter.start()))
          .put("endTime", Pretty.seconds(chapter.start() + chapter.duration()))
          .put("title", chapter.title());
    }
    return Pretty.print(json);
  }
}
