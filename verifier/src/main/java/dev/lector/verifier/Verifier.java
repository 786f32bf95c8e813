package dev.lector.verifier;

import dev.lector.audio.AudioStore;
import dev.lector.audio.AudioStoreException;
import dev.lector.audio.AudioStores;
import dev.lector.registry.SchemaRegistryClient;
import dev.lector.registry.SchemaRegistryClients;
import dev.lector.start.ClusterSetup;
import dev.lector.start.StartLoop;
import dev.lector.topics.ShareGroups;
import dev.lector.verifier.lanes.VerificationLanes;
import dev.lector.verifier.recogniser.Recogniser;
import dev.lector.verifier.recogniser.RecogniserException;
import dev.lector.verifier.recogniser.Trial;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One instance of the service that verifies speech. */
public final class Verifier implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Verifier.class);
  private static final String ASK_TIMEOUT_MS = "10000";

  /** Beyond {@link Verdicts#MOST_DELIVERIES}, for those that nobody saw. */
  private static final int BROKER_DELIVERIES = 10;

  private final VerifierConfig config;
  private final PrometheusMeterRegistry meters =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final SchemaRegistryClient registry;
  private final AudioStore store;
  private final Verdicts verdicts;
  private final @Nullable HealthServer health;
  private final CountDownLatch stop = new CountDownLatch(1);
  private final Thread starter;
  private volatile @Nullable VerificationLanes lanes;
  private volatile boolean ready;

  private Verifier(VerifierConfig config, AudioStore store) {
    this.config = config;
    this.store = store;
    this.registry = SchemaRegistryClients.create(config.registry());
    this.verdicts =
        new Verdicts(
            config,
            new Verification(
                config.name(),
                store,
                new Recogniser(config.recogniser(), config.limit()),
                InstantSource.system()),
            registry,
            meters);
    Gauge.builder("lector.verifier.ready", this, service -> service.ready() ? 1 : 0)
        .description("1 when it takes completions, else 0")
        .register(meters);
    this.health =
        config.port() < 0
            ? null
            : HealthServer.start(config.host(), config.port(), config.farm(), this::ready, meters);
    this.starter = Thread.ofVirtual().name("verifier-start").unstarted(this::begin);
  }

  /**
   * Starts an instance. Returns at once: Kafka and the registry are waited for in the background,
   * see {@link #ready()}.
   *
   * @throws IllegalStateException when the store cannot be opened or the port not be bound
   */
  public static Verifier start(VerifierConfig config) {
    AudioStore store;
    try {
      store = AudioStores.create(config.store());
    } catch (AudioStoreException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
    try {
      Verifier verifier = new Verifier(config, store);
      verifier.starter.start();
      return verifier;
    } catch (RuntimeException e) {
      store.close();
      throw e;
    }
  }

  /**
   * Runs the recogniser once.
   *
   * @throws IllegalStateException when it cannot be run or fails; the message says why
   */
  public static void tryRecogniser(VerifierConfig config) {
    try {
      Trial.of(new Recogniser(config.recogniser(), config.limit()));
    } catch (RecogniserException e) {
      throw new IllegalStateException(
          "lector.verifier.recogniser does not listen to a second of silence: " + e.getMessage(),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while its recogniser was tried", e);
    }
  }

  /** Whether it takes completions; not after a fault of its machine, until something succeeds. */
  public boolean ready() {
    VerificationLanes started = lanes;
    return ready && started != null && started.areSound();
  }

  /** Port of its HTTP service; -1 without one. */
  public int port() {
    return health == null ? -1 : health.port();
  }

  private void begin() {
    try {
      boolean prepared =
          StartLoop.untilDone(
                  "Kafka or the schema registry",
                  this::prepare,
                  time -> stop.await(time.toMillis(), TimeUnit.MILLISECONDS))
              .isPresent();
      if (prepared) {
        open();
      }
    } catch (InterruptedException e) {
      LOG.debug("Stopped before it had started");
    }
  }

  private boolean prepare() {
    Map<String, Object> properties = new HashMap<>(config.kafka());
    properties.putIfAbsent(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ASK_TIMEOUT_MS);
    properties.putIfAbsent(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, ASK_TIMEOUT_MS);
    try (Admin admin = Admin.create(properties)) {
      new ClusterSetup(config.replication(), registry, config.registry())
          .withShareGroup(ShareGroups.VERIFIERS, config.lock(), BROKER_DELIVERIES)
          .run(admin);
    }
    return true;
  }

  private synchronized void open() {
    if (stop.getCount() > 0) {
      lanes =
          VerificationLanes.start(
              config.name(),
              config.lanes(),
              config.kafka(),
              config.lock(),
              config.drain(),
              verdicts);
      ready = true;
      LOG.info("Takes completions that ask for verification, {} at once", config.lanes());
    }
  }

  private synchronized void leave() {
    ready = false;
    VerificationLanes started = lanes;
    if (started != null) {
      started.close();
      lanes = null;
    }
  }

  /** Leaves: what is not done within the drain goes to another verifier, or waits for one. */
  @Override
  public void close() {
    stop.countDown();
    starter.interrupt();
    leave();
    verdicts.close();
    HealthServer serving = health;
    if (serving != null) {
      serving.close();
    }
    store.close();
    registry.close();
    LOG.info("The verifier has stopped");
  }
}
