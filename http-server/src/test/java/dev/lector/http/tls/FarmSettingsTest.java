package dev.lector.http.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FarmSettingsTest {
  private static final String OLD = "the-old-secret-of-the-farm";
  private static final String NEW = "the-new-secret-of-the-farm";

  @Test
  void withoutSettingsEverybodyIsAnsweredAndNothingIsSaid() {
    FarmSettings open = FarmSettings.of(text(Map.of())::get);

    assertThat(open).isEqualTo(FarmSettings.OPEN);
    assertThat(open.admits(Optional.empty())).isTrue();
    assertThat(open.authorization()).isEmpty();
    assertThat(open.scheme()).isEqualTo("http");
  }

  @Test
  void whoDoesNotKnowASecretIsNotAdmitted() {
    FarmSettings farm = FarmSettings.of(text(Map.of("farm.secret", OLD))::get);

    assertThat(farm.admits(Optional.of("Bearer " + OLD))).isTrue();
    assertThat(farm.admits(Optional.of("bearer " + OLD))).as("schemes have no case").isTrue();
    assertThat(farm.admits(Optional.of("Bearer " + OLD + "x"))).isFalse();
    assertThat(farm.admits(Optional.of("Bearer "))).isFalse();
    assertThat(farm.admits(Optional.of("Basic " + OLD))).isFalse();
    assertThat(farm.admits(Optional.of(OLD))).isFalse();
    assertThat(farm.admits(Optional.empty())).isFalse();
    assertThat(farm.authorization()).hasValue("Bearer " + OLD);
  }

  @Test
  void whileASecretIsChangedBothAreTakenAndTheFirstIsSent() {
    FarmSettings farm = FarmSettings.of(text(Map.of("farm.secret", NEW + ", " + OLD))::get);

    assertThat(farm.admits(Optional.of("Bearer " + OLD))).isTrue();
    assertThat(farm.admits(Optional.of("Bearer " + NEW))).isTrue();
    assertThat(farm.authorization()).hasValue("Bearer " + NEW);
  }

  @Test
  void secretsAreNotPrinted() {
    assertThat(FarmSettings.of(text(Map.of("farm.secret", OLD))::get).toString())
        .doesNotContain(OLD);
  }

  @Test
  void withTlsNothingIsAskedInTheClear() {
    FarmSettings farm =
        FarmSettings.of(
            text(Map.of("farm.tls.certificate", "tls.crt", "farm.tls.key", "tls.key"))::get);

    farm.requireScheme("lector.ledger.url", "https://ledger:9401");
    assertThatThrownBy(() -> farm.requireScheme("lector.ledger.url", "http://ledger:9401"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "lector.ledger.url must begin with https://, since lector.farm.tls.certificate is set,"
                + " and is 'http://ledger:9401'");
    FarmSettings.OPEN.requireScheme("lector.ledger.url", "http://ledger:9401");
  }

  @Test
  void whatMakesNoSenseIsRefusedByTheNameOfItsKey() {
    refused(Map.of("farm.secret", "short"), "lector.farm.secret must be at least 16 characters");
    refused(Map.of("farm.tls.certificate", "a"), "lector.farm.tls.certificate and lector.farm.tls");
    refused(Map.of("farm.tls.clients", "true"), "lector.farm.tls.clients needs lector.farm.tls.ca");
    refused(Map.of("farm.tls.names", "false"), "lector.farm.tls.names=false needs lector.farm.tls");
    refused(Map.of("farm.tls.names", "no"), "lector.farm.tls.names must be true or false");
    assertThatThrownBy(() -> TlsSettings.of(key -> key.equals("http.tls.clientca") ? "ca.crt" : ""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("lector.http.tls.clientca needs lector.http.tls.certificate");
  }

  private static void refused(Map<String, String> settings, String message) {
    assertThatThrownBy(() -> FarmSettings.of(text(settings)::get))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  private static Map<String, String> text(Map<String, String> set) {
    Map<String, String> all =
        new HashMap<>(
            Map.of(
                "farm.secret", "",
                "farm.tls.certificate", "",
                "farm.tls.key", "",
                "farm.tls.ca", "",
                "farm.tls.clients", "false",
                "farm.tls.names", "true"));
    all.putAll(set);
    return all;
  }
}
