package dev.lector.standalone.local;

import dev.lector.bridge.Bridge;
import dev.lector.bridge.BridgeConfig;
import dev.lector.ledger.Ledger;
import dev.lector.ledger.config.LedgerConfig;
import dev.lector.telemetry.Telemetry;
import dev.lector.tts.PreparedWorker;
import dev.lector.tts.TtsConfig;
import dev.lector.tts.TtsWorker;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * A bridge, a worker and, if wanted, a ledger in this JVM, that know each other only through Kafka,
 * the audio store and the ledger's port.
 */
public final class LocalServices implements AutoCloseable {
  private static final Duration READY_LIMIT = Duration.ofSeconds(60);

  private final ServiceSettings settings;
  private final Bridge bridge;
  private final TtsWorker worker;
  private final @Nullable Ledger ledger;
  private final Traces traces;

  private LocalServices(
      ServiceSettings settings,
      Bridge bridge,
      TtsWorker worker,
      @Nullable Ledger ledger,
      Traces traces) {
    this.settings = settings;
    this.traces = traces;
    this.ledger = ledger;
    this.bridge = bridge;
    this.worker = worker;
  }

  /**
   * Starts them; on return they take requests.
   *
   * @throws LocalException when one does not start; the message says why
   */
  public static LocalServices start(ServiceSettings settings)
      throws LocalException, InterruptedException {
    return prepare(settings).start();
  }

  /**
   * Begins with what needs no broker: loading the model, in a thread of its own. Returns at once.
   */
  public static Prepared prepare(ServiceSettings settings) {
    return new Prepared(settings);
  }

  /** Services under way to their start. */
  public static final class Prepared {
    private final ServiceSettings settings;
    private final Map<String, String> overrides;
    private final CompletableFuture<PreparedWorker> loading;
    private final Traces traces = Traces.start();

    private Prepared(ServiceSettings settings) {
      this.settings = settings;
      this.overrides = new HashMap<>(settings.overrides());
      TtsConfig config = TtsConfig.load(overrides);
      this.loading =
          CompletableFuture.supplyAsync(
              () -> PreparedWorker.of(config),
              task -> Thread.ofPlatform().name("worker-start").start(task));
    }

    /**
     * Starts them, with the broker there; on return they take requests.
     *
     * @throws LocalException when one does not start; the message says why
     */
    public LocalServices start() throws LocalException, InterruptedException {
      Ledger ledger;
      try {
        ledger = ledger(overrides);
      } catch (LocalException e) {
        abandon();
        throw e;
      }
      CompletableFuture<TtsWorker> starting =
          loading.thenApply(prepared -> prepared.start(traces.worker().tracing()));
      Bridge bridge;
      try {
        bridge = Bridge.start(BridgeConfig.load(overrides), traces.bridge().tracing());
      } catch (IllegalArgumentException | IllegalStateException e) {
        var _ = starting.thenAccept(TtsWorker::close);
        LocalServices.close(ledger);
        throw new LocalException("The bridge cannot start: " + e.getMessage(), e);
      }
      try {
        LocalServices services =
            new LocalServices(settings, bridge, starting.get(), ledger, traces);
        services.awaitReady();
        return services;
      } catch (ExecutionException e) {
        bridge.close();
        LocalServices.close(ledger);
        Throwable cause = e.getCause() == null ? e : e.getCause();
        throw new LocalException("The worker cannot start: " + cause.getMessage(), cause);
      }
    }

    /** Frees what was loaded, of services that are not to be started. */
    public void abandon() {
      var _ = loading.thenAccept(PreparedWorker::close);
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
      Ledger started = Ledger.start(LedgerConfig.load(overrides));
      overrides.put("lector.ledger.url", "http://localhost:" + started.port());
      return started;
    } catch (IllegalArgumentException | IllegalStateException e) {
      throw new LocalException("The ledger cannot start: " + e.getMessage(), e);
    }
  }

  private static void close(@Nullable Ledger ledger) {
    if (ledger != null) {
      ledger.close();
    }
  }

  /** Base address of the bridge. */
  public URI url() {
    String host = settings.host().equals("0.0.0.0") ? "localhost" : settings.host();
    return URI.create("http://" + host + ":" + bridge.port());
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
      close(ledger);
      traces.close();
    }
  }

  private void awaitReady() throws LocalException, InterruptedException {
    long deadline = System.nanoTime() + READY_LIMIT.toNanos();
    while (!bridge.ready() || !worker.ready() || (ledger != null && !ledger.ready())) {
      if (System.nanoTime() > deadline) {
        close();
        throw new LocalException(
            "Bridge, worker and ledger were not ready within " + READY_LIMIT.toSeconds() + " s");
      }
      Thread.sleep(10);
    }
  }
}
