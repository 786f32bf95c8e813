package dev.lector.bridge.auth.oidc;

import static org.awaitility.Awaitility.await;

import dev.lector.bridge.testing.TestProvider;
import dev.lector.config.Service;
import dev.lector.config.Settings;
import dev.lector.config.Surroundings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/** Issuers for tests. */
final class Issuers {
  /** Without long waits; asks often. */
  static final KeyTimes QUICK =
      new KeyTimes(
          Duration.ofSeconds(20),
          Duration.ofSeconds(5),
          Duration.ofSeconds(5),
          Duration.ofMillis(1),
          Duration.ofMinutes(1),
          Duration.ofMillis(20));

  private Issuers() {}

  /** Settings with those of this provider. */
  static OidcSettings settings(TestProvider provider, Map<String, String> more) {
    Map<String, String> values = new HashMap<>();
    values.put("issuer", provider.issuer());
    values.put("audience", TestProvider.AUDIENCE);
    values.putAll(more);
    return settings(values);
  }

  static OidcSettings settings(Map<String, String> values) {
    Map<String, String> keys = new HashMap<>();
    values.forEach((key, value) -> keys.put("lector.auth.oidc." + key, value));
    return OidcSettings.of(
            Settings.read(
                Service.GATEWAY_BRIDGE,
                keys,
                new Surroundings(Map.of(), Map.of(), Path.of("nowhere"))))
        .orElseThrow();
  }

  /** One whose keys are known. */
  static TokenIssuer open(OidcSettings settings, KeyTimes times) {
    TokenIssuer issuer = begin(settings, times);
    await().until(() -> issuer.keys() > 0);
    return issuer;
  }

  /** One whose keys may not be known yet. */
  static TokenIssuer begin(OidcSettings settings, KeyTimes times) {
    return new TokenIssuer(
        settings, name -> name.matches("[a-z0-9.-]{1,20}"), InstantSource.system(), times);
  }
}
