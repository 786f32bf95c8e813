package dev.lector.bridge.auth.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OidcSettingsTest {
  private static final Map<String, String> LEAST =
      Map.of("issuer", "https://login.example.org/", "audience", "lector");

  @Test
  void anIssuerAndAnAudienceAreEnough() {
    OidcSettings settings = Issuers.settings(LEAST);
    assertThat(settings.issuer()).isEqualTo("https://login.example.org/");
    assertThat(settings.audiences()).containsExactly("lector");
    assertThat(settings.audienceClaim()).isEqualTo("aud");
    assertThat(settings.tenantClaim()).isEqualTo("sub");
    assertThat(settings.scopes()).isEmpty();
    assertThat(settings.operatorClaim()).isEmpty();
    assertThat(settings.operatorValues()).isEmpty();
    assertThat(settings.jwks()).isEmpty();
    assertThat(settings.ca()).isEmpty();
    assertThat(settings.skew()).isEqualTo(Duration.ofSeconds(60));
    assertThat(settings.algorithms()).hasSize(11).allMatch(one -> !one.getName().startsWith("HS"));
  }

  @Test
  void withoutAnAudienceTokensForOthersWouldBeLetIn() {
    assertThatThrownBy(() -> with("audience", ""))
        .hasMessageContaining("lector.auth.oidc.audience must name");
  }

  @ParameterizedTest
  @ValueSource(strings = {"audience", "jwksurl", "scopes", "operatorclaim", "ca"})
  void nothingIsSetWithoutAnIssuer(String key) {
    assertThatThrownBy(() -> Issuers.settings(Map.of(key, "x")))
        .hasMessageContaining("lector.auth.oidc.%s needs lector.auth.oidc.issuer".formatted(key));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://login.example.org",
        "http://localhost.example.org",
        "http://127.0.0.1.example.org",
        "login.example.org",
        "https://",
        "https://user:password@login.example.org",
        "https://login.example.org#realm",
        "file:///etc/keys",
        "two words"
      })
  void keysComeByHttpsAlone(String address) {
    assertThatThrownBy(() -> with("issuer", address))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("lector.auth.oidc.issuer");
    assertThatThrownBy(() -> with("jwksurl", address))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("lector.auth.oidc.jwksurl");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://localhost:8080/realms/a", "http://127.0.0.1", "http://[::1]:80/"})
  void onThisMachineNobodyIsBetween(String address) {
    assertThat(with("issuer", address).issuer()).isEqualTo(address);
  }

  @ParameterizedTest
  @CsvSource({
    "algorithms, HS256, could make such tokens",
    "algorithms, 'RS256, none', could make such tokens",
    "algorithms, RS128, 'must be of RS256'",
    "algorithms, '', 'must name one'",
    "clockskew, 1h, 'must be 0s to 10m'",
    "tenantclaim, '', 'must each name a claim'",
    "audienceclaim, '', 'must each name a claim'",
    "operatorclaim, roles, 'set both or neither'",
    "operatorvalues, admin, 'set both or neither'"
  })
  void saysWhatIsWrong(String key, String value, String words) {
    assertThatThrownBy(() -> with(key, value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("lector.auth.oidc." + key)
        .hasMessageContaining(words);
  }

  private static OidcSettings with(String key, String value) {
    Map<String, String> values = new HashMap<>(LEAST);
    values.put(key, value);
    return Issuers.settings(values);
  }
}
