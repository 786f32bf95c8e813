package dev.lector.bridge.load;

import dev.lector.config.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How much tenants may ask for.
 *
 * @param usual of all tenants
 * @param file what differs for some, read again when it changes; empty for none
 * @param retention how long audio is stored; empty for ever, and then nothing limits what is stored
 */
public record QuotaSettings(Quota usual, Optional<Path> file, Optional<Duration> retention) {
  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException when they do not go together
   */
  public QuotaSettings {
    requireRetention(usual, retention.isPresent());
  }

  /**
   * Audio that is never deleted would use a limit of what is stored up for ever.
   *
   * @throws IllegalArgumentException when a quota limits what is stored, and nothing is deleted
   */
  static void requireRetention(Quota quota, boolean retained) {
    if (quota.limitsStorage() && !retained) {
      throw new IllegalArgumentException(
          "lector.tenants.storedaudio needs lector.store.retention, as the workers have it: it counts"
              + " the audio of that time, and without it audio is stored for ever");
    }
  }

  /**
   * Reads them.
   *
   * @throws IllegalArgumentException when a value makes no sense; the message names its key
   */
  public static QuotaSettings of(Settings settings) {
    return new QuotaSettings(
        new Quota(
            settings.longNumber("tenants.requests"),
            settings.longNumber("tenants.characters"),
            settings.number("tenants.concurrent"),
            settings.longNumber("tenants.dailycharacters"),
            settings.duration("tenants.dailyaudio"),
            settings.duration("tenants.storedaudio")),
        Optional.of(settings.text("tenants.limitsfile"))
            .filter(name -> !name.isEmpty())
            .map(Path::of),
        settings.text("store.retention").isBlank()
            ? Optional.empty()
            : Optional.of(settings.duration("store.retention")));
  }
}
