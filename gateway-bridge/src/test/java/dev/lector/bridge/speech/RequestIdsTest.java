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

  @Test
  void theSameKeyOfATenantIsTheSameRequest() throws Exception {
    String id = RequestIds.of("acme", List.of("order-1"));
    assertThat(RequestIds.of("acme", List.of("order-1"))).isEqualTo(id);
    assertThat(RequestIds.of("acme", List.of("\"order-1\""))).isEqualTo(id);
    assertThat(RequestIds.of("acme", List.of("order-2"))).isNotEqualTo(id);
    assertThat(RequestIds.of("globex", List.of("order-1"))).isNotEqualTo(id);
    assertThat(RequestIds.of("acme:o", List.of("rder-1"))).isNotEqualTo(id);
    assertThat(UUID.fromString(id).version()).isEqualTo(8);
    assertThat(UUID.fromString(id).variant()).isEqualTo(2);
  }

  @Test
  void withoutAKeyEveryRequestIsItsOwn() throws Exception {
    assertThat(RequestIds.of("acme", List.of())).isNotEqualTo(RequestIds.of("acme", List.of()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\"\"", "Schlüssel", "tab\there"})
  void refusesWhatIsNoKey(String key) {
    assertThatThrownBy(() -> RequestIds.of("acme", List.of(key)))
        .isInstanceOfSatisfying(
            RefusedException.class, e -> assertThat(e.reply().status()).isEqualTo(400));
  }

  @Test
  void refusesALongKeyAndSeveralKeys() {
    assertThatThrownBy(() -> RequestIds.of("acme", List.of("k".repeat(256))))
        .isInstanceOf(RefusedException.class);
    assertThatThrownBy(() -> RequestIds.of("acme", List.of("a", "b")))
        .isInstanceOf(RefusedException.class);
  }
}
