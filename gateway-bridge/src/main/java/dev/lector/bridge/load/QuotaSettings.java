package dev.lector.bridge.load;

import dev.lector.config.Settings;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How much tenants may ask for.
 *
 * @param usual of all tenants
 * @param file what differs for some, read again when it changes; empty for none
 */
public record QuotaSettings(Quota usual, Optional<Path> file) {
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
            settings.duration("tenants.dailyaudio")),
        Optional.of(settings.text("tenants.limitsfile"))
            .filter(name -> !name.isEmpty())
            .map(Path::of));
  }
}
