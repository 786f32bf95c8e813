package dev.lector.serde;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/**
 * How serializers deal with the registry, by the official client's names and defaults.
 *
 * @param autoRegister {@code auto.register.schemas}: register the schema when it is new
 * @param useLatest {@code use.latest.version}: write with the subject's newest version; needs
 *     autoRegister off, as the official client does
 * @param latestKept {@code latest.cache.ttl.sec}: how long the newest version is taken to be the
 *     newest, or null for ever
 */
record SerdeConfig(boolean autoRegister, boolean useLatest, @Nullable Duration latestKept) {

  static SerdeConfig from(Map<String, ?> config) {
    long seconds = seconds(config.get("latest.cache.ttl.sec"));
    return new SerdeConfig(
        flag(config, "auto.register.schemas", true),
        flag(config, "use.latest.version", false),
        seconds < 0 ? null : Duration.ofSeconds(seconds));
  }

  private static boolean flag(Map<String, ?> config, String name, boolean fallback) {
    Object value = config.get(name);
    return switch (value == null ? "" : value.toString().strip()) {
      case "" -> fallback;
      case "true" -> true;
      case "false" -> false;
      default -> throw new ConfigException(name, value, "must be true or false");
    };
  }

  private static long seconds(@Nullable Object value) {
    try {
      return value == null ? -1 : Long.parseLong(value.toString().strip());
    } catch (NumberFormatException e) {
      throw new ConfigException("latest.cache.ttl.sec", value, "must be seconds, -1 for ever");
    }
  }
}
