package dev.lector.bridge.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lector.bridge.http.RefusedException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestIdsTest {
  private static final String SECRET = "0123456789abcdef";

  private final RequestIds ids = RequestIds.keyed("");

  @Test
  void underASecretAllGatewaysThatHaveItAgreeAndNobodyElseKnows() throws Exception {
    String id = RequestIds.keyed(SECRET).of("acme", List.of("order-1"));
    assertThat(RequestIds.keyed(SECRET).of("acme", List.of("order-1"))).isEqualTo(id);
    assertThat(RequestIds.keyed(SECRET + "0").of("acme", List.of("order-1"))).isNotEqualTo(id);
    assertThat(ids.of("acme", List.of("order-1"))).isNotEqualTo(id);
    assertThat(UUID.fromString(id).version()).isEqualTo(8);
    assertThat(UUID.fromString(id).variant()).isEqualTo(2);
    assertThat(RequestIds.keyed(SECRET).again("acme", List.of("order-1"), 1))
        .isNotEqualTo(ids.again("acme", List.of("order-1"), 1));
  }

  @Test
  void withoutASecretAKeyHasTheIdItAlwaysHad() throws Exception {
    assertThat(ids.of("acme", List.of("order-1")))
        .isEqualTo("2f8f5e00-a69f-846c-9a24-b72f6adb7a38");
  }

  @Test
  void theSameKeyOfATenantIsTheSameRequest() throws Exception {
    String id = ids.of("acme", List.of("order-1"));
    assertThat(ids.of("acme", List.of("order-1"))).isEqualTo(id);
    assertThat(ids.of("acme", List.of("\"order-1\""))).isEqualTo(id);
    assertThat(ids.of("acme", List.of("order-2"))).isNotEqualTo(id);
    assertThat(ids.of("globex", List.of("order-1"))).isNotEqualTo(id);
    assertThat(ids.of("acme:o", List.of("rder-1"))).isNotEqualTo(id);
    assertThat(UUID.fromString(id).version()).isEqualTo(8);
    assertThat(UUID.fromString(id).variant()).isEqualTo(2);
  }

  @Test
  void withoutAKeyEveryRequestIsItsOwn() throws Exception {
    assertThat(ids.of("acme", List.of())).isNotEqualTo(ids.of("acme", List.of()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\"\"", "Schlüssel", "tab\there"})
  void refusesWhatIsNoKey(String key) {
    assertThatThrownBy(() -> ids.of("acme", List.of(key)))
        .isInstanceOfSatisfying(
            RefusedException.class, e -> assertThat(e.reply().status()).isEqualTo(400));
  }

  @Test
  void refusesALongKeyAndSeveralKeys() {
    assertThatThrownBy(() -> ids.of("acme", List.of("k".repeat(256))))
        .isInstanceOf(RefusedException.class);
    assertThatThrownBy(() -> ids.of("acme", List.of("a", "b")))
        .isInstanceOf(RefusedException.class);
  }
}
