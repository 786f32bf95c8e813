package dev.lector.ledger;

import dev.lector.ledger.audit.AuditCounts;
import dev.lector.ledger.audit.QueueAuditor;
import dev.lector.ledger.config.LedgerConfig;
import dev.lector.ledger.dispatch.Backlog;
import dev.lector.ledger.events.Events;
import dev.lector.ledger.events.RecordSizes;
import dev.lector.ledger.http.LedgerService;
import dev.lector.ledger.intake.TopicIds;
import dev.lector.ledger.streams.AbandonedTransactions;
import dev.lector.ledger.streams.Changelogs;
import dev.lector.ledger.streams.FailureBreaker;
import dev.lector.ledger.streams.LedgerStreams;
import dev.lector.ledger.streams.SetAside;
import dev.lector.registry.SchemaRegistryClient;
import dev.lector.registry.SchemaRegistryClients;
import dev.lector.start.ClusterSetup;
import dev.lector.start.StartLoop;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One instance of the ledger: the topologies, and the service that answers from their stores. */
public final class Ledger implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);

  /** How often it is looked whether Streams has ended. */
  private static final Duration LOOK = Duration.ofSeconds(1);

  /** How long a stream thread that failed is left alone before another one takes its place. */
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(2);

  private static final Duration LONGEST_CLOSE = Duration.ofSeconds(15);
  private static final String ASK_TIMEOUT_MS = "10000";

  private final LedgerConfig config;
  private final PrometheusMeterRegistry meters =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final SchemaRegistryClient registry;
  private final Backlog backlog = new Backlog();
  private final LedgerCounts counts = new LedgerCounts();

  /** Lasts longer than a client: the third failure of a record may come when one has ended. */
  private final SetAside setAside = new SetAside(counts.setAside);

  private final AuditCounts auditCounts = new AuditCounts();
  private final FailureBreaker breaker;
  private final LedgerService service;
  private final CountDownLatch stop = new CountDownLatch(1);
  private final Thread starter;
  private volatile @Nullable QueueAuditor auditor;
  private volatile @Nullable AbandonedTransactions transactions;
  private volatile @Nullable KafkaStreams streams;
  private volatile @Nullable KafkaStreamsMetrics streamsMeters;

  private Ledger(LedgerConfig config) {
    this.config = config;
    this.registry = SchemaRegistryClients.create(config.registry());
    this.breaker = new FailureBreaker(InstantSource.system(), AFTER_FAILURE, counts.threadFailures);
    backlog.bind(meters);
    Gauge.builder("lector.ledger.ready", this, ledger -> ledger.ready() ? 1 : 0)
        .description("1 when its stores are complete and it takes part, else 0")
        .register(meters);
    counts.register(meters);
    auditCounts.bind(meters, this::auditAge);
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

  /** Starts, and starts again when Streams has ended by itself, until it is told to stop. */
  private void begin() {
    try {
      while (true) {
        Optional<CountDownLatch> ended =
            StartLoop.untilDone("Kafka or the schema registry", this::run, this::stopsWithin);
        while (ended.isPresent() && !ended.get().await(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
          if (stop.getCount() == 0) {
            return;
          }
        }
        if (ended.isEmpty()) {
          return;
        }
        leaveOrSaySo();
        Duration pause = breaker.pauseAfterEnd();
        LOG.error("The ledger is not ready; it starts again in {} s", pause.toSeconds());
        if (stopsWithin(pause)) {
          return;
        }
      }
    } catch (InterruptedException e) {
      LOG.debug("Stopped before it had started");
    }
  }

  private void leaveOrSaySo() {
    try {
      leave();
    } catch (RuntimeException | Error e) {
      leaveAfter(e);
      LOG.warn("The ledger did not leave in order", e);
    }
  }

  private boolean stopsWithin(Duration time) throws InterruptedException {
    return stop.await(time.toMillis(), TimeUnit.MILLISECONDS);
  }

  private double auditAge() {
    QueueAuditor started = auditor;
    return started == null ? 0 : started.age().toMillis() / 1e3;
  }

  private Map<String, Object> adminProperties() {
    Map<String, Object> properties = new HashMap<>(config.kafka());
    properties.putIfAbsent(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ASK_TIMEOUT_MS);
    properties.putIfAbsent(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, ASK_TIMEOUT_MS);
    return properties;
  }

  /** Prepares the cluster and starts Streams. Returns what tells when it has ended by itself. */
  private CountDownLatch run() {
    try {
      try (Admin admin = Admin.create(adminProperties())) {
        new ClusterSetup(config.replication(), registry, config.registry()).run(admin);
      }
      return startStreams();
    } catch (RuntimeException | Error e) {
      leaveAfter(e);
      throw e;
    }
  }

  /** Starts Streams. Returns what is counted down when it has ended by itself. */
  private synchronized CountDownLatch startStreams() {
    CountDownLatch ended = new CountDownLatch(1);
    if (stop.getCount() == 0) {
      return ended;
    }
    String self = advertised();
    Events events =
        new Events(registry, config.registry(), RecordSizes.largestEvent(config.textLimit()));
    QueueAuditor watch = new QueueAuditor(config, adminProperties(), auditCounts);
    auditor = watch;
    Topology topology =
        new LedgerTopology(
                config,
                events,
                backlog,
                counts,
                new AuditTools(watch, new TopicIds(watch::topicId), auditCounts))
            .build();
    try (Admin admin = Admin.create(adminProperties())) {
      new Changelogs(admin).widen(topology.describe());
    }
    KafkaStreams created = LedgerStreams.create(config, topology, self, setAside, breaker);
    created.setStateListener(
        (state, _) -> {
          if (state == KafkaStreams.State.ERROR || state == KafkaStreams.State.NOT_RUNNING) {
            ended.countDown();
          }
        });
    streams = created;
    KafkaStreamsMetrics bound = new KafkaStreamsMetrics(created);
    streamsMeters = bound;
    bound.bindTo(meters);
    AbandonedTransactions abandoned = new AbandonedTransactions(Admin.create(adminProperties()));
    transactions = abandoned;
    created.start();
    watch.start();
    abandoned.start();
    service.open(created, registry, backlog, self);
    LOG.info("The ledger answers at {}", self);
    return ended;
  }

  /** Closes what a start that failed has opened: each try would leave clients of its own. */
  private void leaveAfter(Throwable failure) {
    try {
      leave();
    } catch (RuntimeException | Error e) {
      failure.addSuppressed(e);
    }
  }

  private synchronized void leave() {
    KafkaStreams started = streams;
    if (started != null) {
      // Else the next instance, or this one's next start, waits for the session to end.
      started.close(
          CloseOptions.timeout(LONGEST_CLOSE)
              .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP));
      streams = null;
    }
    AbandonedTransactions abandoned = transactions;
    if (abandoned != null) {
      abandoned.close();
      transactions = null;
    }
    QueueAuditor watch = auditor;
    if (watch != null) {
      watch.close();
      auditor = null;
    }
    KafkaStreamsMetrics bound = streamsMeters;
    if (bound != null) {
      bound.close();
      streamsMeters = null;
    }
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

  /** Leaves: what is being folded is committed, its stores stay for the next start. */
  @Override
  public void close() {
    stop.countDown();
    starter.interrupt();
    leave();
    service.close();
    registry.close();
    LOG.info("The ledger has stopped");
  }
}
