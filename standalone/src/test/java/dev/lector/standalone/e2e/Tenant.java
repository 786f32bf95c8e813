package dev.lector.standalone.e2e;

import static dev.lector.standalone.e2e.Gateway.json;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Somebody who narrates: a tenant with a token, at a bridge. */
record Tenant(Gateway gateway, String name) {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** The same tenant at another bridge. */
  Tenant at(Gateway other) {
    return new Tenant(other, name);
  }

  /** {@code lector.auth.tokens} for these tenants; each one's token is its name. */
  static String tokens(String... tenants) {
    return Arrays.stream(tenants)
        .map(tenant -> tenant + ":" + sha256(tenant.getBytes(UTF_8)))
        .collect(Collectors.joining(","));
  }

  /** SHA-256 in hexadecimal digits. */
  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("Every Java platform has SHA-256, but this one", e);
    }
  }

  /** JSON Lines of items that have only a text. */
  static String lines(Stream<String> texts) {
    return texts
        .map(text -> Gateway.body(Map.of("text", text)) + "\n")
        .collect(Collectors.joining());
  }

  HttpResponse<String> post(String lines, String... headers) throws Exception {
    return gateway.send(
        "POST", "/batches", lines, with(headers, "Content-Type", "application/jsonl"));
  }

  /** Submits a batch and returns its id. */
  String submit(String lines, String... headers) throws Exception {
    return taken(post(lines, headers));
  }

  /** The id of a batch that was taken. */
  static String taken(HttpResponse<String> answer) throws Exception {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    String id = json(answer).path("id").asText();
    assertThat(answer.headers().firstValue("Location")).contains("/batches/" + id);
    return id;
  }

  HttpResponse<String> get(String path) throws Exception {
    return gateway.get(path, with(new String[0]));
  }

  CompletableFuture<HttpResponse<String>> getLater(String path) {
    return gateway.getLater(path, with(new String[0]));
  }

  HttpResponse<String> send(String method, String path, String body, String... headers)
      throws Exception {
    return gateway.send(method, path, body, with(headers));
  }

  JsonNode batch(String id) throws Exception {
    HttpResponse<String> answer = get("/batches/" + id);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return json(answer);
  }

  /** Waits until every item of a batch has ended. */
  JsonNode awaitFinished(String id) {
    return await()
        .atMost(PATIENCE)
        .until(() -> batch(id), batch -> batch.path("state").asText().equals("FINISHED"));
  }

  /** All items of a batch, by way of pages of this length. */
  List<JsonNode> items(String id, int page) throws Exception {
    List<JsonNode> items = new ArrayList<>();
    String path = "/batches/" + id + "/items?limit=" + page;
    while (!path.equals("null")) {
      HttpResponse<String> answer = get(path);
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      JsonNode found = json(answer).path("items");
      assertThat(found.size()).isLessThanOrEqualTo(page);
      found.forEach(items::add);
      path = json(answer).path("next").asText();
    }
    return items;
  }

  private String[] with(String[] headers, String... more) {
    return Stream.of(new String[] {"Authorization", "Bearer " + name}, headers, more)
        .flatMap(Arrays::stream)
        .toArray(String[]::new);
  }
}
