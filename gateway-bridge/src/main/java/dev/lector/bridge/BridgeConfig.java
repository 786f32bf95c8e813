package dev.lector.bridge;

import dev.lector.audio.MediaKeySettings;
import dev.lector.bridge.auth.AuthSettings;
import dev.lector.bridge.auth.BindAddress;
import dev.lector.bridge.batches.BatchLimits;
import dev.lector.bridge.books.BookLimits;
import dev.lector.bridge.http.HttpSettings;
import dev.lector.bridge.kafka.KafkaSettings;
import dev.lector.bridge.load.LoadLimits;
import dev.lector.bridge.load.QuotaSettings;
import dev.lector.bridge.load.TenantLimits;
import dev.lector.bridge.media.MediaSettings;
import dev.lector.bridge.openai.OpenAiNames;
import dev.lector.bridge.openai.batch.FileLimits;
import dev.lector.bridge.speech.SpeechLimits;
import dev.lector.bridge.workers.WorkerLimits;
import dev.lector.bridge.workers.WorkerNetworks;
import dev.lector.config.Ranges;
import dev.lector.config.Service;
import dev.lector.config.Settings;
import dev.lector.config.Surroundings;
import dev.lector.http.ConnectionLimits;
import dev.lector.http.tls.FarmSettings;
import dev.lector.http.tls.TlsSettings;
import dev.lector.subscription.WebhookAddresses;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Everything that can be set; {@link Service#defaults()} documents each key and its default.
 *
 * @param http where and how the server listens
 * @param tls of the server's port
 * @param farm how the bridge and the other parts of the farm know each other over HTTP
 * @param limits bounds of a request
 * @param load when to refuse requests
 * @param tenants what a tenant may take of what all share
 * @param quotas how much a tenant may ask for
 * @param auth who may enter
 * @param media links to audio
 * @param store the audio store, by the keys of {@code AudioStores}
 * @param batches bounds of batches
 * @param files bounds of files that tenants keep
 * @param books bounds of books
 * @param workers what is known of workers
 * @param openai what OpenAI's names stand for
 * @param ledger addresses of the ledger's instances; empty without one
 * @param kafka how to reach Kafka and the schema registry
 */
public record BridgeConfig(
    HttpSettings http,
    TlsSettings tls,
    FarmSettings farm,
    SpeechLimits limits,
    LoadLimits load,
    TenantLimits tenants,
    QuotaSettings quotas,
    AuthSettings auth,
    MediaSettings media,
    Map<String, String> store,
    BatchLimits batches,
    FileLimits files,
    BookLimits books,
    WorkerLimits workers,
    OpenAiNames openai,
    List<String> ledger,
    KafkaSettings kafka) {

  public BridgeConfig {
    store = Map.copyOf(store);
    ledger = List.copyOf(ledger);
  }

  /** Without the store's properties, since there may be a password among them. */
  @Override
  public String toString() {
    return "BridgeConfig[http=%s, kafka=%s]".formatted(http, kafka);
  }

  /**
   * Reads the configuration from the sources that {@link Settings} names.
   *
   * @param overrides values by their whole key, as {@code lector.http.port}
   * @throws IllegalArgumentException when a value makes no sense; the message names its key
   */
  public static BridgeConfig load(Map<String, String> overrides) {
    return load(overrides, Surroundings.ofProcess());
  }

  static BridgeConfig load(Map<String, String> overrides, Surroundings surroundings) {
    return of(Settings.read(Service.GATEWAY_BRIDGE, overrides, surroundings));
  }

  /**
   * Takes the configuration from settings that are read.
   *
   * @throws IllegalArgumentException when a value makes no sense; the message names its key
   */
  public static BridgeConfig of(Settings settings) {
    return settings.check(() -> from(settings));
  }

  private static BridgeConfig from(Settings settings) {
    AuthSettings auth = AuthSettings.of(settings);
    TlsSettings tls = TlsSettings.of(settings::text);
    return new BridgeConfig(
        http(settings, auth.tokensNeeded(), tls.on()),
        tls,
        FarmSettings.of(settings::text),
        new SpeechLimits(
            settings.smallSize("limits.body"),
            settings.number("limits.text"),
            settings.number("limits.waiting"),
            settings.duration("limits.wait"),
            settings.number("limits.jobs"),
            settings.duration("limits.stale"),
            settings.duration("limits.ledgerwait"),
            WebhookAddresses.of(
                settings.flag("webhooks.http"),
                settings.list("webhooks.ports"),
                settings.list("webhooks.networks"))),
        new LoadLimits(
            settings.duration("limits.queuewait"),
            settings.duration("limits.laterwait"),
            settings.number("limits.backlog")),
        new TenantLimits(
            settings.decimal("tenants.share"),
            settings.longNumber("tenants.requests"),
            settings.longNumber("tenants.characters"),
            settings.number("tenants.window")),
        QuotaSettings.of(settings),
        auth,
        new MediaSettings(mediaKeys(settings), settings.duration("media.expiry")),
        settings.store(),
        new BatchLimits(
            settings.size("batches.body"),
            settings.number("batches.items"),
            settings.smallSize("limits.body"),
            settings.number("limits.streams"),
            settings.number("batches.uploads"),
            settings.number("batches.staged")),
        new FileLimits(settings.size("files.tenant"), settings.smallSize("files.inline")),
        new BookLimits(
            settings.size("books.body"),
            settings.size("books.tenant"),
            settings.duration("books.expiry"),
            settings.number("books.encoders")),
        new WorkerLimits(
            settings.duration("workers.remember"),
            settings.number("limits.reads"),
            WorkerNetworks.parse(settings.list("workers.networks"))),
        new OpenAiNames(settings.map("openai.voices"), settings.map("openai.models")),
        addresses(settings),
        new KafkaSettings(settings.kafka(), settings.registry(), replication(settings)));
  }

  private static HttpSettings http(Settings settings, boolean tokens, boolean tls) {
    return new HttpSettings(
        BindAddress.of(settings.text("http.host"), tokens, settings.flag("auth.open")),
        settings.number("http.port"),
        settings.number("http.adminport"),
        settings.text("http.publicurl"),
        settings.flag("http.forwarded"),
        settings.list("http.hosts"),
        settings.list("http.cors"),
        connectionLimits(settings, tls),
        memory(settings),
        settings.duration("http.grace"));
  }

  /** Where the configuration leaves a number open with a 0, the heap decides. */
  private static ConnectionLimits connectionLimits(Settings settings, boolean tls) {
    int configured = settings.number("http.connections");
    int connections = configured == 0 ? HttpDefaults.connections(tls) : configured;
    int perAddress = settings.number("http.peraddress");
    return new ConnectionLimits(
        connections,
        perAddress == 0 ? Math.max(1, connections / 2) : perAddress,
        settings.duration("http.header"),
        settings.duration("http.idle"),
        settings.duration("http.body"),
        settings.duration("http.response"),
        settings.smallSize("http.rate"));
  }

  private static long memory(Settings settings) {
    long configured = settings.size("http.memory");
    return configured == 0 ? HttpDefaults.memory() : configured;
  }

  private static short replication(Settings settings) {
    int replication = settings.number("topics.replication");
    Ranges.requireReplication("lector.topics.replication", replication);
    return (short) replication;
  }

  private static MediaKeySettings mediaKeys(Settings settings) {
    return new MediaKeySettings(
        settings.text("media.secret"),
        settings.list("media.secrets"),
        settings.text("media.secretsfile"));
  }

  private static List<String> addresses(Settings settings) {
    List<String> addresses = new ArrayList<>();
    for (String entry : settings.list("ledger.url")) {
      if (!entry.matches("https?://[^/\\s]+(/\\S*)?")) {
        throw new IllegalArgumentException(
            "lector.ledger.url must be addresses such as http://ledger:9401, with commas, not '%s'"
                .formatted(entry));
      }
      addresses.add(entry.endsWith("/") ? entry.substring(0, entry.length() - 1) : entry);
    }
    return addresses;
  }
}
