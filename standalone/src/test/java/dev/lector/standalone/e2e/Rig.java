package dev.lector.standalone.e2e;

import static org.awaitility.Awaitility.await;

import dev.lector.bridge.Bridge;
import dev.lector.bridge.BridgeConfig;
import dev.lector.ledger.Ledger;
import dev.lector.ledger.config.LedgerConfig;
import dev.lector.standalone.local.ServiceSettings;
import dev.lector.telemetry.Tracing;
import dev.lector.tts.TtsConfig;
import dev.lector.tts.TtsWorker;
import dev.lector.verifier.Verifier;
import dev.lector.verifier.VerifierConfig;
import dev.lector.webhooks.Webhooks;
import dev.lector.webhooks.WebhooksConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Bridges, workers and ledgers for one test, on one cluster and one audio store; all are stopped
 * with it.
 */
final class Rig implements AutoCloseable {
  /** Kept, since a logger nobody holds forgets its level. */
  private static final Logger HELIDON = Logger.getLogger("io.helidon");

  static {
    HELIDON.setLevel(Level.WARNING);
  }

  private final Deque<Runnable> started = new ArrayDeque<>();
  private final ServiceSettings settings;
  private final Tracing tracing;
  private String ledgerUrl = "";

  Rig(String bootstrap, String registry, Path audio) {
    this(bootstrap, registry, audio, Tracing.off());
  }

  Rig(String bootstrap, String registry, Path audio, Tracing tracing) {
    this.tracing = tracing;
    this.settings =
        new ServiceSettings(
            bootstrap,
            registry,
            audio,
            Optional.empty(),
            "localhost",
            0,
            "a secret for the tests",
            Map.of());
  }

  /** A bridge that takes requests. */
  Gateway gateway(Map<String, String> more) {
    Bridge bridge = Bridge.start(BridgeConfig.load(with(more)), tracing);
    started.push(bridge::close);
    await().atMost(Duration.ofMinutes(3)).until(bridge::ready);
    Gateway gateway = new Gateway(bridge);
    started.push(gateway::close);
    return gateway;
  }

  /** A worker that takes requests. */
  TtsWorker worker(Map<String, String> more) {
    TtsWorker worker = TtsWorker.start(TtsConfig.load(with(more)), tracing);
    started.push(worker::close);
    await().atMost(Duration.ofMinutes(3)).until(worker::ready);
    return worker;
  }

  /** A ledger that answers; bridges that are started after it ask it. */
  Ledger ledger(Path directory, Map<String, String> more) {
    Map<String, String> all = new HashMap<>();
    all.put("lector.ledger.dir", directory.toString());
    all.put("lector.ledger.host", "localhost");
    all.put("lector.ledger.port", "0");
    all.put("lector.ledger.partitions", "1");
    all.putAll(more);
    Ledger ledger = Ledger.start(LedgerConfig.load(with(all)));
    started.push(ledger::close);
    await().atMost(Duration.ofMinutes(3)).until(ledger::ready);
    ledgerUrl = "http://localhost:" + ledger.port();
    return ledger;
  }

  /** What sends webhooks, to this machine as well. */
  Webhooks webhooks(Path directory, Map<String, String> more) {
    Map<String, String> all = new HashMap<>();
    all.put("lector.webhooks.dir", directory.toString());
    all.put("lector.webhooks.port", "0");
    all.put("lector.webhooks.partitions", "1");
    all.putAll(more);
    Webhooks webhooks = Webhooks.start(WebhooksConfig.load(with(all)));
    started.push(webhooks::close);
    await().atMost(Duration.ofMinutes(3)).until(webhooks::ready);
    return webhooks;
  }

  /** What listens to finished audio; the recogniser is among the settings. */
  Verifier verifier(Map<String, String> more) {
    Map<String, String> all = new HashMap<>(more);
    all.put("lector.verifier.port", "-1");
    Verifier verifier = Verifier.start(VerifierConfig.load(with(all)));
    started.push(verifier::close);
    await().atMost(Duration.ofMinutes(3)).until(verifier::ready);
    return verifier;
  }

  /** The settings of this rig's services, to configure others with. */
  Map<String, String> with(Map<String, String> more) {
    Map<String, String> all = new HashMap<>(settings.overrides());
    all.put("lector.models.default", "starter");
    all.put("lector.worker.port", "-1");
    all.put("lector.http.grace", "PT1S");
    all.put("lector.worker.drain", "PT1S");
    all.put("lector.ledger.url", ledgerUrl);
    all.putAll(more);
    return all;
  }

  @Override
  public void close() {
    while (!started.isEmpty()) {
      started.pop().run();
    }
  }
}
