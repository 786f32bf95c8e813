package dev.lector.tts.ledger;

import dev.lector.registry.SchemaRegistryClient;
import dev.lector.registry.SchemaRegistryClients;
import dev.lector.registry.SubjectRegistrar;
import dev.lector.topics.TopicCreator;
import dev.lector.topics.Topics;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.ToDoubleFunction;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One instance of the ledger: the topologies, and the service that answers from their stores. */
public final class Ledger implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);
  private static final Duration RETRY = Duration.ofSeconds(2);
  private static final Duration LONGEST_CLOSE = Duration.ofSeconds(15);
  private static final String ASK_TIMEOUT_MS = "10000";

  private final LedgerConfig config;
  private final PrometheusMeterRegistry meters =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final SchemaRegistryClient registry;
  private final Backlog backlog = new Backlog();
  private final LongAdder overdue = new LongAdder();
  private final LedgerService service;
  private final CountDownLatch stop = new CountDownLatch(1);
  private final Thread starter;
  private volatile @Nullable KafkaStreams streams;
  private volatile @Nullable KafkaStreamsMetrics streamsMeters;

  private Ledger(LedgerConfig config) {
    this.config = config;
    this.registry = SchemaRegistryClients.create(config.registry());
    gauge("lector.ledger.staged.items", "Items of batches that wait", Backlog.Size::items);
    gauge(
        "lector.ledger.staged.characters",
        "Length of the texts that wait, characters",
        Backlog.Size::characters);
    gauge(
        "lector.ledger.in.flight",
        "Items handed on to the farm that have not ended",
        Backlog.Size::inFlight);
    Gauge.builder("lector.ledger.ready", this, ledger -> ledger.ready() ? 1 : 0)
        .description("1 when its stores are complete and it takes part, else 0")
        .register(meters);
    FunctionCounter.builder("lector.ledger.overdue", overdue, LongAdder::sum)
        .description("Requests it ended as DEADLINE_EXCEEDED, since nothing was heard of them")
        .register(meters);
    this.service = new LedgerService(config, this::ready, meters);
    this.starter = Thread.ofVirtual().name("ledger-start").unstarted(this::begin);
  }

  /**
   * Starts an instance. Returns at once: Kafka and the registry are waited for in the background,
   * see {@link #ready()}.
   *
   * @throws IllegalStateException when the port cannot be listened on
   */
  public static Ledger start(LedgerConfig config) {
    Ledger ledger = new Ledger(config);
    ledger.starter.start();
    return ledger;
  }

  /** Whether its stores are complete and it takes part. */
  public boolean ready() {
    KafkaStreams started = streams;
    return started != null && started.state() == KafkaStreams.State.RUNNING;
  }

  /** Port of its HTTP service. */
  public int port() {
    return service.port();
  }

  private void begin() {
    try {
      while (stop.getCount() > 0) {
        try {
          layGround();
          run();
          return;
        } catch (RuntimeException e) {
          LOG.warn(
              "The ledger cannot start yet; next try in {} s: {}",
              RETRY.toSeconds(),
              String.valueOf(e.getMessage()));
          LOG.debug("The ledger cannot start yet", e);
        }
        var _ = stop.await(RETRY.toMillis(), TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException e) {
      LOG.debug("Stopped before it had started");
    }
  }

  private void layGround() {
    new SubjectRegistrar(registry).register(Topics.valueSchemas());
    Map<String, Object> properties = new HashMap<>(config.kafka());
    properties.putIfAbsent(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ASK_TIMEOUT_MS);
    properties.putIfAbsent(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, ASK_TIMEOUT_MS);
    try (Admin admin = Admin.create(properties)) {
      new TopicCreator(admin, config.replication()).createMissing(Topics.catalogue());
    }
  }

  private synchronized void run() {
    if (stop.getCount() == 0) {
      return;
    }
    String self = advertised();
    LedgerTopology topology =
        new LedgerTopology(config, new Events(registry, config.registry()), backlog, overdue);
    KafkaStreams created = LedgerStreams.create(config, topology, self);
    KafkaStreamsMetrics bound = new KafkaStreamsMetrics(created);
    bound.bindTo(meters);
    streamsMeters = bound;
    streams = created;
    created.start();
    service.open(
        new LedgerService.Ledgerbook(
            new Queries(created), new Frames(registry, config.registry()), backlog, self));
    LOG.info("The ledger answers at {}", self);
  }

  private String advertised() {
    if (!config.advertised().isBlank()) {
      return config.advertised();
    }
    String host = config.host();
    if (host.equals("0.0.0.0")) {
      try {
        host = InetAddress.getLocalHost().getHostName();
      } catch (UnknownHostException e) {
        host = "localhost";
      }
    }
    return host + ":" + port();
  }

  private void gauge(String name, String description, ToDoubleFunction<Backlog.Size> value) {
    Gauge.builder(name, backlog, b -> value.applyAsDouble(b.size()))
        .description(description)
        .register(meters);
  }

  /** Leaves: what is being folded is committed, its stores stay for the next start. */
  @Override
  public void close() {
    stop.countDown();
    starter.interrupt();
    synchronized (this) {
      KafkaStreams started = streams;
      if (started != null) {
        // Else the next instance, or this one's next start, waits for the session to end.
        started.close(
            CloseOptions.timeout(LONGEST_CLOSE)
                .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP));
      }
      KafkaStreamsMetrics bound = streamsMeters;
      if (bound != null) {
        bound.close();
      }
    }
    service.close();
    registry.close();
    LOG.info("The ledger has stopped");
  }
}
