package dev.lector.bridge.ledger;

import dev.lector.bridge.load.TenantTurns;
import dev.lector.events.Batch;
import dev.lector.events.Job;
import dev.lector.events.Usage;
import dev.lector.exchange.WholeExchange;
import dev.lector.http.tls.FarmClient;
import dev.lector.http.tls.FarmSettings;
import dev.lector.registry.SchemaRegistryClient;
import dev.lector.registry.SchemaRegistryClients;
import dev.lector.serde.SpecificAvroDeserializer;
import dev.lector.topics.Topics;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javax.net.ssl.SSLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the ledger: a bounded number of questions at once, tenants in turn. Each of its instances
 * can answer everything; they are tried one after another. Answers are events in Confluent's wire
 * format; lists are a sequence of lengths (4 bytes big-endian) and events.
 */
public final class LedgerClient implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LedgerClient.class);

  /** For an answer, and before that for the turn to ask. */
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private static final Duration CONNECT = Duration.ofSeconds(1);

  /** Questions at once; each takes milliseconds. */
  private static final int QUESTIONS = 32;

  /** Bytes; a page of items is far shorter. */
  private static final long LONGEST_ANSWER = 64L << 20;

  /** Of a port of the farm that is asked in the clear, or without its secret or certificate. */
  private static final Set<Integer> REFUSALS = Set.of(400, 401, 403);

  private static final int LONGEST_REASON = 200;

  /** The header of a page that is not the last, with what asks for the next one. */
  private static final String NEXT = "Lector-Next";

  private final List<String> instances;
  private final TenantTurns turns;
  private final Duration patience;
  private final SchemaRegistryClient registry;
  private final SpecificAvroDeserializer<Job> jobs;
  private final SpecificAvroDeserializer<Batch> batches;
  private final SpecificAvroDeserializer<Usage> hours;
  private final FarmClient client;

  /**
   * @param instances base addresses, as {@code http://ledger:9401}; none when there is no ledger
   * @param registryProperties of the schema registry's client
   * @param farm how the bridge and the ledger know each other
   * @throws IllegalArgumentException when the files of TLS make no sense; names the file
   */
  public LedgerClient(
      List<String> instances, Map<String, String> registryProperties, FarmSettings farm) {
    this(instances, registryProperties, farm, QUESTIONS, PATIENCE);
  }

  LedgerClient(
      List<String> instances,
      Map<String, String> registryProperties,
      FarmSettings farm,
      int questions,
      Duration patience) {
    this.client = new FarmClient(farm, CONNECT);
    this.instances = List.copyOf(instances);
    this.turns = new TenantTurns(questions);
    this.patience = patience;
    this.registry = SchemaRegistryClients.create(registryProperties);
    this.jobs = new SpecificAvroDeserializer<>(registry, Job.class);
    this.batches = new SpecificAvroDeserializer<>(registry, Batch.class);
    this.hours = new SpecificAvroDeserializer<>(registry, Usage.class);
  }

  /** Whether there is a ledger to ask. */
  public boolean configured() {
    return !instances.isEmpty();
  }

  /**
   * A job; empty when the ledger has not heard of it.
   *
   * @param asker the tenant that asks
   */
  public Optional<Job> job(String requestId, String asker)
      throws LedgerUnavailableException, InterruptedException {
    Optional<byte[]> body = ask("/ledger/jobs/" + encoded(requestId), asker);
    return body.isEmpty()
        ? Optional.empty()
        : Optional.of(read(body.get(), bytes -> jobs.deserialize(Topics.JOBS, bytes)));
  }

  /**
   * A batch; empty when the ledger has not heard of it.
   *
   * @param tenant whose; empty for anybody's, and of several that are named alike the oldest
   */
  public Optional<Batch> batch(String batchId, Optional<String> tenant)
      throws LedgerUnavailableException, InterruptedException {
    Optional<byte[]> body =
        ask(
            "/ledger/batches/"
                + encoded(batchId)
                + tenant.map(t -> "?tenant=" + encoded(t)).orElse(""),
            tenant.orElse(""));
    return body.isEmpty()
        ? Optional.empty()
        : Optional.of(read(body.get(), bytes -> batches.deserialize(Topics.BATCHES, bytes)));
  }

  /**
   * Items of a batch in their order.
   *
   * @param tenant whose; empty for anybody's
   * @param from the first item's number at least
   * @param limit how many at most, up to 1,000
   */
  public List<Job> items(String batchId, Optional<String> tenant, int from, int limit)
      throws LedgerUnavailableException, InterruptedException {
    String path =
        "/ledger/batches/%s/items?from=%d&limit=%d%s"
            .formatted(
                encoded(batchId), from, limit, tenant.map(t -> "&tenant=" + encoded(t)).orElse(""));
    return readAll(ask(path, tenant.orElse("")), bytes -> jobs.deserialize(Topics.JOBS, bytes));
  }

  /**
   * Hours of usage in order, those that are not over included.
   *
   * @param tenant whose; empty for everybody's
   * @param to exclusive
   * @param after what the page before gave as {@link UsagePage#next}
   * @param limit how many hours at most, up to 1,000
   */
  public UsagePage usage(
      Optional<String> tenant, Instant from, Instant to, Optional<String> after, int limit)
      throws LedgerUnavailableException, InterruptedException {
    String path =
        "/ledger/usage?from=%s&to=%s&limit=%d%s%s"
            .formatted(
                from,
                to,
                limit,
                tenant.map(t -> "&tenant=" + encoded(t)).orElse(""),
                after.map(a -> "&after=" + encoded(a)).orElse(""));
    Optional<HttpResponse<byte[]>> answer = answer(path, tenant.orElse(""));
    return new UsagePage(
        readAll(answer.map(HttpResponse::body), bytes -> hours.deserialize(Topics.USAGE, bytes)),
        answer.flatMap(a -> a.headers().firstValue(NEXT)));
  }

  private Optional<byte[]> ask(String path, String asker)
      throws LedgerUnavailableException, InterruptedException {
    return answer(path, asker).map(HttpResponse::body);
  }

  private Optional<HttpResponse<byte[]>> answer(String path, String asker)
      throws LedgerUnavailableException, InterruptedException {
    if (!turns.enter(asker, patience)) {
      throw new LedgerUnavailableException(
          "The ledger is asked as much as it is at once; try again soon.");
    }
    try {
      return answer(path);
    } finally {
      turns.leave();
    }
  }

  private Optional<HttpResponse<byte[]>> answer(String path)
      throws LedgerUnavailableException, InterruptedException {
    String problem = "no ledger is configured (lector.ledger.url)";
    for (String instance : instances) {
      try {
        HttpRequest request = client.request(URI.create(instance + path)).GET().build();
        HttpResponse<byte[]> answer =
            WholeExchange.send(
                client.http(),
                request,
                BodyHandlers.limiting(BodyHandlers.ofByteArray(), LONGEST_ANSWER),
                patience);
        if (answer.statusCode() == 200) {
          return Optional.of(answer);
        }
        if (answer.statusCode() == 404) {
          return Optional.empty();
        }
        problem = "it answers with status " + answer.statusCode() + reason(answer);
      } catch (SSLException e) {
        LOG.warn("The ledger at {} is asked in vain: {}", instance, e.getMessage());
        problem = "TLS with it fails";
      } catch (IOException e) {
        problem = "it cannot be reached";
      }
    }
    throw new LedgerUnavailableException("The ledger does not answer now: " + problem + ".");
  }

  /** What it says of a request that it refuses: a port of the farm names the setting to look at. */
  private static String reason(HttpResponse<byte[]> answer) {
    if (!REFUSALS.contains(answer.statusCode()) || answer.body().length > LONGEST_REASON) {
      return "";
    }
    String said = new String(answer.body(), StandardCharsets.US_ASCII).strip();
    return said.matches("[ -~]+") ? " (" + said + ")" : "";
  }

  private static <T> List<T> readAll(Optional<byte[]> body, Function<byte[], T> reader)
      throws LedgerUnavailableException {
    List<T> events = new ArrayList<>();
    ByteBuffer rest = ByteBuffer.wrap(body.orElse(new byte[0]));
    while (rest.remaining() >= Integer.BYTES) {
      int length = rest.getInt();
      if (length < 0 || length > rest.remaining()) {
        throw new LedgerUnavailableException("The ledger's answer is cut off.");
      }
      byte[] frame = new byte[length];
      rest.get(frame);
      events.add(read(frame, reader));
    }
    return events;
  }

  private static <T> T read(byte[] frame, Function<byte[], T> reader)
      throws LedgerUnavailableException {
    try {
      return reader.apply(frame);
    } catch (RuntimeException e) { // the registry is away, and this reader has not met the schema
      throw new LedgerUnavailableException(
          "The ledger's answer cannot be read now: " + e.getMessage());
    }
  }

  private static String encoded(String part) {
    return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
  }

  @Override
  public void close() {
    client.close();
    registry.close();
  }
}
