package dev.lector.standalone.audiobookshelf;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * A narrated book as the server takes it.
 *
 * @param title not empty
 * @param author with commas between several; empty when not known
 * @param series without the book's number in it; empty for none
 * @param files audio in order, then cover and metadata
 */
record FinishedBook(String title, String author, String series, List<Path> files) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String METADATA = "metadata.json";

  /**
   * What is in a directory.
   *
   * @throws AudiobookshelfException when there is no finished book
   */
  static FinishedBook in(Path directory) throws AudiobookshelfException {
    try {
      JsonNode manifest = JSON.readTree(Files.readAllBytes(directory.resolve("manifest.json")));
      JsonNode metadata = JSON.readTree(Files.readAllBytes(directory.resolve(METADATA)));
      Set<String> names = new LinkedHashSet<>();
      manifest.path("chapters").forEach(chapter -> names.add(chapter.path("file").asText()));
      if (manifest.has("cover")) {
        names.add(manifest.path("cover").asText());
      }
      names.add(METADATA);
      List<Path> files = new ArrayList<>();
      names.forEach(name -> files.add(directory.resolve(name)));
      return new FinishedBook(
          metadata.path("title").asText(),
          StreamSupport.stream(metadata.path("authors").spliterator(), false)
              .map(JsonNode::asText)
              .collect(Collectors.joining(", ")),
          // "Seas #2": the number is in the metadata.
          metadata.path("series").path(0).asText("").replaceFirst("\\s*#[^#]*$", ""),
          files);
    } catch (IOException e) {
      throw new AudiobookshelfException(
          "%s has no finished audiobook to upload: %s".formatted(directory, e.getMessage()), e);
    }
  }

  /** Where the server puts it below a folder: author, series and title, as it cleans names. */
  String directory() {
    return List.of(author, series, title).stream()
        .filter(part -> !part.isEmpty())
        .map(ServerNames::clean)
        .collect(Collectors.joining("/"));
  }
}
