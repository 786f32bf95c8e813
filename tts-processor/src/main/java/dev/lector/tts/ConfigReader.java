package dev.lector.tts;

import dev.lector.config.Ranges;
import dev.lector.config.Settings;
import dev.lector.http.tls.FarmSettings;
import dev.lector.speech.batch.BatchLimits;
import dev.lector.speech.synthesis.TextLimits;
import dev.lector.speech.text.ReadingWish;
import dev.lector.tts.worker.common.WorkerConfig;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HashMap;
import java.util.Map;

/** Reads {@link TtsConfig} from its sources. */
final class ConfigReader {
  private final Settings settings;

  ConfigReader(Settings settings) {
    this.settings = settings;
  }

  TtsConfig read() {
    requireNoRole();
    return settings.check(() -> new TtsConfig(worker(), settings.store(), speech()));
  }

  /** A process that is to be a ledger must not take requests unawares. */
  private void requireNoRole() {
    String role = settings.text("role");
    if (!role.isBlank() && !role.equals("synthesizer")) {
      throw new IllegalArgumentException(
          "lector.role is no setting any more, but is: "
              + role
              + ". The ledger is a service of its own: ./lector ledger, or the image"
              + " lector/ledger");
    }
  }

  private WorkerConfig worker() {
    String name = settings.text("worker.name");
    return new WorkerConfig(
        name.isBlank() ? hostAndProcess() : name,
        settings.number("worker.lanes"),
        settings.number("worker.narrators"),
        settings.number("worker.longlanes"),
        settings.duration("worker.long"),
        settings.duration("worker.lock"),
        settings.number("worker.deliveries"),
        settings.duration("worker.drain"),
        settings.text("worker.dir"),
        settings.number("worker.storeattempts"),
        settings.duration("worker.replywait"),
        settings.list("replies.prefixes"),
        settings.duration("worker.heartbeat"),
        settings.text("worker.host"),
        settings.number("worker.port"),
        settings.text("worker.url"),
        replication(),
        settings.kafka(),
        settings.registry(),
        FarmSettings.of(settings::text));
  }

  private SpeechConfig speech() {
    return new SpeechConfig(
        settings.text("device"),
        settings.number("threads"),
        settings.number("concurrency"),
        new BatchLimits(settings.number("batch.tokens"), settings.number("batch.size")),
        settings.text("models.dir"),
        settings.text("models.graphs"),
        settings.text("models.default"),
        pairs("models.aliases", "alias=model"),
        new TextLimits(
            settings.number("text.limit"),
            settings.number("text.spokenlimit"),
            settings.duration("audio.limit")),
        settings.text("text.phonemes"),
        settings.text("text.lexicon"),
        settings.text("text.normalize"),
        settings.text("text.lexicons"),
        tenants());
  }

  private Map<String, ReadingWish> tenants() {
    Map<String, ReadingWish> tenants = new HashMap<>();
    pairs("text.tenants.lexicon", "tenant=lexicon")
        .forEach((tenant, names) -> tenants.put(tenant, new ReadingWish(names, "", "")));
    pairs("text.tenants.normalize", "tenant=mode")
        .forEach(
            (tenant, mode) ->
                tenants.merge(
                    tenant,
                    new ReadingWish("", mode, ""),
                    (names, own) -> new ReadingWish(names.lexicon(), mode, "")));
    return tenants;
  }

  /** A map, or a line of pairs with commas between them. */
  private Map<String, String> pairs(String key, String shape) {
    String line = settings.text(key);
    if (line.isBlank()) {
      return settings.map(key);
    }
    Map<String, String> pairs = new HashMap<>();
    for (String pair : line.split(",", -1)) {
      int sign = pair.lastIndexOf('=');
      if (sign < 1 || sign == pair.length() - 1) {
        throw new IllegalArgumentException(
            "lector." + key + " must be " + shape + " pairs with commas, but has: " + pair);
      }
      pairs.put(pair.substring(0, sign).strip(), pair.substring(sign + 1).strip());
    }
    return pairs;
  }

  private short replication() {
    int replication = settings.number("topics.replication");
    Ranges.requireReplication("lector.topics.replication", replication);
    return (short) replication;
  }

  private static String hostAndProcess() {
    String host;
    try {
      host = InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException _) {
      host = "worker";
    }
    return host + "-" + ProcessHandle.current().pid();
  }
}
