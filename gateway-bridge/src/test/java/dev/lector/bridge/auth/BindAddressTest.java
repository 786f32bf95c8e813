package dev.lector.bridge.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BindAddressTest {
  @Test
  void withoutTokensItIsThisMachineOnly() {
    assertThat(BindAddress.of("", false, false)).isEqualTo("localhost");
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "127.0.0.1", "127.8.0.1", "::1"})
  void anAddressOfThisMachineOnlyNeedsNoToken(String host) {
    assertThat(BindAddress.of(host, false, false)).isEqualTo(host);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "::", "192.0.2.1", "::ffff:192.0.2.1"})
  void whereOthersCanConnectItDoesNotStartAndSaysWhatToDo(String host) {
    assertThatThrownBy(() -> BindAddress.of(host, false, false))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(
            host, "lector.auth.tokens", "lector.auth.open=true", "lector.http.host=localhost");
  }

  @Test
  void withTokensOrByItsOwnWordItIsEveryAddress() {
    assertThat(BindAddress.of("", true, false)).isEqualTo("0.0.0.0");
    assertThat(BindAddress.of("", false, true)).isEqualTo("0.0.0.0");
    assertThat(BindAddress.of("192.0.2.1", false, true)).isEqualTo("192.0.2.1");
  }
}
