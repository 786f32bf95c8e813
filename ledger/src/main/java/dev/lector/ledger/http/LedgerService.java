package dev.lector.ledger.http;

import dev.lector.http.BoundedServer;
import dev.lector.ledger.config.LedgerConfig;
import dev.lector.ledger.dispatch.Backlog;
import dev.lector.ledger.events.Frames;
import dev.lector.ledger.stores.StoreNames;
import dev.lector.registry.SchemaRegistryClient;
import dev.lector.telemetry.CertificateExpiry;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.DateTimeException;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers questions about jobs, batches and usage over HTTP. Any instance may be asked: what
 * another one keeps, that one is asked for. While the stores move, the answer is 503.
 *
 * <p>For the bridges, not for the public: there are no tenants here, and who may ask is what {@code
 * lector.farm} says.
 */
public final class LedgerService implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LedgerService.class);

  static final String CONTENT_TYPE = "application/vnd.lector.avro";
  private static final String PROMETHEUS_TEXT = "text/plain; version=0.0.4; charset=utf-8";
  private static final int LONGEST_PAGE = 1_000;

  private final LedgerConfig config;
  private final BooleanSupplier ready;
  private final PrometheusMeterRegistry metrics;
  private final Peers peers;
  private final UsageAnswers usage;
  private final StagedAnswers staged;
  private final BoundedServer server;
  private volatile @Nullable Ledgerbook book;

  /**
   * What can be answered from once Streams is there.
   *
   * @param queries to the stores
   * @param frames writes answers
   * @param backlog what the dispatch holds back
   * @param self this instance's {@code host:port}, as the others call it
   */
  record Ledgerbook(Queries queries, Frames frames, Backlog backlog, String self) {}

  /**
   * Starts to listen; everything but health and metrics is 503 until {@link #open}.
   *
   * @throws IllegalStateException when the port cannot be listened on
   */
  public LedgerService(
      LedgerConfig config, BooleanSupplier ready, PrometheusMeterRegistry metrics) {
    this.config = config;
    this.ready = ready;
    this.metrics = metrics;
    try {
      this.peers = new Peers(config.farm());
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException("Cannot serve the ledger: " + e.getMessage(), e);
    }
    this.staged = new StagedAnswers(peers);
    this.usage = new UsageAnswers(Clock.systemUTC(), peers, config.partitions());
    try {
      this.server =
          BoundedServer.internal(config.host(), config.port(), config.farm(), this::routes);
    } catch (RuntimeException e) {
      peers.close();
      throw new IllegalStateException(
          "Cannot serve the ledger on %s:%d (lector.ledger.port; 0 takes a free one): %s"
              .formatted(config.host(), config.port(), e.getMessage()),
          e);
    }
    CertificateExpiry.watch(metrics, "farm", server::certificateExpiry);
  }

  private void routes(HttpRouting.Builder routing) {
    routing
        .get("/health/live", (_, response) -> response.send("alive\n"))
        .get("/health", (_, response) -> ready(response))
        .get("/health/ready", (_, response) -> ready(response))
        .get(
            "/metrics",
            (_, response) ->
                response.header(HeaderNames.CONTENT_TYPE, PROMETHEUS_TEXT).send(metrics.scrape()))
        .get("/ledger/jobs/{id}", answer(this::job))
        .get("/ledger/batches/{id}", answer(this::batch))
        .get("/ledger/batches/{id}/items", answer(this::items))
        .get("/ledger/usage", answer(this::usage))
        .get("/ledger/staged", answer(this::staged));
  }

  /**
   * Answers from now on.
   *
   * @param streams has the stores
   * @param registry knows the schemas of the answers
   * @param backlog what the dispatch holds back
   * @param self this instance's {@code host:port}, as the others call it
   */
  public void open(
      KafkaStreams streams, SchemaRegistryClient registry, Backlog backlog, String self) {
    book =
        new Ledgerbook(
            new Queries(streams), new Frames(registry, config.registry()), backlog, self);
  }

  public int port() {
    return server.port();
  }

  private void ready(ServerResponse response) {
    boolean is = ready.getAsBoolean();
    response
        .status(is ? Status.OK_200 : Status.SERVICE_UNAVAILABLE_503)
        .send(is ? "ready\n" : "starting, or restoring its stores\n");
  }

  @FunctionalInterface
  private interface Answer {
    void to(ServerRequest request, ServerResponse response, Ledgerbook book)
        throws IOException, InterruptedException;
  }

  private Handler answer(Answer answer) {
    return (request, response) -> {
      Ledgerbook open = book;
      if (open == null) {
        later(response);
        return;
      }
      try {
        answer.to(request, response, open);
      } catch (InvalidStateStoreException | IllegalStateException | IOException e) {
        LOG.debug("A question cannot be answered now", e);
        later(response);
      } catch (IllegalArgumentException | DateTimeException e) {
        response.status(Status.BAD_REQUEST_400).send(e.getMessage() + "\n");
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        later(response);
      }
    };
  }

  private void job(ServerRequest request, ServerResponse response, Ledgerbook open)
      throws IOException, InterruptedException {
    String id = request.path().pathParameters().get("id");
    byOwner(
        request,
        response,
        open,
        StoreNames.JOBS,
        id,
        partition -> open.queries.job(id, partition).map(open.frames::job));
  }

  private void batch(ServerRequest request, ServerResponse response, Ledgerbook open)
      throws IOException, InterruptedException {
    String id = request.path().pathParameters().get("id");
    byOwner(
        request,
        response,
        open,
        StoreNames.BATCHES,
        id,
        partition -> open.queries.batch(id, tenant(request), partition).map(open.frames::batch));
  }

  private void items(ServerRequest request, ServerResponse response, Ledgerbook open)
      throws IOException, InterruptedException {
    String id = request.path().pathParameters().get("id");
    int from = Math.max(0, Integer.parseInt(request.query().first("from").orElse("0")));
    int limit =
        Math.clamp(Integer.parseInt(request.query().first("limit").orElse("100")), 1, LONGEST_PAGE);
    byOwner(
        request,
        response,
        open,
        StoreNames.BATCHES,
        id,
        partition ->
            Optional.of(
                open.frames.jobs(open.queries.items(id, tenant(request), partition, from, limit))));
  }

  @FunctionalInterface
  private interface LocalAnswer {
    Optional<byte[]> from(int partition);
  }

  private void byOwner(
      ServerRequest request,
      ServerResponse response,
      Ledgerbook open,
      String store,
      String key,
      LocalAnswer local)
      throws IOException, InterruptedException {
    Optional<KeyQueryMetadata> owner = open.queries.owner(store, key);
    if (owner.isEmpty()) {
      later(response);
      return;
    }
    String host = owner.get().activeHost().host() + ":" + owner.get().activeHost().port();
    if (host.equals(open.self)) {
      Optional<byte[]> body = local.from(owner.get().partition());
      if (body.isPresent()) {
        send(response, body.get());
      } else {
        response.status(Status.NOT_FOUND_404).send("unknown\n");
      }
    } else if (isForwarded(request)) {
      later(response);
    } else {
      HttpResponse<byte[]> answer = peers.ask(host, pathOf(request));
      response.status(Status.create(answer.statusCode()));
      answer
          .headers()
          .firstValue(UsageAnswers.NEXT)
          .ifPresent(next -> response.header(HeaderNames.create(UsageAnswers.NEXT), next));
      send(response, answer.body());
    }
  }

  private void usage(ServerRequest request, ServerResponse response, Ledgerbook open)
      throws IOException, InterruptedException {
    if (request.query().contains("tenant")) {
      String tenant = request.query().get("tenant");
      byOwner(
          request,
          response,
          open,
          StoreNames.TENANT_USAGE,
          tenant,
          partition -> Optional.of(usage.ofTenant(request, response, open, tenant, partition)));
    } else {
      send(response, usage.ofAll(request, response, open, pathOf(request), isForwarded(request)));
    }
  }

  private void staged(ServerRequest request, ServerResponse response, Ledgerbook open)
      throws IOException, InterruptedException {
    response
        .header(HeaderNames.CONTENT_TYPE, "application/json")
        .send(staged.json(open, pathOf(request), isForwarded(request)));
  }

  private static String pathOf(ServerRequest request) {
    String query = request.query().rawValue();
    return request.prologue().uriPath().rawPath() + (query.isEmpty() ? "" : "?" + query);
  }

  /** Whose; empty for anybody's. */
  private static Optional<String> tenant(ServerRequest request) {
    return request.query().contains("tenant")
        ? Optional.of(request.query().get("tenant"))
        : Optional.empty();
  }

  private static boolean isForwarded(ServerRequest request) {
    return request.headers().contains(HeaderNames.create(Peers.FORWARDED));
  }

  private static void send(ServerResponse response, byte[] body) {
    response.header(HeaderNames.CONTENT_TYPE, CONTENT_TYPE).send(body);
  }

  private static void later(ServerResponse response) {
    response
        .status(Status.SERVICE_UNAVAILABLE_503)
        .header(HeaderNames.RETRY_AFTER, "1")
        .send("The ledger is starting, or its stores are moving; ask again.\n");
  }

  @Override
  public void close() {
    server.close();
    peers.close();
  }
}
