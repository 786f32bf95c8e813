package dev.lector.standalone.audiobookshelf;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lector.exchange.WholeExchange;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An Audiobookshelf server, by its HTTP API ({@code /api/libraries}, {@code
 * /api/filesystem/pathexists}, {@code /api/upload}; version 2.36). Uploading the same book again
 * puts the same files in the same place, so that what breaks off is simply tried again.
 */
public final class Audiobookshelf implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration ANSWER = Duration.ofSeconds(30);

  /** For a book of some GB over a slow line. */
  private static final Duration UPLOAD = Duration.ofHours(6);

  private static final int TRIES = 4;
  private static final Set<Integer> PASSING = Set.of(429, 500, 502, 503, 504);
  private static final HttpResponse.BodyHandler<String> WORDS =
      BodyHandlers.limiting(BodyHandlers.ofString(), 16 << 20);

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();
  private final String base;
  private final String token;
  private final Duration pause;

  /**
   * @param server its address, as {@code https://books.example.org}
   * @param token of a user who may upload: an API key of the server's
   */
  public Audiobookshelf(URI server, String token) {
    this(server, token, Duration.ofSeconds(2));
  }

  /**
   * @param pause before the second try; each next one waits twice as long
   */
  Audiobookshelf(URI server, String token, Duration pause) {
    this.base = server.toString().replaceAll("/+$", "");
    this.token = token;
    this.pause = pause;
  }

  /**
   * A folder of a library.
   *
   * @param path on the server
   */
  public record Place(String libraryId, String libraryName, String folderId, String path) {}

  /**
   * Where books go.
   *
   * @param library its name, in any case, or id; null for the only one that has books
   * @throws AudiobookshelfException when there is none, or several to choose from
   */
  public Place place(@Nullable String library)
      throws AudiobookshelfException, InterruptedException {
    JsonNode all = json(send(request("/api/libraries").GET().build(), ANSWER));
    List<JsonNode> books = new ArrayList<>();
    all.path("libraries")
        .forEach(
            one -> {
              if (one.path("mediaType").asText("book").equals("book")) {
                books.add(one);
              }
            });
    List<JsonNode> chosen =
        books.stream()
            .filter(
                one ->
                    library == null
                        || one.path("name").asText().equalsIgnoreCase(library)
                        || one.path("id").asText().equals(library))
            .toList();
    if (chosen.size() != 1) {
      String names =
          books.stream().map(one -> one.path("name").asText()).collect(Collectors.joining(", "));
      throw new AudiobookshelfException(
          library == null && !books.isEmpty()
              ? "%s has several libraries of books; choose one with --audiobookshelf-library: %s"
                  .formatted(base, names)
              : "%s has no library of books%s that this token may see%s"
                  .formatted(
                      base,
                      library == null ? "" : " called " + library,
                      names.isEmpty() ? "" : "; there are " + names));
    }
    JsonNode one = chosen.getFirst();
    JsonNode folder = one.path("folders").path(0);
    if (folder.isMissingNode()) {
      throw new AudiobookshelfException(
          "The library %s of %s has no folder".formatted(one.path("name").asText(), base));
    }
    return new Place(
        one.path("id").asText(),
        one.path("name").asText(),
        folder.path("id").asText(),
        folder.path("fullPath").asText());
  }

  /**
   * Puts a narrated book there.
   *
   * @param directory that {@code narrate} has finished
   * @param force whether files that are there already are replaced
   * @return what has happened, for people
   */
  public String put(Path directory, Place place, boolean force)
      throws AudiobookshelfException, InterruptedException {
    FinishedBook book = FinishedBook.in(directory);
    String where = "%s, library %s, %s".formatted(base, place.libraryName(), book.directory());
    if (!force && isThere(book, place)) {
      return "It is there already (%s); --force uploads it again".formatted(where);
    }
    send(upload(book, place), UPLOAD);
    if (!isThere(book, place)) {
      // It answers that all is well before it knows whether it could move the files.
      throw new AudiobookshelfException(
          "%s took the files and does not have them; its log says why".formatted(base));
    }
    return "Uploaded to " + where;
  }

  private boolean isThere(FinishedBook book, Place place)
      throws AudiobookshelfException, InterruptedException {
    String body =
        JSON.createObjectNode()
            .put("directory", book.directory())
            .put("folderPath", place.path())
            .toString();
    HttpRequest request =
        request("/api/filesystem/pathexists")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build();
    return json(send(request, ANSWER)).path("exists").asBoolean();
  }

  private HttpRequest upload(FinishedBook book, Place place) throws AudiobookshelfException {
    MultipartBody body =
        new MultipartBody()
            .field("title", book.title())
            .field("author", book.author())
            .field("series", book.series())
            .field("library", place.libraryId())
            .field("folder", place.folderId());
    int number = 0;
    for (Path file : book.files()) {
      try {
        // Files of one name would be taken for one.
        body.file(Integer.toString(number++), file);
      } catch (FileNotFoundException e) {
        throw new AudiobookshelfException(file + " is not there; run the narration again", e);
      }
    }
    return request("/api/upload")
        .header("Content-Type", body.contentType())
        .POST(body.publisher())
        .build();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(base + path))
        .header("Authorization", "Bearer " + token);
  }

  private HttpResponse<String> send(HttpRequest request, Duration limit)
      throws AudiobookshelfException, InterruptedException {
    Duration wait = pause;
    for (int attempt = 1; ; attempt++) {
      AudiobookshelfException problem;
      try {
        HttpResponse<String> response = WholeExchange.send(http, request, WORDS, limit);
        if (response.statusCode() / 100 == 2) {
          return response;
        }
        problem = refused(request, response);
        if (!PASSING.contains(response.statusCode())) {
          throw problem;
        }
      } catch (IOException e) {
        problem =
            new AudiobookshelfException(
                "%s does not answer, or broke off: %s".formatted(base, e.getMessage()), e);
      }
      if (attempt == TRIES) {
        throw problem;
      }
      Thread.sleep(wait);
      wait = wait.multipliedBy(2);
    }
  }

  private AudiobookshelfException refused(HttpRequest request, HttpResponse<String> response) {
    int status = response.statusCode();
    String said = response.body().strip();
    String why =
        switch (status) {
          case 401 -> "it does not know the token; make an API key in its settings";
          case 403 -> "the token's user may not upload; an admin can allow it";
          case 404 -> "it has no such library or folder, or is no Audiobookshelf";
          case 413 -> "the book is larger than it, or the proxy before it, takes";
          default ->
              said.isEmpty()
                  ? "it says nothing else"
                  : said.substring(0, Math.min(200, said.length()));
        };
    return new AudiobookshelfException(
        "%s refuses %s (status %d): %s".formatted(base, request.uri().getPath(), status, why));
  }

  private JsonNode json(HttpResponse<String> response) throws AudiobookshelfException {
    try {
      return JSON.readTree(response.body());
    } catch (JsonProcessingException e) {
      throw new AudiobookshelfException(
          String.format(
              Locale.ROOT, "%s is no Audiobookshelf: its answer is not JSON", response.uri()),
          e);
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
