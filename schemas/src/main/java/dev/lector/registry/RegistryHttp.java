package dev.lector.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lector.exchange.WholeExchange;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * One exchange with a registry: the address that last worked first, then the others; all of them
 * again, a bounded number of times with growing waits, while none can answer. Every call of the
 * protocol may be repeated without harm.
 */
final class RegistryHttp implements AutoCloseable {

  private static final String MEDIA_TYPE = "application/vnd.schemaregistry.v1+json";

  /** No schema is near as large; a broken proxy's answer may be. */
  private static final long MAX_ANSWER_BYTES = 8L << 20;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final RegistryConfig config;
  private final HttpClient client;
  private final AtomicInteger working = new AtomicInteger();

  RegistryHttp(RegistryConfig config) {
    this.config = config;
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(config.connectTimeout());
    if (config.tls() != null) {
      builder.sslContext(config.tls());
    }
    this.client = builder.build();
  }

  JsonNode get(String path) {
    return exchange("GET", path, null);
  }

  JsonNode post(String path, JsonNode body) {
    return exchange("POST", path, body);
  }

  JsonNode put(String path, JsonNode body) {
    return exchange("PUT", path, body);
  }

  private JsonNode exchange(String method, String path, @Nullable JsonNode body) {
    RegistryUnavailableException last = null;
    for (int round = 0; round <= config.maxRetries(); round++) {
      if (round > 0) {
        pause(round);
      }
      int first = working.get();
      for (int i = 0; i < config.urls().size(); i++) {
        int index = (first + i) % config.urls().size();
        URI base = config.urls().get(index);
        try {
          JsonNode answer = answer(base, send(request(base, method, path, body)));
          working.set(index);
          return answer;
        } catch (IOException e) {
          last = new RegistryUnavailableException(unreachable(base, e), e);
        } catch (RegistryUnavailableException e) {
          last = e;
        }
      }
    }
    throw last == null ? new RegistryUnavailableException("No registry address") : last;
  }

  private HttpRequest request(URI base, String method, String path, @Nullable JsonNode body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + path))
            .header("Accept", MEDIA_TYPE + ", application/json");
    if (config.authorization() != null) {
      request.header("Authorization", config.authorization());
    }
    if (body == null) {
      return request.method(method, BodyPublishers.noBody()).build();
    }
    return request
        .header("Content-Type", MEDIA_TYPE)
        .method(method, BodyPublishers.ofString(body.toString()))
        .build();
  }

  private HttpResponse<byte[]> send(HttpRequest request) throws IOException {
    try {
      return WholeExchange.send(
          client,
          request,
          BodyHandlers.limiting(BodyHandlers.ofByteArray(), MAX_ANSWER_BYTES),
          config.readTimeout());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RegistryUnavailableException("Interrupted while asking the schema registry", e);
    }
  }

  private static JsonNode answer(URI base, HttpResponse<byte[]> response) {
    int status = response.statusCode();
    if (status / 100 == 2) {
      return json(base, response.body());
    }
    RegistryError error = RegistryError.of(response.body());
    String message = "Schema registry " + base + " answered " + status + ": " + error.message();
    if (status == 401 || status == 403) {
      throw new RegistryUnavailableException(message + " (check basic.auth.* or bearer.auth.*)");
    }
    if (!error.speaksOfTheRequest(status)) {
      throw new RegistryUnavailableException(message);
    }
    throw switch (status) {
      case 404 -> new NotRegisteredException(message);
      case 409 -> new IncompatibleSchemaException(message);
      default -> new RegistryRefusedException(status, message);
    };
  }

  private static JsonNode json(URI base, byte[] body) {
    try {
      return JSON.readTree(body);
    } catch (IOException e) {
      // Not the registry but something in front of it, which may be gone in a moment.
      throw new RegistryUnavailableException("What answers at " + base + " is no registry", e);
    }
  }

  private static String unreachable(URI base, IOException e) {
    String why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    return "Schema registry " + base + " cannot be reached: " + why;
  }

  /** Doubles from the first wait to the longest; half of it random, so that a farm spreads out. */
  private void pause(int round) {
    long longest = config.longestWait().toMillis();
    long full = Math.min(longest, config.firstWait().toMillis() << Math.min(round - 1, 20));
    long half = full / 2;
    try {
      Thread.sleep(Duration.ofMillis(half + ThreadLocalRandom.current().nextLong(half + 1)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RegistryUnavailableException("Interrupted while asking the schema registry", e);
    }
  }

  /** The addresses, for messages. */
  List<URI> addresses() {
    return config.urls();
  }

  @Override
  public void close() {
    // Not close(): that would wait for exchanges whose answers nobody wants any more.
    client.shutdownNow();
  }
}
