package dev.lector.standalone.local;

import dev.lector.bridge.Bridge;
import dev.lector.bridge.BridgeConfig;
import dev.lector.ledger.Ledger;
import dev.lector.ledger.config.LedgerConfig;
import dev.lector.telemetry.Telemetry;
import dev.lector.tts.PreparedWorker;
import dev.lector.tts.TtsConfig;
import dev.lector.tts.TtsStartException;
import dev.lector.tts.TtsWorker;
import dev.lector.verifier.Verifier;
import dev.lector.verifier.VerifierConfig;
import dev.lector.webhooks.Webhooks;
import dev.lector.webhooks.WebhooksConfig;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A bridge, a worker and, if wanted, a ledger, what sends webhooks and a verifier in this JVM, that
 * know each other only through Kafka, the audio store and the ledger's port.
 */
public final class LocalServices implements AutoCloseable {
  private static final Duration READY_LIMIT = Duration.ofMinutes(3);

  private final ServiceSettings settings;
  private final Bridge bridge;
  private final TtsWorker worker;
  private final @Nullable Ledger ledger;
  private final @Nullable Webhooks webhooks;
  private final @Nullable Verifier verifier;
  private final Traces traces;

  private LocalServices(
      ServiceSettings settings,
      Bridge bridge,
      TtsWorker worker,
      @Nullable Ledger ledger,
      @Nullable Webhooks webhooks,
      @Nullable Verifier verifier,
      Traces traces) {
    this.settings = settings;
    this.traces = traces;
    this.ledger = ledger;
    this.webhooks = webhooks;
    this.verifier = verifier;
    this.bridge = bridge;
    this.worker = worker;
  }

  /**
   * Begins with what needs no broker: loading the model, in a thread of its own. Returns at once.
   *
   * @param settings by their keys, as far as they are about models and texts
   */
  public static Prepared prepare(Map<String, String> settings) {
    return new Prepared(PreparedWorker.loading(TtsConfig.load(settings).speech()));
  }

  /** Services under way to their start. */
  public static final class Prepared {
    private final PreparedWorker prepared;
    private final Traces traces = Traces.start();

    private Prepared(PreparedWorker prepared) {
      this.prepared = prepared;
    }

    /**
     * Starts them, with the broker there; on return they take requests. The worker sets up what it
     * needs in Kafka while its model is still being loaded.
     *
     * @param settings those that were prepared are among them
     * @throws LocalException when one does not start; the message says why
     */
    public LocalServices start(ServiceSettings settings)
        throws LocalException, InterruptedException {
      Map<String, String> overrides = new HashMap<>(settings.overrides());
      TtsWorker worker = null;
      Ledger ledger = null;
      Bridge bridge = null;
      Webhooks webhooks = null;
      Verifier verifier = null;
      try {
        worker = prepared.start(TtsConfig.load(overrides), traces.worker().tracing());
        ledger = ledger(overrides);
        bridge = bridge(overrides);
        webhooks = webhooks(overrides, bridge);
        verifier = verifier(overrides);
        prepared.awaitLoaded();
      } catch (TtsStartException | LocalException e) {
        if (bridge != null) {
          bridge.close();
        }
        close(verifier);
        close(webhooks);
        close(ledger);
        if (worker == null) {
          prepared.close();
        } else {
          worker.close();
        }
        throw e instanceof LocalException failure
            ? failure
            : new LocalException("The worker cannot start: " + e.getMessage(), e);
      }
      LocalServices services =
          new LocalServices(settings, bridge, worker, ledger, webhooks, verifier, traces);
      services.awaitReady();
      return services;
    }

    private Bridge bridge(Map<String, String> overrides) throws LocalException {
      try {
        return Bridge.start(BridgeConfig.load(overrides), traces.bridge().tracing());
      } catch (IllegalArgumentException | IllegalStateException e) {
        throw new LocalException("The bridge cannot start: " + e.getMessage(), e);
      }
    }

    /** Frees what was loaded, of services that are not to be started. */
    public void abandon() {
      prepared.close();
    }
  }

