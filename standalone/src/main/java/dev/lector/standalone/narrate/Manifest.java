package dev.lector.standalone.narrate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lector.books.passages.Book;
import dev.lector.books.passages.Passage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What a narration has made: {@code manifest.json}, which says for every passage where it is in
 * which file (in samples and in seconds), and {@code playlist.m3u8} for players.
 */
final class Manifest {
  static final String FILE = "manifest.json";
  static final String PLAYLIST = "playlist.m3u8";

  /** Behind the format of files to which a recogniser has listened. */
  private static final String VERIFIED = " verified";

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String FILES = "files";
  private static final String EDITION = "edition";

  private final Path directory;
  private final String edition;

  /**
   * Of a directory.
   *
   * @param edition of the book that is narrated into it
   */
  Manifest(Path directory, String edition) {
    this.directory = directory;
    this.edition = edition;
  }

  /**
   * Whether all files of this narration are there, as long as they were written.
   *
   * @param digest of what was said
   * @param format of the files
   * @param verified whether a recogniser must have listened to all of it; a narration to which one
   *     has listened is as good for whoever does not ask for that
   * @param mayMiss whether one that lacks passages counts
   */
  boolean isComplete(String digest, String format, boolean verified, boolean mayMiss) {
    try {
      JsonNode json = JSON.readTree(Files.readAllBytes(directory.resolve(FILE)));
      if (!json.path("digest").asText().equals(digest)
          || !json.path(EDITION).asText().equals(edition)
          || !isOf(json, format, verified)
          || (!mayMiss && !json.path("missing").isEmpty())) {
        return false;
      }
      for (JsonNode chapter : json.path("chapters")) {
        Path file = directory.resolve(chapter.path("file").asText());
        if (!Files.exists(file) || Files.size(file) != chapter.path("bytes").asLong()) {
          return false;
        }
      }
      for (JsonNode beside : json.path(FILES)) {
        if (!Files.exists(directory.resolve(beside.asText()))) {
          return false;
        }
      }
      return !isPlayed(format) || Files.exists(directory.resolve(PLAYLIST));
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean isOf(JsonNode json, String format, boolean verified) {
    String there = json.path("format").asText();
    if (!verified && there.equals(format)) {
      return true;
    }
    return there.equals(format + VERIFIED) && (!verified || !ManifestDoubts.anyToJudge(json));
  }

  /** In how many runs passages of this narration could not be judged, by their ids. */
  Map<String, Integer> runsInVain(String digest) {
    try {
      JsonNode json = JSON.readTree(Files.readAllBytes(directory.resolve(FILE)));
      return json.path("digest").asText().equals(digest) ? ManifestDoubts.runs(json) : Map.of();
    } catch (IOException e) {
      return Map.of();
    }
  }

  /** The files that the manifest names, itself and the playlist not among them. */
  Set<String> files() {
    Set<String> files = new LinkedHashSet<>();
    try {
      JsonNode json = JSON.readTree(Files.readAllBytes(directory.resolve(FILE)));
      json.path("chapters").forEach(chapter -> files.add(chapter.path("file").asText()));
      json.path(FILES).forEach(file -> files.add(file.asText()));
    } catch (IOException e) {
      return files; // there is none
    }
    return files;
  }

  /** Takes both files away before the files they tell of are replaced. */
  void delete() throws IOException {
    Files.deleteIfExists(directory.resolve(FILE));
    Files.deleteIfExists(directory.resolve(PLAYLIST));
  }

  /** Whether the files are for players of audio, and not a book for readers. */
  private static boolean isPlayed(String format) {
    return !format.startsWith(BookFormat.EPUB.id());
  }

  /**
   * Writes both files, the manifest last; no playlist of a book that is read along.
   *
   * @param beside names of the files beside those of the chapters
   */
  void write(
      Book book,
      String digest,
      String format,
      List<WrittenChapter> chapters,
      Listening listening,
      Map<String, SpokenItem> missing,
      List<String> beside)
      throws IOException {
    if (isPlayed(format)) {
      replace(PLAYLIST, playlist(book, chapters));
    }
    replace(FILE, json(book, digest, format, chapters, listening, missing, beside));
  }

  private String json(
      Book book,
      String digest,
      String format,
      List<WrittenChapter> chapters,
      Listening listening,
      Map<String, SpokenItem> missing,
      List<String> beside)
      throws IOException {
    ObjectNode json = JSON.createObjectNode();
    json.put("title", book.title());
    ManifestBook.put(book.without(missing.keySet()), json);
    json.put("digest", digest);
    json.put(EDITION, edition);
    json.put("format", format + (listening.take().listened() ? VERIFIED : ""));
    json.put("duration", seconds(chapters));
    beside.forEach(json.putArray(FILES)::add);
    ManifestDoubts.put(listening, json);
    if (!missing.isEmpty()) {
      ArrayNode without = json.putArray("missing");
      for (Passage passage : book.passages()) {
        SpokenItem item = missing.get(passage.id());
        if (item != null) {
          without
              .addObject()
              .put("passage", passage.id())
              .put("text", passage.text())
              .put("reason", item.error());
        }
      }
    }
    ArrayNode list = json.putArray("chapters");
    for (WrittenChapter written : chapters) {
      ObjectNode chapter = list.addObject();
      chapter.put("chapter", written.chapter().number());
      chapter.put("title", written.chapter().title());
      chapter.put("file", written.file());
      chapter.put("bytes", Files.size(directory.resolve(written.file())));
      chapter.put("sample_rate", written.sampleRate());
      chapter.put("start_sample", written.start());
      chapter.put("samples", written.samples());
      chapter.put("start", written.seconds(written.start()));
      chapter.put("duration", written.seconds());
      ManifestBook.put(written.chapter().ledger(), chapter);
      ArrayNode passages = chapter.putArray("passages");
      for (ChapterAudio.Place place : written.places()) {
        passages
            .addObject()
            .put("passage", place.passage().id())
            .put("text", place.passage().text())
            .put("start_sample", place.start())
            .put("samples", place.samples())
            .put("start", written.seconds(place.start()))
            .put("duration", written.seconds(place.samples()));
      }
    }
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A JSON tree always has a text", e);
    }
  }

  private static String playlist(Book book, List<WrittenChapter> chapters) {
    boolean alone = chapters.stream().filter(c -> c.chapter().title().isBlank()).count() == 1;
    StringBuilder lines = new StringBuilder("#EXTM3U\n");
    if (chapters.stream().map(WrittenChapter::file).distinct().count() == 1) {
      return lines
          .append(String.format(Locale.ROOT, "#EXTINF:%.3f,%s%n", seconds(chapters), book.title()))
          .append(chapters.getFirst().file())
          .append('\n')
          .toString();
    }
    for (WrittenChapter written : chapters) {
      String title = written.chapter().title();
      if (title.isBlank()) {
        // Not by its number: behind a title page, the book's own chapter 1 is the second.
        title = alone ? book.title() : book.title() + ", part " + written.chapter().number();
      }
      lines
          .append(String.format(Locale.ROOT, "#EXTINF:%.3f,%s%n", written.seconds(), title))
          .append(written.file())
          .append('\n');
    }
    return lines.toString();
  }

  /** Length of all files; sums of fractions get tails that say nothing below the nanosecond. */
  private static double seconds(List<WrittenChapter> chapters) {
    double sum = chapters.stream().mapToDouble(WrittenChapter::seconds).sum();
    return Math.round(sum * 1e9) / 1e9;
  }

  private void replace(String name, String text) throws IOException {
    Path file = directory.resolve(name);
    Path draft = directory.resolve("." + name + ".draft");
    Files.write(draft, text.getBytes(StandardCharsets.UTF_8));
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
