package dev.lector.standalone.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lector.bridge.Bridge;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** A bridge as its clients see it. */
final class Gateway implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Bridge bridge;

  Gateway(Bridge bridge) {
    this.bridge = bridge;
  }

  /** {@code POST /text-to-speech} with this text. */
  HttpResponse<String> say(String text, String... headers)
      throws IOException, InterruptedException {
    return post(body(Map.of("text", text)), headers);
  }

  /** {@code POST /text-to-speech} with this body. */
  HttpResponse<String> post(String body, String... headers)
      throws IOException, InterruptedException {
    return http.send(request(body, headers), BodyHandlers.ofString());
  }

  /** {@link #post}, without waiting. */
  CompletableFuture<HttpResponse<String>> postLater(String body, String... headers) {
    return http.sendAsync(request(body, headers), BodyHandlers.ofString());
  }

  HttpResponse<String> get(String path, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri(path)).GET();
    return http.send(with(request, headers), BodyHandlers.ofString());
  }

  /** Any request with a body of text. */
  HttpResponse<String> send(String method, String path, String body, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri(path)).method(method, BodyPublishers.ofString(body));
    return http.send(with(request, headers), BodyHandlers.ofString());
  }

  /** {@link #get}, without waiting. */
  CompletableFuture<HttpResponse<String>> getLater(String path, String... headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri(path)).GET();
    return http.sendAsync(with(request, headers), BodyHandlers.ofString());
  }

  HttpResponse<byte[]> fetch(String method, URI audio, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(audio).method(method, BodyPublishers.noBody());
    return http.send(with(request, headers), BodyHandlers.ofByteArray());
  }

  URI uri(String path) {
    return URI.create("http://localhost:" + bridge.port() + path);
  }

  static String body(Map<String, ?> fields) {
    return JSON.valueToTree(fields).toString();
  }

  static JsonNode json(HttpResponse<String> response) throws IOException {
    return JSON.readTree(response.body());
  }

  /** {@code audio.url} of an answer. */
  static URI audio(HttpResponse<String> response) throws IOException {
    return URI.create(json(response).path("audio").path("url").asText());
  }

  @Override
  public void close() {
    http.shutdownNow();
  }

  private HttpRequest request(String body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri("/text-to-speech"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body));
    return with(request, headers);
  }

  private static HttpRequest with(HttpRequest.Builder request, String... headers) {
    if (headers.length > 0) {
      request.headers(headers);
    }
    return request.build();
  }
}
