package dev.lector.registry;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/**
 * How to reach a registry, from the official client's configuration names. Each is also understood
 * with the prefix {@code schema.registry.}, as the official client does; {@code ssl.*} only with
 * it, since Kafka's clients have the same names.
 *
 * @param urls base addresses without a trailing slash or credentials, tried in turn
 * @param authorization value of the {@code Authorization} header, or null
 * @param tls for https, or null where the JVM's is used
 * @param connectTimeout for one connection
 * @param readTimeout for one answer
 * @param maxRetries how often all addresses are tried again
 * @param firstWait before the first retry; doubles from there
 * @param longestWait between two tries
 * @param capacity of each cache, entries
 */
record RegistryConfig(
    List<URI> urls,
    @Nullable String authorization,
    @Nullable SSLContext tls,
    Duration connectTimeout,
    Duration readTimeout,
    int maxRetries,
    Duration firstWait,
    Duration longestWait,
    int capacity) {

  static final String URL = "schema.registry.url";
  private static final String PREFIX = "schema.registry.";
  private static final String MOCK = "mock://";

  /** Reads and checks everything at once, so that a wrong value shows at the start. */
  static RegistryConfig from(Map<String, ?> config) {
    List<URI> given = addresses(config);
    return new RegistryConfig(
        given.stream().map(RegistryConfig::withoutCredentials).toList(),
        authorization(config, given),
        RegistryTls.from(name -> joined(config.get(PREFIX + name))),
        millis(config, "http.connect.timeout.ms", 3_000),
        millis(config, "http.read.timeout.ms", 5_000),
        number(config, "max.retries", 3),
        millis(config, "retries.wait.ms", 200),
        millis(config, "retries.max.wait.ms", 2_000),
        Math.max(1, number(config, "max.schemas.per.subject", 1_000)));
  }

  /** The scope of a {@code mock://scope} address, or null when the address is a real one. */
  static @Nullable String mockScope(Map<String, ?> config) {
    String url = required(config);
    return url.startsWith(MOCK) ? url.substring(MOCK.length()) : null;
  }

  private static List<URI> addresses(Map<String, ?> config) {
    List<URI> urls = new ArrayList<>();
    for (String part : required(config).split(",", -1)) {
      urls.add(address(part.strip()));
    }
    return urls;
  }

  private static URI address(String text) {
    try {
      URI uri = URI.create(text.replaceAll("/+$", ""));
      boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      if (http && uri.getHost() != null && uri.getQuery() == null) {
        return uri;
      }
    } catch (IllegalArgumentException e) {
      // Said below, in the words of the configuration.
    }
    throw new ConfigException(
        URL,
        text,
        "must be http://HOST[:PORT][/PATH], several separated by commas, or mock://NAME");
  }

  private static String required(Map<String, ?> config) {
    String url = joined(config.get(URL));
    if (url == null || url.isBlank()) {
      throw new ConfigException("Missing " + URL + ": the address of the schema registry");
    }
    return url.strip();
  }

  private static @Nullable String authorization(Map<String, ?> config, List<URI> urls) {
    String bearer = text(config, "bearer.auth.credentials.source");
    if (bearer != null) {
      if (!bearer.equals("STATIC_TOKEN")) {
        throw new ConfigException(
            "bearer.auth.credentials.source", bearer, "only STATIC_TOKEN is supported");
      }
      return "Bearer " + needed(config, "bearer.auth.token", bearer);
    }
    String source = text(config, "basic.auth.credentials.source");
    return switch (source == null ? "URL" : source) {
      case "URL" -> basic(urls.getFirst().getUserInfo());
      case "USER_INFO" -> basic(needed(config, "basic.auth.user.info", "USER_INFO"));
      default ->
          throw new ConfigException(
              "basic.auth.credentials.source", source, "only URL and USER_INFO are supported");
    };
  }

  private static String needed(Map<String, ?> config, String name, String source) {
    String value = text(config, name);
    if (value == null || value.isEmpty()) {
      throw new ConfigException("Credentials from " + source + " need " + name);
    }
    return value;
  }

  private static @Nullable String basic(@Nullable String userInfo) {
    return userInfo == null
        ? null
        : "Basic " + Base64.getEncoder().encodeToString(userInfo.getBytes(StandardCharsets.UTF_8));
  }

  private static URI withoutCredentials(URI uri) {
    String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
    return URI.create(uri.getScheme() + "://" + uri.getHost() + port + uri.getRawPath());
  }

  private static Duration millis(Map<String, ?> config, String name, int fallback) {
    return Duration.ofMillis(number(config, name, fallback));
  }

  private static int number(Map<String, ?> config, String name, int fallback) {
    String text = text(config, name);
    if (text == null) {
      return fallback;
    }
    try {
      int value = Integer.parseInt(text.strip());
      if (value >= 0) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Said below, in the words of the configuration.
    }
    throw new ConfigException(name, text, "must be a whole number, 0 or more");
  }

  private static @Nullable String text(Map<String, ?> config, String name) {
    Object prefixed = config.get(PREFIX + name);
    return joined(prefixed == null ? config.get(name) : prefixed);
  }

  /** Kafka's own configuration parsing turns a comma-separated value into a list. */
  private static @Nullable String joined(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case Collection<?> parts ->
          parts.stream().map(String::valueOf).collect(Collectors.joining(","));
      default -> value.toString();
    };
  }
}
