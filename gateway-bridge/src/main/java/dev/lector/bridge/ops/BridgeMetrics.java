package dev.lector.bridge.ops;

import dev.lector.bridge.auth.oidc.TokenIssuer;
import dev.lector.bridge.http.Call;
import dev.lector.bridge.http.HttpServer;
import dev.lector.bridge.http.Reply;
import dev.lector.bridge.http.RequestObserver;
import dev.lector.bridge.load.QueueLoad;
import dev.lector.telemetry.CertificateExpiry;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/** Counts and times what the bridge does, and serves it to Prometheus at {@code /metrics}. */
public final class BridgeMetrics implements RequestObserver, AutoCloseable {
  private static final Duration SHORTEST = Duration.ofMillis(1);
  private static final Duration LONGEST = Duration.ofMinutes(2);

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final JvmGcMetrics garbage = new JvmGcMetrics();
  private final Counter publishFailures;

  /** Kept: looking one up in the registry costs more than counting with it. */
  private final Map<Kind, Timer> timers = new ConcurrentHashMap<>();

  private final Map<Seen, Counter> outcomes = new ConcurrentHashMap<>();

  private record Kind(String route, String method, int status) {}

  private record Seen(String source, boolean awaited) {}

  /** Starts at zero; the JVM's own figures are among the metrics. */
  public BridgeMetrics() {
    new ClassLoaderMetrics().bindTo(registry);
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    garbage.bindTo(registry);
    this.publishFailures =
        Counter.builder("lector.bridge.publish.failures")
            .description("Requests that did not reach the queue")
            .register(registry);
  }

  /**
   * Publishes how many streams are open, and what waits for their clients.
   *
   * @param buffered bytes
   */
  public void watchStreams(Supplier<Number> open, Supplier<Number> buffered) {
    Gauge.builder("lector.bridge.streams", open)
        .strongReference(true)
        .description("Streams of audio that are open before their audio is whole")
        .register(registry);
    Gauge.builder("lector.bridge.streams.buffered", buffered)
        .strongReference(true)
        .description("Audio that waits for the clients of streams")
        .baseUnit("bytes")
        .register(registry);
  }

  /** Shows how many responses wait. */
  public void watchWaiting(IntSupplier waiting) {
    Gauge.builder("lector.bridge.waiting", waiting, IntSupplier::getAsInt)
        .description("Responses that wait for their outcome")
        // Nobody else holds the supplier: a gauge that does not either shows NaN after a
        // collection.
        .strongReference(true)
        .register(registry);
  }

  /** Shows what clients take of the HTTP server. */
  public void watchServer(HttpServer server) {
    Gauge.builder("lector.http.connections", server, HttpServer::connections)
        .description("Connections that are open")
        .register(registry);
    Gauge.builder("lector.http.bytes", server, HttpServer::bytesHeld)
        .description("Bytes of requests and responses that are held")
        .register(registry);
    FunctionCounter.builder("lector.http.slow", server, HttpServer::closedAsSlow)
        .description("Connections that were closed because their clients were too slow")
        .register(registry);
  }

  /**
   * Shows until when a port's certificate is valid.
   *
   * @param port {@code clients} or {@code farm}
   */
  public void watchCertificate(String port, HttpServer server) {
    CertificateExpiry.watch(registry, port, server::certificateExpiry);
  }

  /** Shows what is known of an identity provider's keys. */
  public void watchIssuer(TokenIssuer issuer) {
    Gauge.builder("lector.auth.oidc.keys", issuer, TokenIssuer::keys)
        .description("Keys of the identity provider that are known")
        .register(registry);
    fetches(issuer, "fetched", TokenIssuer::fetched);
    fetches(issuer, "failed", TokenIssuer::failed);
  }

  private void fetches(TokenIssuer issuer, String outcome, ToDoubleFunction<TokenIssuer> count) {
    FunctionCounter.builder("lector.auth.oidc.fetches", issuer, count)
        .description("Times that the identity provider was asked for its keys")
        .tag("outcome", outcome)
        .register(registry);
  }

  /** Shows how many requests wait in the bridge for their tenant's turn. */
  public void watchHeld(IntSupplier held) {
    Gauge.builder("lector.bridge.held", held, IntSupplier::getAsInt)
        .description("Requests that wait in the bridge for their tenant's turn")
        .strongReference(true)
        .register(registry);
  }

  /**
   * Shows what waits in a queue: what a farm should be scaled on.
   *
   * @param queue its name
   */
  public void watchBacklog(String queue, QueueLoad load) {
    backlog("requests", "Requests that wait or are worked on", queue, load::requests);
    backlog("characters", "Characters that wait, estimated", queue, load::characters);
    backlog("audio.seconds", "Seconds of audio to be made, estimated", queue, load::audioSeconds);
    backlog(
        "wait.seconds",
        "How long a request that came now would wait; NaN while nobody can tell",
        queue,
        () -> load.expectedWait().map(wait -> wait.toMillis() / 1e3).orElse(Double.NaN));
  }

  private void backlog(String figure, String description, String queue, Supplier<Number> value) {
    Gauge.builder("lector.backlog." + figure, value)
        .description(description)
        .tag("queue", queue)
        .strongReference(true)
        .register(registry);
  }

  @Override
  public void answered(String route, String method, int status, long nanos) {
    timers
        .computeIfAbsent(new Kind(route, method, status), this::timer)
        .record(nanos, TimeUnit.NANOSECONDS);
  }

  private Timer timer(Kind kind) {
    return Timer.builder("lector.http.requests")
        .description("Requests by route and status; 499 means that the client left first")
        .tag("route", kind.route())
        .tag("method", kind.method())
        .tag("status", Integer.toString(kind.status()))
        .publishPercentileHistogram()
        .minimumExpectedValue(SHORTEST)
        .maximumExpectedValue(LONGEST)
        .register(registry);
  }

  /** A request did not reach the queue. */
  public void publishFailed() {
    publishFailures.increment();
  }

  /**
   * An outcome was read.
   *
   * @param source where
   * @param awaited whether a response waited for it
   */
  public void outcome(String source, boolean awaited) {
    outcomes.computeIfAbsent(new Seen(source, awaited), this::counter).increment();
  }

  private Counter counter(Seen seen) {
    return Counter.builder("lector.bridge.outcomes")
        .description("Outcomes read, by source and by whether a response waited for them")
        .tag("source", seen.source())
        .tag("awaited", Boolean.toString(seen.awaited()))
        .register(registry);
  }

  /** {@code GET /metrics}. */
  public Reply scrape(Call call) {
    return Reply.text("text/plain; version=0.0.4; charset=utf-8", registry.scrape());
  }

  @Override
  public void close() {
    garbage.close();
    registry.close();
  }
}
