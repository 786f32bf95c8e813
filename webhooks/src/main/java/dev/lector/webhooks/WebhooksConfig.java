package dev.lector.webhooks;

import dev.lector.audio.MediaKeySettings;
import dev.lector.config.Ranges;
import dev.lector.config.Service;
import dev.lector.config.Settings;
import dev.lector.config.Surroundings;
import dev.lector.http.tls.FarmSettings;
import dev.lector.subscription.WebhookAddresses;
import dev.lector.webhooks.deliveries.RetrySchedule;
import dev.lector.webhooks.sending.Secrets;
import dev.lector.webhooks.sending.SendingLimits;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Map;

/**
 * Everything that can be set on the service that sends webhooks.
 *
 * @param directory where its stores are; two instances never share one
 * @param host address its HTTP service listens on
 * @param port port its HTTP service listens on; 0 takes a free one
 * @param partitions partitions of its internal topics, so how many instances can share the work;
 *     fixed by the first start
 * @param threads stream threads of this instance
 * @param standbys how many other instances keep a copy of each store
 * @param secrets what webhooks are signed with
 * @param allowed where they may go
 * @param schedule when they are tried
 * @param limits of sending
 * @param retention how long one is remembered that has arrived or was given up
 * @param publicUrl a bridge as clients know it, for links; empty when it is not known
 * @param mediaKeys what bridges sign links to audio with; none when it is not known
 * @param mediaExpiry how long a link to audio is good
 * @param store properties of the audio store, which makes links
 * @param replication replication factor of topics that have to be created; -1 is the broker's
 *     default
 * @param kafka properties of every Kafka client
 * @param registry properties of the schema registry client, {@code schema.registry.url} among them
 * @param farm how it and the other parts of the farm know each other over HTTP
 */
public record WebhooksConfig(
    String directory,
    String host,
    int port,
    int partitions,
    int threads,
    int standbys,
    Secrets secrets,
    WebhookAddresses allowed,
    RetrySchedule schedule,
    SendingLimits limits,
    Duration retention,
    String publicUrl,
    MediaKeySettings mediaKeys,
    Duration mediaExpiry,
    Map<String, String> store,
    short replication,
    Map<String, String> kafka,
    Map<String, String> registry,
    FarmSettings farm) {

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException when one is out of range; the message names its key
   */
  public WebhooksConfig {
    require(!directory.isBlank(), "lector.webhooks.dir must not be blank");
    Ranges.require("lector.webhooks.port", port, 0, 65_535);
    Ranges.require("lector.webhooks.partitions", partitions, 1, Integer.MAX_VALUE);
    Ranges.require("lector.webhooks.threads", threads, 1, Integer.MAX_VALUE);
    Ranges.require("lector.webhooks.standbys", standbys, 0, Integer.MAX_VALUE);
    Ranges.requirePositive("lector.webhooks.retention", retention);
    Ranges.requirePositive("lector.media.expiry", mediaExpiry);
    Ranges.requireReplication("lector.topics.replication", replication);
    require(
        publicUrl.isEmpty() || publicUrl.matches("https?://[^/\\s]+(/\\S*)?"),
        "lector.http.publicurl must be an address such as https://tts.example.org, or empty");
    publicUrl =
        publicUrl.endsWith("/") ? publicUrl.substring(0, publicUrl.length() - 1) : publicUrl;
    store = Map.copyOf(store);
    kafka = Map.copyOf(kafka);
    registry = Map.copyOf(registry);
  }

  /**
   * Reads the configuration from the sources that {@link Settings} names. Defaults and explanations
   * stand in {@link Service#defaults()}.
   *
   * @param overrides keys with their root, as in {@code lector.webhooks.dir}
   * @throws IllegalArgumentException when a value makes no sense; the message names its key
   */
  public static WebhooksConfig load(Map<String, String> overrides) {
    return of(Settings.read(Service.WEBHOOKS, overrides, Surroundings.ofProcess()));
  }

  /**
   * Takes the configuration from settings that are read.
   *
   * @throws IllegalArgumentException when a value makes no sense; the message names its key
   */
  public static WebhooksConfig of(Settings settings) {
    return settings.check(() -> from(settings));
  }

  private static WebhooksConfig from(Settings settings) {
    int replication = settings.number("topics.replication");
    Ranges.requireReplication("lector.topics.replication", replication);
    return new WebhooksConfig(
        settings.text("webhooks.dir"),
        settings.text("webhooks.host"),
        settings.number("webhooks.port"),
        settings.number("webhooks.partitions"),
        settings.number("webhooks.threads"),
        settings.number("webhooks.standbys"),
        Secrets.parse(settings.list("webhooks.secrets")),
        WebhookAddresses.of(
            settings.flag("webhooks.http"),
            settings.list("webhooks.ports"),
            settings.list("webhooks.networks")),
        new RetrySchedule(settings.durations("webhooks.schedule"), new SecureRandom()),
        new SendingLimits(
            settings.duration("webhooks.timeout"),
            settings.number("webhooks.attempts"),
            settings.number("webhooks.pertenant"),
            settings.number("webhooks.perhost")),
        settings.duration("webhooks.retention"),
        settings.text("http.publicurl"),
        new MediaKeySettings(
            settings.text("media.secret"),
            settings.list("media.secrets"),
            settings.text("media.secretsfile")),
        settings.duration("media.expiry"),
        settings.store(),
        (short) replication,
        settings.kafka(),
        settings.registry(),
        FarmSettings.of(settings::text));
  }

  /**
   * Without secrets, and without the properties of clients, which may have passwords among them.
   */
  @Override
  public String toString() {
    return "WebhooksConfig[directory=%s, host=%s, port=%d]".formatted(directory, host, port);
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new IllegalArgumentException(message);
    }
  }
}
