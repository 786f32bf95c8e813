package dev.lector.bridge.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lector.bridge.http.Reply;
import dev.lector.exchange.WholeExchange;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks workers to read a text, one after another until one does. */
final class ReadClient implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ReadClient.class);
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private static final Duration CONNECT = Duration.ofSeconds(1);

  /** A model may have to be loaded first. */
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  /** Bytes; a reading is some times as long as its text. */
  private static final long LONGEST_ANSWER = 16L << 20;

  private static final int MOST_ASKED = 3;
  private static final int RETRY_SECONDS = 5;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT).build();

  /**
   * Has a text read.
   *
   * @param workers addresses of those that can, the one to ask first in front
   * @param body what to read, as JSON
   * @return the answer to give
   */
  Reply read(List<String> workers, byte[] body) throws InterruptedException {
    if (workers.isEmpty()) {
      return Reply.unavailable(
          "No worker is known that reads this text and can be reached from here"
              + " (lector.worker.host, lector.worker.url); try again soon.",
          RETRY_SECONDS);
    }
    String problem = "";
    long end = System.nanoTime() + PATIENCE.toNanos();
    for (String worker : workers.subList(0, Math.min(MOST_ASKED, workers.size()))) {
      try {
        HttpResponse<byte[]> answer = ask(worker, body, Duration.ofNanos(end - System.nanoTime()));
        Optional<Reply> reply = reply(answer);
        if (reply.isPresent()) {
          return reply.get();
        }
        problem = "it answers with status " + answer.statusCode();
        LOG.debug("The worker at {} does not read a text: {}", worker, problem);
      } catch (IOException e) {
        problem = e.getMessage() == null ? e.toString() : e.getMessage();
        LOG.warn("The worker at {} does not read a text: {}", worker, problem);
      }
    }
    return Reply.unavailable(
        "The workers cannot read this text now: %s; try again soon.".formatted(problem),
        RETRY_SECONDS);
  }

  private HttpResponse<byte[]> ask(String worker, byte[] body, Duration left)
      throws IOException, InterruptedException {
    HttpRequest request;
    try {
      request =
          HttpRequest.newBuilder(URI.create(worker + "/read"))
              .header("Content-Type", "application/json")
              .POST(HttpRequest.BodyPublishers.ofByteArray(body))
              .build();
    } catch (IllegalArgumentException e) {
      throw new IOException("the URL in its heartbeat is invalid", e);
    }
    return WholeExchange.send(
        http,
        request,
        BodyHandlers.limiting(BodyHandlers.ofByteArray(), LONGEST_ANSWER),
        left.isPositive() ? left : Duration.ofMillis(1));
  }

  /** The answer to give, unless another worker may have a better one. */
  private static Optional<Reply> reply(HttpResponse<byte[]> answer) throws IOException {
    return switch (answer.statusCode()) {
      case 200 ->
          Optional.of(
              new Reply(
                  200,
                  Map.of("Content-Type", "application/json", "Cache-Control", "no-store"),
                  new Reply.Bytes(answer.body())));
      case 400 -> Optional.of(Reply.error(400, message(answer.body())));
      case 413 -> Optional.of(Reply.error(413, "The text is longer than workers read at once."));
      default -> Optional.empty();
    };
  }

  private static String message(byte[] body) throws IOException {
    JsonNode error = MAPPER.readTree(body).path("error");
    if (!error.isTextual()) {
      throw new IOException("its answer is not a worker's");
    }
    return error.textValue();
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
