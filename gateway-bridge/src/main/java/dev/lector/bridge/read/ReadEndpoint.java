package dev.lector.bridge.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lector.bridge.http.Call;
import dev.lector.bridge.http.Endpoint;
import dev.lector.bridge.http.Json;
import dev.lector.bridge.http.RefusedException;
import dev.lector.bridge.http.Reply;
import dev.lector.bridge.http.Routes;
import dev.lector.bridge.json.JsonSyntaxException;
import dev.lector.bridge.json.PythonJson;
import dev.lector.bridge.json.UnreadableJsonException;
import dev.lector.bridge.load.Places;
import dev.lector.bridge.load.Refusals;
import dev.lector.bridge.load.TenantRates;
import dev.lector.bridge.workers.WorkerDirectory;
import dev.lector.bridge.workers.WorkerLimits;
import dev.lector.http.ThisHost;
import dev.lector.http.tls.FarmSettings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * {@code GET} and {@code POST /read}: the reading of one text. A worker reads it, with the models
 * and the words of {@code ./lector read}; here is decided who may ask, and whom to ask.
 */
public final class ReadEndpoint implements AutoCloseable {
  /** What a worker reads at once, bytes. */
  private static final int LONGEST = 1 << 20;

  private static final Duration RETRY = Duration.ofSeconds(2);

  private final int longest;
  private final TenantRates rates;
  private final Places places;
  private final WorkerDirectory workers;
  private final ReadClient client;

  /**
   * @param longest body, bytes
   * @param rates what a tenant may ask for
   * @param limits how many are read at once, and where workers are
   * @param share how many places a tenant may hold for each that is free; infinite where one tenant
   *     has nobody to take turns with
   * @param workers what the farm speaks with, and whom to ask
   * @param farm how the bridge and the workers know each other
   * @throws IllegalArgumentException when the files of TLS make no sense; names the file
   */
  public ReadEndpoint(
      int longest,
      TenantRates rates,
      WorkerLimits limits,
      double share,
      WorkerDirectory workers,
      FarmSettings farm) {
    this(
        longest,
        rates,
        new Places(limits.reads(), share),
        workers,
        new ReadClient(
            new WorkerAddresses(workers, ThisHost.name(), new Reach(limits.networks())),
            new WorkerPlaces(Double.isInfinite(share) ? Integer.MAX_VALUE : 1),
            farm));
  }

  ReadEndpoint(
      int longest, TenantRates rates, Places places, WorkerDirectory workers, ReadClient client) {
    this.longest = Math.min(longest, LONGEST);
    this.rates = rates;
    this.places = places;
    this.workers = workers;
    this.client = client;
  }

  /** Adds both to a bridge's routes. */
  public void addTo(Routes.Builder routes) {
    routes.guarded("GET", "/read", get()).guarded("POST", "/read", post());
  }

  /** {@code POST /read}: the text in an object of JSON, as a line for {@code ./lector read}. */
  public Endpoint post() {
    return call -> {
      boolean form = call.header("Content-Type").filter(ReadEndpoint::isForm).isPresent();
      return read(call, call.body(longest, body -> Question.of(body, form)));
    };
  }

  /** {@code GET /read}: the same fields in the query. */
  public Endpoint get() {
    return call -> {
      ObjectNode json = Json.object();
      for (String field :
          List.of("text", "model", "voice", "language", "lexicon", "normalize", "text_type")) {
        call.query(field).ifPresent(value -> json.put(field, value));
      }
      return read(call, Question.of(Json.text(json).getBytes(StandardCharsets.UTF_8), false));
    };
  }

  /** What tools send unless they are told otherwise; as long as it is JSON, it does not matter. */
  private static boolean isForm(String contentType) {
    String type = contentType.toLowerCase(Locale.ROOT);
    return type.startsWith("application/x-www-form-urlencoded")
        || type.startsWith("multipart/form-data");
  }

  private Reply read(Call call, Question question) throws RefusedException, InterruptedException {
    Optional<String> unknown = workers.refusal(question.model, question.voice);
    if (unknown.isPresent()) {
      throw new RefusedException(400, unknown.get());
    }
    String tenant = call.caller().tenant();
    Optional<Reply> refusal = rates.charge(tenant, 1, question.characters);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    return switch (places.take(tenant)) {
      case FREE -> {
        try {
          yield client.read(tenant, question.model.strip(), question.body);
        } finally {
          places.release(tenant);
        }
      }
      case SHARE_USED ->
          Refusals.tooMuch(
              "As many of this tenant's texts are being read as its share; try again soon.", RETRY);
      case FULL ->
          Reply.unavailable("Other texts are being read; try again soon.", (int) RETRY.toSeconds());
    };
  }

  @Override
  public void close() {
    client.close();
  }

  /**
   * What is asked, as it was sent, and what has to be known of it here. No more of its JSON is kept
   * while a worker reads: as a tree it takes many times its length.
   */
  private static final class Question {
    private final byte[] body;
    private final String model;
    private final String voice;
    private final int characters;

    private Question(byte[] body, JsonNode json) {
      this.body = body;
      this.model = json.path("model").asText();
      this.voice = json.path("voice").asText();
      String text = json.path("text").asText();
      this.characters = text.codePointCount(0, text.length());
    }

    /** What is no JSON is left for the worker to complain of. */
    static Question of(byte[] body, boolean form) throws RefusedException {
      try {
        return new Question(body, PythonJson.read(body));
      } catch (JsonSyntaxException e) {
        if (form) {
          throw new RefusedException(
              400, "The body is not JSON: send JSON with Content-Type: application/json.");
        }
        return new Question(body, MissingNode.getInstance());
      } catch (UnreadableJsonException e) {
        // A worker's parser may take what this one does not.
        throw new RefusedException(400, "The body cannot be read: " + e.getMessage() + ".");
      }
    }
  }
}
