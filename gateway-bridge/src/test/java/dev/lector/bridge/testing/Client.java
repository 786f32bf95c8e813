package dev.lector.bridge.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** An HTTP client that holds every answer against the description of the API. */
public final class Client implements AutoCloseable {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Description description = new Description("/dev/lector/bridge/openapi.yaml");
  private final String baseUrl;

  /**
   * @param port of the server on this machine
   */
  public Client(int port) {
    this.baseUrl = "http://localhost:" + port;
  }

  /** An answer. */
  @SuppressWarnings("ArrayRecordComponent") // looked at, never compared
  public record Answer(int status, HttpResponse<byte[]> response, byte[] body) {
    /** The body as text. */
    public String text() {
      return new String(body, StandardCharsets.UTF_8);
    }

    /** The body as JSON. */
    public JsonNode json() {
      try {
        return MAPPER.readTree(text());
      } catch (JsonProcessingException e) {
        throw new IllegalStateException("Not JSON: " + text(), e);
      }
    }

    /** {@code detail.msg} of the body. */
    public String message() {
      return json().path("detail").path("msg").asText();
    }

    /** A header's value; empty text when it is missing. */
    public String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }
  }

  /** Address of a path. */
  public URI uri(String path) {
    return URI.create(baseUrl + path);
  }

  /** A request to a path; {@code headers} are names and values in turn. */
  public HttpRequest.Builder request(String path, String... headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri(path)).timeout(Duration.ofSeconds(30));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return request;
  }

  /** GETs a path. */
  public Answer get(String path, String... headers) {
    return send(request(path, headers).GET().build());
  }

  /** Asks for speech with a JSON body. */
  public Answer speak(String json, String... headers) {
    return send(speech(json, headers));
  }

  /** Asks for speech and does not wait. */
  public CompletableFuture<Answer> speakAsync(String json, String... headers) {
    HttpRequest request = speech(json, headers);
    return http.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray())
        .thenApply(response -> checked(request, response));
  }

  private HttpRequest speech(String json, String... headers) {
    return request("/text-to-speech", headers)
        .header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString(json))
        .build();
  }

  /** Sends a request and checks that its answer is described. */
  public Answer send(HttpRequest request) {
    try {
      return checked(request, http.send(request, HttpResponse.BodyHandlers.ofByteArray()));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private Answer checked(HttpRequest request, HttpResponse<byte[]> response) {
    String path = request.uri().getPath();
    String method = request.method().equals("HEAD") ? "GET" : request.method();
    Optional<String> known = description.pathOf(path);
    if (known.isPresent() && description.methods(known.get()).contains(method)) {
      Optional<String> type = response.headers().firstValue("Content-Type");
      assertThat(description.describes(known.get(), method, response.statusCode(), type))
          .as("openapi.yaml describes %s %s %d %s", method, path, response.statusCode(), type)
          .isTrue();
    }
    return new Answer(response.statusCode(), response, response.body());
  }

  @Override
  public void close() {
    http.close();
  }
}