  /** Traces of services that have names of their own, though they share a process. */
  private record Traces(Telemetry bridge, Telemetry worker) {
    static Traces start() {
      return new Traces(Telemetry.start("lector-bridge"), Telemetry.start("lector-worker"));
    }

    void close() {
      bridge.close();
      worker.close();
    }
  }

  /** Starts a ledger, if one is wanted, and says where it is. */
  private static @Nullable Ledger ledger(Map<String, String> overrides) throws LocalException {
    if (!overrides.containsKey("lector.ledger.dir")) {
      return null;
    }
    try {
      LedgerConfig config = LedgerConfig.load(overrides);
      Ledger started = Ledger.start(config);
      overrides.put("lector.ledger.url", config.farm().scheme() + "://localhost:" + started.port());
      return started;
    } catch (IllegalArgumentException | IllegalStateException e) {
      throw new LocalException("The ledger cannot start: " + e.getMessage(), e);
    }
  }

  /** Starts what sends webhooks, if it is wanted; its links are to the bridge. */
  private static @Nullable Webhooks webhooks(Map<String, String> overrides, Bridge bridge)
      throws LocalException {
    if (!overrides.containsKey("lector.webhooks.dir")) {
      return null;
    }
    try {
      Map<String, String> own = new HashMap<>(overrides);
      own.putIfAbsent("lector.http.publicurl", bridge.scheme() + "://localhost:" + bridge.port());
      return Webhooks.start(WebhooksConfig.load(own));
    } catch (IllegalArgumentException | IllegalStateException e) {
      throw new LocalException(
          "The service that sends webhooks cannot start: " + e.getMessage(), e);
    }
  }

  /** Starts a verifier, if a recogniser is named. */
  private static @Nullable Verifier verifier(Map<String, String> overrides) throws LocalException {
    try {
      if (!VerifierConfig.isConfigured(overrides)) {
        return null;
      }
      Map<String, String> own = new HashMap<>(overrides);
      own.putIfAbsent("lector.verifier.port", "-1");
      VerifierConfig config = VerifierConfig.load(own);
      Verifier.tryRecogniser(config);
      return Verifier.start(config);
    } catch (IllegalArgumentException | IllegalStateException e) {
      throw new LocalException("The verifier cannot start: " + e.getMessage(), e);
    }
  }

  private static void close(@Nullable Verifier verifier) {
    if (verifier != null) {
      verifier.close();
    }
  }

  private static void close(@Nullable Ledger ledger) {
    if (ledger != null) {
      ledger.close();
    }
  }

  private static void close(@Nullable Webhooks webhooks) {
    if (webhooks != null) {
      webhooks.close();
    }
  }

  /** Base address of the bridge. */
  public URI url() {
    String host = Ports.reachable(settings.host());
    return URI.create(bridge.scheme() + "://" + host + ":" + bridge.port());
  }

  /** Kafka's {@code bootstrap.servers}. */
  public String bootstrap() {
    return settings.bootstrap();
  }

  /** The registry's Confluent API: {@code schema.registry.url}. */
  public String registry() {
    return settings.registry();
  }

  /** The bridge. */
  public Bridge bridge() {
    return bridge;
  }

  /** The worker. */
  public TtsWorker worker() {
    return worker;
  }

  /**
   * Stops them: the bridge first, so that nothing new comes in while the worker finishes what it
   * has.
   */
  @Override
  public void close() {
    try {
      bridge.close();
    } finally {
      worker.close();
      close(verifier);
      close(webhooks);
      close(ledger);
      traces.close();
    }
  }

  private void awaitReady() throws LocalException, InterruptedException {
    long deadline = System.nanoTime() + READY_LIMIT.toNanos();
    while (!bridge.ready()
        || !worker.ready()
        || (ledger != null && !ledger.ready())
        || (webhooks != null && !webhooks.ready())
        || (verifier != null && !verifier.ready())) {
      if (System.nanoTime() > deadline) {
        close();
        throw new LocalException(
            "Bridge, worker, ledger, webhooks and verifier were not ready within "
                + READY_LIMIT.toSeconds()
                + " s");
      }
      Thread.sleep(10);
    }
  }
}
