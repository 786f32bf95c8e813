package dev.lector.standalone.say;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lector.audio.Pace;
import dev.lector.audio.PacedInputStream;
import dev.lector.exchange.WholeExchange;
import dev.lector.http.tls.Unanswered;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Speaks Lector's HTTP contract, as any client would. */
public final class SpeechClient implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(10);
  private static final Duration ANSWER_LIMIT = Duration.ofMinutes(5);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
  private static final int OVERLOAD_RETRIES = 10;

  /** Characters; of a longer text that is no JSON only the status is told. */
  private static final int LONGEST_WORDS = 200;

  /** No answer but the audio itself is near this long. */
  private static final HttpResponse.BodyHandler<String> WORDS =
      BodyHandlers.limiting(BodyHandlers.ofString(), 16 << 20);

  /** Some are as long as the longest text with the times of each character. */
  private static final HttpResponse.BodyHandler<String> TIMES =
      BodyHandlers.limiting(BodyHandlers.ofString(), 64 << 20);

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT_LIMIT)
          .build();
  private final URI server;
  private final @Nullable String token;
  private final Pace pace;

  /**
   * @param server base address, as {@code http://localhost:8080}
   * @param token bearer token; null for none
   */
  public SpeechClient(URI server, @Nullable String token) {
    this(server, token, Pace.DEFAULT);
  }

  /**
   * @param pace how slowly audio may come
   */
  SpeechClient(URI server, @Nullable String token, Pace pace) {
    String base = server.toString();
    this.server = base.endsWith("/") ? server : URI.create(base + "/");
    this.token = token;
    this.pace = pace;
  }

  /**
   * Asks for speech and waits until it is there. A server whose wait limit is shorter is asked
   * again under the same idempotency key, which picks the running job up; an overloaded one after
   * the pause it asks for.
   *
   * @throws SayException when there will be no audio, with the server's own message
   */
  public Spoken say(Wish wish) throws SayException, InterruptedException {
    String body = body(wish);
    String key = UUID.randomUUID().toString();
    int overloads = 0;
    while (true) {
      Instant asked = Instant.now();
      long started = System.nanoTime();
      HttpResponse<String> response =
          send(
              request("text-to-speech")
                  .header("Content-Type", "application/json")
                  .header("Idempotency-Key", key)
                  .POST(BodyPublishers.ofString(body))
                  .build(),
              WORDS);
      Duration took = Duration.ofNanos(System.nanoTime() - started);
      switch (response.statusCode()) {
        case 200 -> {
          String id = response.headers().firstValue("X-Request-Id").orElse("");
          return new Spoken(id, audioUrl(response.body()), asked, took);
        }
        case 504 -> {
          // The job goes on: ask again.
        }
        case 503 -> {
          overloads++;
          if (overloads > OVERLOAD_RETRIES) {
            throw refused(response);
          }
          Thread.sleep(pause(response));
        }
        default -> throw refused(response);
      }
    }
  }

  /**
   * What the server knows of a job; empty when it does not know it (any more).
   *
   * @param requestId as the answer named it
   */
  public Optional<JobReport> job(String requestId) throws SayException, InterruptedException {
    if (requestId.isEmpty()) {
      return Optional.empty();
    }
    HttpResponse<String> response = send(request("jobs/" + requestId).GET().build(), WORDS);
    return response.statusCode() == 200
        ? Optional.of(JobReport.of(parse(response.body())))
        : Optional.empty();
  }

  /**
   * When the text of a job is heard.
   *
   * @param requestId as the answer named it
   * @param extension of the format: {@code .srt}
   * @throws SayException when the server does not tell, with its own message
   */
  String times(String requestId, String extension) throws SayException, InterruptedException {
    HttpResponse<String> response =
        send(request("jobs/" + requestId + "/timestamps" + extension).GET().build(), TIMES);
    if (response.statusCode() != 200) {
      throw refused(response);
    }
    return response.body();
  }

  /**
   * Fetches the audio. Reading it fails when it comes too slowly.
   *
   * @return its bytes as they come; the caller closes the stream
   */
  public InputStream download(URI audio) throws SayException, InterruptedException {
    HttpResponse<InputStream> response =
        send(
            HttpRequest.newBuilder(audio).timeout(ANSWER_LIMIT).GET().build(),
            BodyHandlers.ofInputStream());
    if (response.statusCode() != 200) {
      try (InputStream _ = response.body()) {
        throw new SayException(
            "The audio could not be fetched from " + audio + ": status " + response.statusCode());
      } catch (IOException e) {
        throw new SayException("The audio could not be fetched from " + audio, e);
      }
    }
    return new PacedInputStream(response.body(), pace);
  }

  @Override
  public void close() {
    http.shutdownNow();
  }

  private static String body(Wish wish) {
    ObjectNode body = JSON.createObjectNode();
    body.put("text", wish.text());
    putIfSet(body, "description", wish.description());
    putIfSet(body, "voice", wish.voice());
    putIfSet(body, "model_id", wish.model());
    putIfSet(body, "language", wish.language());
    putIfSet(body, "lexicon", wish.lexicon().isEmpty() ? null : wish.lexicon());
    putIfSet(body, "normalize", wish.normalize().isEmpty() ? null : wish.normalize());
    if (wish.strict()) {
      body.put("strict", true);
    }
    if (wish.speed() != null) {
      body.put("speed", wish.speed());
    }
    WantedFormat audio = wish.audio();
    putIfSet(body, "response_format", audio.format());
    if (audio.sampleRate() != null) {
      body.put("sample_rate", audio.sampleRate());
    }
    if (audio.bitRate() != null) {
      body.put("bit_rate", audio.bitRate());
    }
    putIfSet(body, "text_type", wish.textType());
    if (wish.loudness() != null) {
      body.put("loudness", wish.loudness());
    }
    if (wish.truePeak() != null) {
      body.put("true_peak", wish.truePeak());
    }
    return body.toString();
  }

  private static void putIfSet(ObjectNode body, String field, @Nullable String value) {
    if (value != null) {
      body.put(field, value);
    }
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(server.resolve(path)).timeout(ANSWER_LIMIT);
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    return request;
  }

  /** Sends a request; of a stream, the limit counts until its start. */
  private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler)
      throws SayException, InterruptedException {
    try {
      return WholeExchange.send(http, request, handler, ANSWER_LIMIT);
    } catch (IOException e) {
      throw new SayException(Unanswered.why(server, e), e);
    }
  }

  private static URI audioUrl(String body) throws SayException {
    String url = parse(body).path("audio").path("url").asText("");
    try {
      URI audio = new URI(url);
      if (audio.getHost() != null) {
        return audio;
      }
    } catch (URISyntaxException e) {
      // Said below.
    }
    throw new SayException("The answer has no audio URL in it: " + body);
  }

  private static JsonNode parse(String body) throws SayException {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      throw new SayException("The answer is not JSON: " + body, e);
    }
  }

  private static Duration pause(HttpResponse<?> response) {
    long seconds = response.headers().firstValueAsLong("Retry-After").orElse(1);
    Duration asked = Duration.ofSeconds(Math.max(seconds, 1));
    return asked.compareTo(LONGEST_PAUSE) < 0 ? asked : LONGEST_PAUSE;
  }

  /** The server's own words: {@code detail.msg}, or those of each field in a list of them. */
  private static SayException refused(HttpResponse<String> response) {
    JsonNode detail;
    try {
      detail = parse(response.body()).path("detail");
    } catch (SayException e) {
      detail = JSON.missingNode();
    }
    StringBuilder said = new StringBuilder(detail.path("msg").asText(""));
    for (JsonNode field : detail) {
      if (field.isObject()) {
        said.append(said.isEmpty() ? "" : "; ")
            .append(field.path("loc").path(1).asText(""))
            .append(": ")
            .append(field.path("msg").asText(""));
      }
    }
    if (said.isEmpty()) {
      said.append(plainWords(response));
    }
    String hint =
        response.statusCode() == 401 ? "; give the right --token, or set LECTOR_TOKEN" : "";
    return new SayException(
        (said.isEmpty()
                ? "The server answered with status " + response.statusCode()
                : said.toString() + " (status " + response.statusCode() + ")")
            + hint);
  }

  /** What is said before HTTP is understood, as by a port that speaks HTTPS. */
  private static String plainWords(HttpResponse<String> response) {
    boolean plain =
        response.headers().firstValue("Content-Type").orElse("").startsWith("text/plain");
    return plain && response.body().length() <= LONGEST_WORDS ? response.body().strip() : "";
  }
}
