package dev.lector.webhooks;

import dev.lector.audio.AudioStore;
import dev.lector.audio.AudioStoreException;
import dev.lector.audio.AudioStores;
import dev.lector.audio.MediaSigner;
import dev.lector.registry.SchemaRegistryClient;
import dev.lector.registry.SchemaRegistryClients;
import dev.lector.start.ClusterSetup;
import dev.lector.start.StartLoop;
import dev.lector.webhooks.deliveries.DeliveryCounts;
import dev.lector.webhooks.deliveries.DeliveryTopology;
import dev.lector.webhooks.sending.Links;
import dev.lector.webhooks.sending.Sender;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One instance of the service that sends webhooks. */
public final class Webhooks implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Webhooks.class);

  /** How often it is looked whether Streams has ended, or all is recorded. */
  private static final Duration LOOK = Duration.ofMillis(100);

  /** How long it stays away when Streams has ended by itself. */
  private static final Duration PAUSE = Duration.ofSeconds(10);

  private static final Duration LONGEST_CLOSE = Duration.ofSeconds(15);
  private static final String ASK_TIMEOUT_MS = "10000";

  private final WebhooksConfig config;
  private final PrometheusMeterRegistry meters =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final SchemaRegistryClient registry;
  private final AudioStore store;
  private final Sender sender;
  private final DeliveryCounts counts = new DeliveryCounts(meters);
  private final AtomicInteger unrecorded = new AtomicInteger();
  private final HealthServer health;
  private final CountDownLatch stop = new CountDownLatch(1);
  private final Thread starter;
  private volatile @Nullable KafkaStreams streams;
  private volatile @Nullable KafkaStreamsMetrics streamsMeters;

  private Webhooks(WebhooksConfig config, AudioStore store) {
    this.config = config;
    this.store = store;
    this.registry = SchemaRegistryClients.create(config.registry());
    this.sender =
        new Sender(
            config.limits(),
            config.allowed(),
            config.secrets(),
            new Links(store, signer(config), config.mediaExpiry(), config.publicUrl()),
            InstantSource.system());
    Gauge.builder("lector.webhooks.under.way", sender, Sender::underWay)
        .description("Attempts under way")
        .register(meters);
    Gauge.builder("lector.webhooks.ready", this, service -> service.ready() ? 1 : 0)
        .description("1 when its stores are complete and it takes part, else 0")
        .register(meters);
    this.health =
        HealthServer.start(config.host(), config.port(), config.farm(), this::ready, meters);
    this.starter = Thread.ofVirtual().name("webhooks-start").unstarted(this::begin);
  }

  private static @Nullable MediaSigner signer(WebhooksConfig config) {
    return config
        .mediaKeys()
        .keys()
        .map(keys -> new MediaSigner(keys, Clock.systemUTC()))
        .orElse(null);
  }

  /**
   * Starts an instance. Returns at once: Kafka and the registry are waited for in the background,
   * see {@link #ready()}.
   *
   * @throws IllegalStateException when the store cannot be opened or the port not be bound
   */
  public static Webhooks start(WebhooksConfig config) {
    AudioStore store;
    try {
      store = AudioStores.create(config.store());
    } catch (AudioStoreException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
    try {
      Webhooks webhooks = new Webhooks(config, store);
      webhooks.starter.start();
      return webhooks;
    } catch (RuntimeException e) {
      store.close();
      throw e;
    }
  }

  /** Whether its stores are complete and it takes part. */
  public boolean ready() {
    KafkaStreams started = streams;
    return started != null && started.state() == KafkaStreams.State.RUNNING;
  }

  /** Port of its HTTP service. */
  public int port() {
    return health.port();
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
        leave();
        LOG.error("The service is not ready; it starts again in {} s", PAUSE.toSeconds());
        if (stopsWithin(PAUSE)) {
          return;
        }
      }
    } catch (InterruptedException e) {
      LOG.debug("Stopped before it had started");
    }
  }

  private boolean stopsWithin(Duration time) throws InterruptedException {
    return stop.await(time.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Prepares the cluster and starts Streams. Returns what tells when it has ended by itself. */
  private synchronized CountDownLatch run() {
    CountDownLatch ended = new CountDownLatch(1);
    if (stop.getCount() == 0) {
      return ended;
    }
    Map<String, Object> properties = new HashMap<>(config.kafka());
    properties.putIfAbsent(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ASK_TIMEOUT_MS);
    properties.putIfAbsent(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, ASK_TIMEOUT_MS);
    try (Admin admin = Admin.create(properties)) {
      new ClusterSetup(config.replication(), registry, config.registry()).run(admin);
    }
    KafkaStreams created =
        WebhookStreams.create(
            config,
            new DeliveryTopology(
                    serdes(),
                    config.partitions(),
                    sender,
                    config.allowed(),
                    config.schedule(),
                    config.retention(),
                    counts,
                    unrecorded)
                .build());
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
    created.start();
    return ended;
  }

  private DeliveryTopology.EventSerdes serdes() {
    return new DeliveryTopology.EventSerdes() {
      @Override
      public <T extends SpecificRecord> Serde<T> of(String topic, Class<T> type) {
        return EventSerde.of(registry, config.registry(), topic, type);
      }
    };
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
    KafkaStreamsMetrics bound = streamsMeters;
    if (bound != null) {
      bound.close();
      streamsMeters = null;
    }
  }

  /** Lets attempts under way end and records them: otherwise they would be made again. */
  private void drain() {
    sender.stop();
    long deadline = System.nanoTime() + config.limits().timeout().plusSeconds(1).toNanos();
    try {
      while (ready() && unrecorded.get() > 0 && System.nanoTime() < deadline) {
        Thread.sleep(LOOK);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Leaves: attempts under way end first, its stores stay for the next start. */
  @Override
  public void close() {
    stop.countDown();
    starter.interrupt();
    drain();
    leave();
    sender.close();
    health.close();
    store.close();
    registry.close();
    LOG.info("The service that sends webhooks has stopped");
  }
}
