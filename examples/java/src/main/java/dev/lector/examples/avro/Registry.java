package dev.lector.examples.avro;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.kafka.common.errors.SerializationException;

/** Schemas from a registry with Confluent's API, each fetched once. */
public final class Registry {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** A schema and its id in the registry. */
  public record Registered(int id, Schema schema) {}

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private final ObjectMapper json = new ObjectMapper();
  private final Map<String, Registered> latest = new ConcurrentHashMap<>();
  private final Map<Integer, Schema> byId = new ConcurrentHashMap<>();
  private final String url;

  /** @param url of its Confluent API, with the path */
  public Registry(String url) {
    this.url = url;
  }

  /** The newest schema of a topic's values. */
  public Registered latest(String topic) {
    return latest.computeIfAbsent(
        topic,
        it -> {
          JsonNode answer = get("/subjects/" + it + "-value/versions/latest");
          return new Registered(answer.path("id").intValue(), parse(answer));
        });
  }

  /** The schema with an id. */
  public Schema byId(int id) {
    return byId.computeIfAbsent(id, it -> parse(get("/schemas/ids/" + it)));
  }

  private static Schema parse(JsonNode answer) {
    return new Schema.Parser().parse(answer.path("schema").textValue());
  }

  private JsonNode get(String path) {
    try {
      HttpResponse<String> answer =
          http.send(
              HttpRequest.newBuilder(URI.create(url + path)).timeout(PATIENCE).build(),
              BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new SerializationException(url + path + ": " + answer.statusCode() + " " + answer.body());
      }
      return json.readTree(answer.body());
    } catch (IOException e) {
      throw new SerializationException("No answer from " + url, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SerializationException("Interrupted", e);
    }
  }
}
