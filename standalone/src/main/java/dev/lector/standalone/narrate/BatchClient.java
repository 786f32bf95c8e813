package dev.lector.standalone.narrate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lector.audio.Pace;
import dev.lector.audio.PacedInputStream;
import dev.lector.books.passages.Passage;
import dev.lector.books.speakers.Speaker;
import dev.lector.exchange.WholeExchange;
import dev.lector.http.tls.Unanswered;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Speaks the batch part of Lector's HTTP contract, as any client would. A server that is away or
 * busy is asked again: whoever narrates a book can wait.
 */
final class BatchClient implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(BatchClient.class);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration ANSWER_LIMIT = Duration.ofMinutes(2);
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
  private static final int PAGE = 500;

  /** A page of items is the longest answer, a tenth of this at most. */
  private static final HttpResponse.BodyHandler<String> WORDS =
      BodyHandlers.limiting(BodyHandlers.ofString(), 64 << 20);

  private static final Set<Integer> BUSY = Set.of(429, 502, 503, 504);

  /** Another bridge may not have heard of a batch yet. */
  private static final Set<Integer> BUSY_OR_BEHIND = Set.of(404, 429, 502, 503, 504);

  /** A batch's state when all of it has ended. */
  static final String FINISHED = "FINISHED";

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final String base;
  private final @Nullable String token;
  private final Pace pace;
  private boolean answered;

  /**
   * @param server base address, as {@code http://localhost:8080}
   * @param token bearer token; null for none
   */
  BatchClient(URI server, @Nullable String token) {
    this(server, token, Pace.DEFAULT);
  }

  /**
   * @param pace how slowly audio may come
   */
  BatchClient(URI server, @Nullable String token, Pace pace) {
    String address = server.toString();
    this.base = address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
    this.token = token;
    this.pace = pace;
  }

  /**
   * A batch the server has taken.
   *
   * @param finished whether it had ended before: an earlier run's
   */
  record Submitted(String id, boolean finished) {}

  /**
   * Submits passages.
   *
   * @param key the same key and passages are the same batch, however often they are sent
   */
  Submitted submit(List<Passage> passages, Narration how, Take take, String key)
      throws NarrationException, InterruptedException {
    StringBuilder lines = new StringBuilder();
    for (Passage passage : passages) {
      lines.append(line(passage, how, take)).append('\n');
    }
    HttpRequest request =
        request("/batches")
            .header("Content-Type", "application/jsonl")
            .header("Idempotency-Key", key)
            .POST(BodyPublishers.ofString(lines.toString()))
            .build();
    JsonNode batch = parse(send(request, BUSY).body());
    return new Submitted(batch.path("id").asText(), batch.path("state").asText().equals(FINISHED));
  }

  private static String line(Passage passage, Narration how, Take take) {
    ObjectNode json = JSON.createObjectNode();
    json.put("id", passage.id());
    json.put("text", passage.text());
    Speaker speaker = passage.speaker();
    putIfSet(json, "voice", speaker == null ? how.voice() : speaker.voice());
    putIfSet(json, "description", how.description());
    putIfSet(json, "model_id", how.model());
    putIfSet(json, "language", how.language());
    putIfSet(json, "lexicon", how.lexicon());
    putIfSet(json, "normalize", how.normalize());
    Double pace = take.pace(how.speed());
    if (pace != null) {
      json.put("speed", pace);
    }
    if (take.listened()) {
      json.put("verify", true);
    }
    if (how.strict()) {
      json.put("strict", true);
    }
    if (how.loudness() != null) {
      json.put("loudness", how.loudness());
    }
    if (how.truePeak() != null) {
      json.put("true_peak", how.truePeak());
    }
    return json.toString();
  }

  private static void putIfSet(ObjectNode json, String field, @Nullable String value) {
    if (value != null) {
      json.put(field, value);
    }
  }

  /** The voices there are, as {@code GET /voices} says. */
  JsonNode voices() throws NarrationException, InterruptedException {
    return parse(send(request("/voices").GET().build(), BUSY).body());
  }

  /** How far a batch is, as {@code GET /batches/{id}} says. */
  JsonNode batch(String id) throws NarrationException, InterruptedException {
    return get("/batches/" + id);
  }

  /** Items of a batch from a number on, and where the next page begins; empty behind the last. */
  record Page(List<SpokenItem> items, Optional<Integer> next) {}

  Page items(String id, int from) throws NarrationException, InterruptedException {
    String path = "/batches/%s/items?from=%d&limit=%d".formatted(id, from, PAGE);
    JsonNode json = get(path);
    List<SpokenItem> items = new ArrayList<>();
    json.path("items").forEach(item -> items.add(SpokenItem.of(item)));
    boolean last = json.path("next").isNull() || items.isEmpty();
    return new Page(items, last ? Optional.empty() : Optional.of(items.getLast().number() + 1));
  }

  private JsonNode get(String path) throws NarrationException, InterruptedException {
    return parse(send(request(path).GET().build(), BUSY_OR_BEHIND).body());
  }

  /**
   * Fetches audio; the caller closes the stream. Reading it fails when it comes too slowly.
   *
   * @throws NoSuchFileException when there is none any more
   */
  InputStream download(URI audio) throws IOException, InterruptedException {
    HttpResponse<InputStream> response =
        http.send(
            HttpRequest.newBuilder(audio).timeout(ANSWER_LIMIT).GET().build(),
            BodyHandlers.ofInputStream());
    if (response.statusCode() != 200) {
      response.body().close();
      if (response.statusCode() == 404 || response.statusCode() == 410) {
        throw new NoSuchFileException(audio.getPath());
      }
      throw new IOException("status " + response.statusCode() + " for " + audio);
    }
    return new PacedInputStream(response.body(), pace);
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + path)).timeout(ANSWER_LIMIT);
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    return request;
  }

  /**
   * Asks until there is an answer that asking again would not change. A server that has never
   * answered is not waited for: its address is probably wrong.
   *
   * @param passing statuses that pass
   */
  private HttpResponse<String> send(HttpRequest request, Set<Integer> passing)
      throws NarrationException, InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    Duration pause = Duration.ofMillis(500);
    boolean told = false;
    while (true) {
      String problem;
      try {
        HttpResponse<String> response = WholeExchange.send(http, request, WORDS, ANSWER_LIMIT);
        answered = true;
        if (response.statusCode() / 100 == 2) {
          return response;
        }
        problem = said(response);
        if (!passing.contains(response.statusCode())) {
          throw new NarrationException(problem);
        }
      } catch (IOException e) {
        problem = Unanswered.why(URI.create(base), e);
        if (!answered) {
          throw new NarrationException(problem, e);
        }
      }
      if (System.nanoTime() > deadline) {
        throw new NarrationException(problem);
      }
      if (!told && pause.compareTo(LONGEST_PAUSE) >= 0) {
        LOG.warn("{} Asking again for up to {} min.", problem, PATIENCE.toMinutes());
        told = true;
      }
      Thread.sleep(pause);
      Duration longer = pause.multipliedBy(2);
      pause = longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
    }
  }

  /** The server's own words; of several errors the first. */
  private static String said(HttpResponse<String> response) {
    String words = "";
    try {
      JsonNode detail = JSON.readTree(response.body()).path("detail");
      JsonNode first = detail.isArray() ? detail.path(0) : detail;
      // Of a line's field, the field: body, line, field.
      String field = first.path("loc").path(2).asText("");
      boolean named = !field.isEmpty() && !first.path("loc").path(2).isNumber();
      words = (named ? field + ": " : "") + first.path("msg").asText("");
    } catch (JsonProcessingException e) {
      // Not Lector's words, then.
    }
    if (words.isEmpty()) {
      words = "The server answered " + response.request().uri().getPath();
    }
    String hint =
        response.statusCode() == 401 ? "; give the right --token, or set LECTOR_TOKEN" : "";
    return "%s (status %d)%s".formatted(words, response.statusCode(), hint);
  }

  private static JsonNode parse(String body) throws NarrationException {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      throw new NarrationException("The answer is not JSON: " + body, e);
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
